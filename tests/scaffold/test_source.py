"""What pip noted of where the package came from -> what installs it again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement

from studywiki.scaffold import templates
from studywiki.scaffold.source import Source, direct

COMMIT = "4a5b" * 10
HTTPS = "https://github.com/study/studywiki"
P = "mkdocs-studywiki"


def git(url: str, **more: str) -> dict[str, Any]:
    return {"url": url, "vcs_info": {"vcs": "git", "commit_id": COMMIT, **more}}


CASES: list[tuple[dict[str, Any], str, Source]] = [
    (git(HTTPS), "", Source(f"{P} @ git+{HTTPS}@{COMMIT}")),
    (git(HTTPS, requested_revision="v0.2.0"), "", Source(f"{P} @ git+{HTTPS}@{COMMIT}", "v0.2.0")),
    (git(HTTPS, requested_revision=COMMIT), "", Source(f"{P} @ git+{HTTPS}@{COMMIT}")),
    (git(HTTPS, requested_revision="a\nb # c"), "", Source(f"{P} @ git+{HTTPS}@{COMMIT}")),
    (git(HTTPS) | {"subdirectory": "py"}, "", Source(f"{P} @ git+{HTTPS}@{COMMIT}#subdirectory=py")),
    # whose it is stays out of a public file
    (git("https://me:secret@git.example.org/a/b"), "", Source(f"{P} @ git+https://git.example.org/a/b@{COMMIT}")),
    (git("ssh://git@github.com/study/studywiki"), "", Source(f"{P} @ git+{HTTPS}@{COMMIT}")),
    # of a folder, where others get it; or that they do not
    (git("file:///home/me/studywiki"), HTTPS, Source(f"{P} @ git+{HTTPS}@{COMMIT}")),
    (git("file:///home/me/studywiki"), "git@github.com:study/studywiki", Source(f"{P} @ git+{HTTPS}@{COMMIT}")),
    (git("file:///tmp/a"), "/srv/a.git", Source(f"{P} @ git+file:///tmp/a@{COMMIT}", is_local=True)),
    ({"url": "file:///tmp/a", "dir_info": {"editable": True}}, HTTPS, Source(f"{P} @ git+{HTTPS}")),
    ({"url": "file:///tmp/a", "dir_info": {}}, "", Source(f"{P} @ file:///tmp/a", is_local=True)),
    ({"url": "file:///tmp/a.whl", "archive_info": {}}, HTTPS, Source(f"{P} @ file:///tmp/a.whl", is_local=True)),
    (
        {"url": "https://example.org/a.whl", "archive_info": {"hashes": {"sha256": "ab"}}},
        "",
        Source(f"{P} @ https://example.org/a.whl#sha256=ab"),
    ),
]


@pytest.mark.parametrize(("note", "origin", "source"), CASES)
def test_a_note_is_a_requirement(note: dict[str, Any], origin: str, source: Source) -> None:
    asked: list[Path] = []

    def cloned_from(folder: Path) -> str:
        asked.append(folder)
        return origin

    assert direct(note, cloned_from) == source
    assert Requirement(source.requirement).name == P
    assert not asked or asked[0].is_absolute()


@pytest.mark.parametrize("source", [*(case[2] for case in CASES), Source(f"{P}==0.1.0")])
def test_every_workflow_installs_it(source: Source) -> None:
    for text in templates.workflows("ko", source).values():
        assert yaml.safe_load(text)["env"]["STUDYWIKI"] == source.requirement
        assert 'pip install "$STUDYWIKI"' in text

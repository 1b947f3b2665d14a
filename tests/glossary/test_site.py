"""The glossary's file in a build: read where it lies, never published."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from mkdocs.config import load_config

from studywiki.mkdocs_plugin import glossary_file, snippets
from studywiki.mkdocs_plugin.options import StudyWikiConfig
from tests.conftest import Draw

A_TERM = "- term: 에폭\n  text: 한 바퀴\n"
CASES: list[tuple[str, dict[str, str], dict[str, Any], list[str], list[str]]] = [
    ("none", {}, {}, [], []),
    ("where it is looked for", {"docs/glossary.yml": A_TERM}, {}, ["에폭"], []),
    (
        "where mkdocs.yml says",
        {"docs/용어/a.yml": A_TERM, "docs/glossary.yml": "- 층: 단계\n"},
        {"glossary": "용어/a.yml"},
        ["에폭"],
        [],
    ),
    ("mkdocs.yml wants none", {"docs/glossary.yml": A_TERM}, {"glossary": ""}, [], []),
    ("mkdocs.yml names one that is not there", {}, {"glossary": "a.yml"}, [], ["glossary-file-missing"]),
    ("Jekyll's", {"docs/_data/glossary.yml": "에폭: 한 바퀴\n"}, {}, ["에폭"], []),
    ("Jekyll's, beside the docs folder", {"_data/glossary.yml": "에폭: 한 바퀴\n"}, {}, ["에폭"], []),
    (
        "Material's",
        {"includes/abbreviations.md": "*[CNN]: 합성곱 신경망\n*[에폭]: 다른 뜻\n", "docs/glossary.yml": A_TERM},
        {"appended": "includes/abbreviations.md"},
        ["에폭", "CNN"],
        [],
    ),
]


@pytest.mark.parametrize(
    ("files", "options", "terms", "said"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_it_is_read_where_it_lies(
    files: dict[str, str], options: dict[str, Any], terms: list[str], said: list[str], tmp_path: Path
) -> None:
    for name, text in {"docs/index.md": "# 처음\n", **files}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    appended = options.pop("appended", None)
    extensions = [{"pymdownx.snippets": {"auto_append": [appended]}}] if appended else []
    (tmp_path / "mkdocs.yml").write_text("site_name: 위키\n", "utf-8")
    config = load_config(str(tmp_path / "mkdocs.yml"), markdown_extensions=extensions, plugins=[])
    snippets.confine(config)
    own = StudyWikiConfig()
    own.load_dict(options)
    assert own.validate() == ([], [])
    glossary, found = glossary_file.read(config, own)
    assert ([term.name for term in glossary.terms], [each.code for each in found]) == (terms, said)


def test_it_is_never_published(draw: Draw) -> None:
    files = {"docs/index.md": "# 처음\n\n글\n", "docs/terms [1].yml": A_TERM, "docs/other.yml": "a: 1\n"}
    plugin = {"studywiki": {"glossary": "terms [1].yml"}}
    site = draw(files, plugins=[plugin], theme={"name": "mkdocs"}, exclude_docs="!*.yml\n")
    assert sorted(path.name for path in site.folder.glob("*.yml")) == ["other.yml"]
    assert site.log == []

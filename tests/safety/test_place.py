"""Where a site may be published to: nowhere that somebody's writing would be lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs.config import load_config

from studywiki.diagnostics import StoppedError
from studywiki.mkdocs_plugin.plugin import StudyWikiPlugin
from studywiki.publishing.place import Why, refusal
from tests.forked import COMMANDS
from tests.safety.test_atomic import ENVIRONMENT, wiki
from tests.safety.test_staging import read, write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links")
WIKI = {"w/mkdocs.yml": "site_name: a", "w/docs/index.md": "# 처음", "w/docs/img/a.txt": "a", "w/hooks/hook.py": ""}
A_SITE = {"index.html": "", "404.html": "", "sitemap.xml": "", "sitemap.xml.gz": "", "a/mkdocs.yml": "shown"}


def why(root: Path, site: str, files: dict[str, str], links: dict[str, str]) -> Why | None:
    write(root, {**WIKI, **files})
    for name, target in links.items():
        (root / name).symlink_to(target.replace("ROOT", str(root)))
    (root / "w" / ".git").mkdir(exist_ok=True)
    found = refusal(root / "w" / site, root / "w" / "docs", [root / "w", root / "w" / "hooks" / "hook.py"])
    return found.why if found else None


def below(folder: str, files: dict[str, str]) -> dict[str, str]:
    return {f"{folder}/{name}": text for name, text in files.items()}


@pytest.mark.parametrize(
    ("site", "files", "links"),
    [
        ("site", {}, {}),
        ("site", below("w/site", A_SITE), {}),
        ("site", {"w/site/index.html": "an older site"}, {}),
        ("site", {"w/site/.git/HEAD": "", "w/site/.nojekyll": ""}, {}),
        ("site", {"w/site/.git": "gitdir: ../.git/worktrees/site", "w/site/README.md": "# gh-pages"}, {}),
        ("site", {**below("w/site", A_SITE), "w/site/mkdocs.yml": "shown", "w/site/a.md": "shown"}, {}),
        ("site", {"w/site/data.csv": "somebody's, as always"}, {}),
        ("build/html/site", {}, {}),
        ("../public", {}, {}),
        ("site", {"real/.keep": ""}, {"w/site": "../real"}),
        ("site", below("real", A_SITE), {"w/site": "ROOT/real"}),
        ("site", {"real/index.html": "an older site"}, {"w/site": "../real"}),
        ("site", {}, {"w/site": "../real"}),
        ("public/html", {"real/www/data.csv": ""}, {"public": "real/www"}),
        ("../public", {"real/www/data.csv": "a link outside of the repository"}, {"public": "real/www"}),
    ],
)
def test_a_site_is_published_there(tmp_path: Path, site: str, files: dict[str, str], links: dict[str, str]) -> None:
    assert why(tmp_path, site, files, links) is None


@pytest.mark.parametrize(
    ("site", "files", "links", "refused"),
    [
        ("site", {}, {"w/site": "docs"}, Why.AROUND),
        ("site", {}, {"w/site": "ROOT/w/docs"}, Why.AROUND),
        ("site", {}, {"w/site": "a", "w/a": "./b", "w/b": "../w/docs"}, Why.AROUND),
        ("site", {}, {"w/site": "."}, Why.AROUND),
        ("site", {}, {"w/site": ".."}, Why.AROUND),
        ("site", {}, {"w/site": "/"}, Why.AROUND),
        ("site", {}, {"w/site": "hooks"}, Why.AROUND),
        (".", {}, {}, Why.AROUND),
        ("../w", {}, {}, Why.AROUND),
        ("docs", {}, {}, Why.AROUND),
        ("site", {}, {"w/site": "docs/img"}, Why.INSIDE),
        ("site", {}, {"w/site": "docs/not-there-yet"}, Why.INSIDE),
        ("build/site", {}, {"w/build": "docs"}, Why.INSIDE),
        ("build/img", {}, {"w/build": "docs"}, Why.INSIDE),
        ("site", {}, {"w/site": ".git"}, Why.INSIDE),
        ("site", {"w/.git/hooks/a": ""}, {"w/site": ".git/hooks"}, Why.INSIDE),
        ("site", {"other/mkdocs.yml": "site_name: b"}, {"w/site": "../other"}, Why.WIKI),
        ("site", {"other/sidebar_doc.yml": "", "other/index.html": ""}, {"w/site": "../other"}, Why.WIKI),
        ("../other", {"other/a/b.MD": "# 글"}, {}, Why.WIKI),
        ("notes", {"w/notes/글.md": "# 글"}, {}, Why.WIKI),
        ("site", {"other/notes/readme.md": "# 글"}, {"w/site": "../other"}, Why.WIKI),
        ("site", {"w/src/a.py": ""}, {"w/site": "src"}, Why.OTHER),
        ("site", {"home/photo.jpg": ""}, {"w/site": "ROOT/home"}, Why.OTHER),
        ("out/site", {"home/site/photo.jpg": ""}, {"w/out": "../home"}, Why.OTHER),
    ],
)
def test_somebodys_work_is_not_replaced(
    tmp_path: Path, site: str, files: dict[str, str], links: dict[str, str], refused: Why
) -> None:
    assert why(tmp_path, site, files, links) is refused


def mkdocs(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return COMMANDS.said("mkdocs", *arguments, cwd=root, env=ENVIRONMENT)


@pytest.mark.parametrize(
    ("command", "target"),
    [
        (["build"], "docs"),
        (["build", "--dirty"], "docs"),
        (["gh-deploy"], "docs"),
        (["build", "-d", "./site/"], "docs/sub"),
        (["build"], ".git"),
    ],
)
def test_a_link_to_the_sources_stops_every_command(tmp_path: Path, command: list[str], target: str) -> None:
    wiki(tmp_path, "new", theme={"name": "mkdocs", "language": "ko"})
    write(tmp_path, {"docs/sub/a.md": "# 글", ".git/HEAD": "ref: refs/heads/main"})
    (tmp_path / "site").symlink_to(target)
    before = read(tmp_path)
    done = mkdocs(tmp_path, *command)
    assert done.returncode == 1
    assert "빌드하지 않았습니다" in done.stdout
    assert "심볼릭 링크라면 그 링크를 지우세요" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert read(tmp_path) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == [".git", "docs", "mkdocs.yml", "site"]


def test_a_dirty_build_writes_through_no_link(tmp_path: Path) -> None:
    wiki(tmp_path, "new")
    assert mkdocs(tmp_path, "build").returncode == 0
    (tmp_path / "site" / "p1.html").unlink()
    (tmp_path / "site" / "p1.html").symlink_to("../docs/p1.md")
    before = read(tmp_path / "docs")
    done = mkdocs(tmp_path, "build", "--dirty")
    assert done.returncode == 1
    assert "A symbolic link in the site's folder leads out of it" in done.stdout
    assert read(tmp_path / "docs") == before
    assert mkdocs(tmp_path, "build").returncode == 0
    assert read(tmp_path / "docs") == before


def test_serve_writes_elsewhere_and_says_it(tmp_path: Path) -> None:
    wiki(tmp_path, "new")
    (tmp_path / "site").symlink_to("docs")
    config = load_config(str(tmp_path / "mkdocs.yml"), site_dir=str(tmp_path / "shown"))
    config.plugins.on_startup(command="serve", dirty=False)
    config.plugins.on_config(config)
    plugin = config.plugins["studywiki"]
    assert isinstance(plugin, StudyWikiPlugin)
    assert "site-dir-around-sources" in [each.code for each in plugin.found]


def test_serve_does_not_write_into_the_sources_either(tmp_path: Path) -> None:
    wiki(tmp_path, "new")
    (tmp_path / "shown").symlink_to("docs")
    config = load_config(str(tmp_path / "mkdocs.yml"), site_dir=str(tmp_path / "shown"))
    config.plugins.on_startup(command="serve", dirty=False)
    with pytest.raises(StoppedError):
        config.plugins.on_config(config)

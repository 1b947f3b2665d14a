"""What has the whole wiki built: all that other pages show, or may."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from studywiki.messages.phrases import spoken
from tests.serving.served import Served, serving
from tests.serving.test_one_page import differing

WIKI = {
    "sidebar_doc.yml": "- 처음: index.md\n- a.md\n- 둘: b.md\n",
    "_config.yml": "title: 위키\n",
    "macros.tex": "\\newcommand{\\R}{\\mathbb{R}}\n",
    "docs/index.md": "---\ntags: [하나]\nsummary: 요약\n---\n\n# 처음\n\n글 {{ site.title }}\n",
    "docs/a.md": '# 가나\n\n$\\R$ 글\n\n--8<-- "b.md"\n',
    "docs/d.md": "# 마바\n\n글\n",
    "docs/e.md": "# 사아\n\n글\n\n$$y \\label{eq:1}$$\n",
    "docs/b.md": "# 다라\n\n끼워 넣는 글\n",
    "docs/c.md": "처음에는 글.\n\n# 제목은 나중에\n\n$$x \\label{eq:x}$$\n",
    "docs/tags.md": "# 태그\n\n<!-- material/tags -->\n",
    "docs/_includes/note.html": "끼워 넣는 것",
    "docs/a.txt": "글",
    "theme/partials/footer.html": "<footer>끝</footer>",
}

EDITS = {
    "front matter": ("front-matter", "docs/index.md", "tags: [하나]", "tags: [하나, 둘]"),
    "a comment in the front matter": ("front-matter", "docs/index.md", "summary: ", "# 참고\nsummary: "),
    "the heading that is the title": ("title", "docs/a.md", "# 가나", "# 가나다"),
    "a heading below text that is the title": ("title", "docs/c.md", "# 제목은 나중에", "# 제목은 다음에"),
    "a heading before the title": ("title", "docs/d.md", "# 마바", "# 앞에\n\n# 마바"),
    "the label of an equation": ("equations", "docs/c.md", "eq:x", "eq:y"),
    "the number of an equation": ("equations", "docs/e.md", "$$y", "$$z \\label{eq:z}$$\n\n$$y"),
    "a page that another includes": ("snippet", "docs/b.md", "끼워 넣는 글", "다른 글"),
    "a page that lists tags": ("tags", "docs/tags.md", "# 태그\n", "# 태그\n\n글\n"),
    "the first diagram": ("title", "docs/e.md", "# 사아", "# 사아\n\n```mermaid\ngraph TD; A-->B\n```"),
    "the sidebar": ("file", "sidebar_doc.yml", "둘: ", "셋: "),
    "the options": ("file", "mkdocs.yml", "site_name: 스터디 위키", "site_name: 다른 위키"),
    "the macros": ("file", "macros.tex", "mathbb{R}", "mathbf{R}"),
    "what Jekyll's configuration says": ("file", "_config.yml", "title: 위키", "title: 다른 위키"),
    "an include": ("file", "docs/_includes/note.html", "끼워 넣는 것", "끼워 넣은 것"),
    "a file that is no page": ("file", "docs/a.txt", "글", "다른 글"),
    "a template": ("file", "theme/partials/footer.html", "끝", "마침"),
}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    options: dict[str, Any] = {
        "theme": {"name": "material", "language": "ko", "custom_dir": "theme"},
        "markdown_extensions": ["pymdownx.snippets"],
    }
    with serving(tmp_path_factory.mktemp("wiki"), WIKI, **options) as wiki:
        yield wiki


def says(served: Served, key: str, file: str) -> bool:
    return served.log[:1] == [spoken("serving", "ko")[f"whole-{key}"].format(file=file)]


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_what_other_pages_may_show_has_the_whole_built(served: Served, edit: tuple[str, str, str, str]) -> None:
    key, name, before, after = edit
    served.edit("docs/c.md", "처음에는", "처음에는 그")
    assert not served.wake()
    served.edit(name, before, after)
    assert served.wake()
    assert says(served, key, name), served.log
    served.edit("docs/c.md", "처음에는 그", "처음에는")
    assert not served.wake()


@pytest.mark.parametrize("name", ["docs/new.md", "docs/new.png", "docs/.nojekyll", "docs/_data/x.yml"])
def test_files_come_and_go(served: Served, name: str) -> None:
    counts = "/." not in name
    served.write(name, "# 새 글\n")
    assert served.wake() == counts
    assert not counts or says(served, "file", name), served.log
    (served.root / name).unlink()
    assert served.wake() == counts


def test_a_page_whose_name_changes_has_the_whole_built(served: Served) -> None:
    (served.root / "docs/d.md").rename(served.root / "docs/f.md")
    assert served.wake()
    (served.root / "docs/f.md").rename(served.root / "docs/d.md")
    assert served.wake()


def test_the_whole_is_built_where_a_page_alone_would_stop(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> object:
        raise RuntimeError("a fault")

    served.edit("docs/c.md", "처음에는", "처음부터")
    with monkeypatch.context() as patch:
        patch.setattr("studywiki.mkdocs_plugin.rebuilding._populate_page", stopped)
        assert served.wake()
    assert says(served, "stopped", "")
    served.edit("docs/c.md", "처음부터", "처음에는")
    assert not served.wake()


def test_a_build_that_stopped_is_none_to_go_on_from(served: Served) -> None:
    served.edit("mkdocs.yml", "name: material", "name: 없는테마")
    with pytest.raises(Exception, match="configuration"):
        served.wake()
    served.edit("mkdocs.yml", "name: 없는테마", "name: material")
    served.edit("docs/c.md", "처음에는", "처음부터")
    assert served.wake()
    served.edit("docs/c.md", "처음부터", "처음에는")
    assert not served.wake()


ONE = {"docs/index.md": "# 처음\n\n글\n", "docs/b.md": "# 둘\n\n글\n"}


def test_many_pages_at_once_have_the_whole_built(tmp_path: Path) -> None:
    pages = {f"docs/p{n}.md": f"# {n}\n\n글\n" for n in range(11)}
    with serving(tmp_path, {**ONE, **pages}) as served:
        for name in pages:
            served.edit(name, "글", "다른 글")
        assert served.wake()
        assert says(served, "many", "")


HOOK = "def on_page_markdown(markdown, **_):\n    return markdown.replace('글', '문장')\n"


def test_what_nobody_knows_has_the_whole_built_and_is_said_once(tmp_path: Path) -> None:
    with serving(tmp_path, {**ONE, "hook.py": HOOK}, hooks=["hook.py"]) as served:
        served.edit("docs/b.md", "글", "새 글")
        assert served.wake()
        assert says(served, "plugin", "hook.py"), served.log
        served.edit("docs/b.md", "새 글", "글")
        assert served.wake()
        assert not says(served, "plugin", "hook.py")


def test_an_extension_that_nobody_knows_has_the_whole_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    extension = "from markdown.extensions.abbr import AbbrExtension as makeExtension\n"
    extension += "makeExtension = type('Other', (makeExtension,), {'__module__': __name__})\n"
    (tmp_path / "other_includes.py").write_text(extension, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with serving(tmp_path, ONE, markdown_extensions=["other_includes"]) as served:
        served.edit("docs/b.md", "글", "새 글")
        assert served.wake()
        assert says(served, "plugin", "markdown_extensions"), served.log


def test_a_strict_preview_judges_the_whole(tmp_path: Path) -> None:
    with serving(tmp_path, ONE, strict=True) as served:
        served.edit("docs/b.md", "글", "새 글")
        assert served.wake()
        assert says(served, "strict", "")


def test_a_dirty_preview_is_as_clean_as_any(tmp_path: Path) -> None:
    sidebar = "- index.md\n- b.md\n"
    plugins = ["studywiki", "search"]
    with serving(tmp_path, {**ONE, "sidebar_doc.yml": sidebar}, dirty=True, plugins=plugins) as served:
        served.edit("docs/b.md", "글", "새 글")
        assert not served.wake()
        served.edit("sidebar_doc.yml", "- b.md", "- 이름: b.md")
        assert served.wake()
        dirty = served.files()
    with serving(tmp_path, {}, plugins=plugins) as served:
        assert differing(dirty, served.files()) == ["mkdocs.yml"] * 0

"""Which pages are rendered and printed again after an edit, and which are not."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from studywiki.cache.store import Store
from studywiki.mkdocs_plugin.finished_pages import Finisher
from studywiki.mkdocs_plugin.plugin import StudyWikiPlugin
from studywiki.text.resting import Resting
from studywiki.text.source import Source
from tests.conftest import MINIMAL

PAGES = {
    "docs/index.md": "# 처음\n\n[a](a.md)\n",
    "docs/a.md": "---\ntitle: 가\n---\n\n$x \\label{eq}$ [나](b.md) [없음](none.md)\n",
    "docs/b.md": "---\ntitle: 나\n---\n\n\\eqref{eq} {{ site.data.x }} <script>1</script>\n",
    "docs/c.md": "---\ntitle: 다\n---\n\n글\n",
    "docs/_data/x.yml": "1\n",
    "sidebar_doc.yml": "".join(
        f"- title: {title}\n  page: {page}.md\n"
        for title, page in zip("처가나다", ("index", "a", "b", "c"), strict=True)
    ),
}


class Built:
    """What a build found in the cache, and what it said."""

    def __init__(self, root: Path, **config: Any) -> None:
        (root / "mkdocs.yml").write_text(yaml.safe_dump({**MINIMAL, **config}), "utf-8")
        loaded = load_config(str(root / "mkdocs.yml"))
        self.log: list[str] = []
        handler = logging.Handler()
        handler.emit = lambda record: self.log.append(record.getMessage())  # type: ignore[method-assign]
        logger = logging.getLogger("mkdocs")
        level = logger.level
        logger.setLevel(logging.INFO)
        logger.addHandler(handler)
        try:
            loaded.plugins.on_startup(command="build", dirty=False)
            build(loaded)
            loaded.plugins.on_shutdown()
        finally:
            logger.removeHandler(handler)
            logger.setLevel(level)
        plugin = cast("StudyWikiPlugin", loaded.plugins["studywiki"])
        self.held = sorted(plugin.pages.rendered)
        self.texts = [type(page.source) for _, page in plugin.pages._read.values()]
        self.rendered = len(PAGES) - 2 - plugin.keeper.known
        self.printed = len(PAGES) - 2 - plugin.finisher.known


def draw(root: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("edit", "rendered", "printed"),
    [
        ({}, 0, 0),
        ({"docs/c.md": "---\ntitle: 다\n---\n\n다른 글\n"}, 1, 1),
        ({"docs/_data/x.yml": "2\n"}, 1, 1),
        ({"docs/none.md": "# 이제는 있다\n"}, 1, 1),
        ({"docs/a.md": PAGES["docs/a.md"].replace("eq", "other")}, 2, 2),
        ({"sidebar_doc.yml": PAGES["sidebar_doc.yml"].replace("다", "라")}, 0, 4),
        ({"docs/picture.png": "\x89PNG"}, 0, 0),
    ],
    ids=["nothing", "text", "what Liquid asks for", "a file that was missed", "an equation", "a title", "a picture"],
)
def test_only_what_an_edit_reaches_is_made_again(
    edit: Mapping[str, str], rendered: int, printed: int, tmp_path: Path
) -> None:
    draw(tmp_path, PAGES)
    first = Built(tmp_path)
    assert (first.rendered, first.printed) == (4, 4)
    draw(tmp_path, edit)
    again = Built(tmp_path)
    assert (again.rendered, again.printed) == (rendered, printed)


def test_what_is_told_of_a_page_is_told_again(tmp_path: Path) -> None:
    draw(tmp_path, PAGES)
    told = [[line for line in Built(tmp_path).log if line.startswith("studywiki: docs/")] for _ in range(2)]
    assert told[0] == told[1]
    assert [line.split("  ")[0].split()[-1] for line in told[0]] == ["broken-link", "html-removed"]


def test_a_letter_that_is_none_is_kept_and_read_again(tmp_path: Path) -> None:
    store = Store(tmp_path / "kept")
    store.put(b"key", "\ud800".encode("utf-8", "surrogatepass"))
    page = cast("Any", SimpleNamespace(file=SimpleNamespace(dest_uri="a.html")))
    assert Finisher(store, lambda: b"", str, lambda _: False).found(page, b"key") == "\ud800"


def test_an_owners_hook_prints_each_page(tmp_path: Path) -> None:
    draw(tmp_path, PAGES)
    (tmp_path / "hook.py").write_text("def on_post_page(output, **_):\n    return output + '<!-- here -->'\n")
    for _ in range(2):
        built = Built(tmp_path, hooks=["hook.py"])
        assert built.printed == 4
        assert [line for line in built.log if "cache-unknown-plugin" in line and "hook" in line]
        assert all(path.read_text("utf-8").endswith("<!-- here -->") for path in (tmp_path / "site").glob("?.html"))
    assert built.rendered == 0


def test_an_extension_that_nobody_knows_renders_each_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draw(tmp_path, PAGES)
    (tmp_path / "own_extension.py").write_text(
        "from markdown.extensions import Extension\n\n\n"
        "class Own(Extension):\n    def extendMarkdown(self, md):\n        pass\n\n\n"
        "def makeExtension(**options):\n    return Own(**options)\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    for _ in range(2):
        built = Built(tmp_path, markdown_extensions=["own_extension"])
        assert built.rendered == 4
        assert [line for line in built.log if "own_extension" in line]


def test_without_a_cache_nothing_is_kept(tmp_path: Path) -> None:
    draw(tmp_path, PAGES)
    without = [{"studywiki": {"cache": False}}]
    assert [Built(tmp_path, plugins=without).rendered for _ in range(2)] == [4, 4]


def test_a_page_that_a_time_limit_has_cut_short_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draw(tmp_path, PAGES)
    monkeypatch.setattr("studywiki.math.extension.TOO_LONG", "")  # which is what is said of a formula that was typeset
    assert [Built(tmp_path).rendered for _ in range(2)] == [4, 1]


def test_what_is_printed_is_let_go_where_nobody_looks_at_it_later(tmp_path: Path) -> None:
    draw(tmp_path, PAGES)
    assert [Built(tmp_path).held for _ in range(2)] == [[], []]
    hook = "def on_post_build(config):\n    assert all(page.content for page in PAGES)\n"
    hook += "PAGES = []\ndef on_page_markdown(markdown, page, **_):\n    PAGES.append(page)\n"
    (tmp_path / "hook.py").write_text(hook)
    assert Built(tmp_path, hooks=["hook.py"]).held == ["a.md", "b.md", "c.md", "index.md"]


def test_the_texts_of_pages_that_nobody_knew_lie_packed(tmp_path: Path) -> None:
    draw(tmp_path, PAGES)
    assert set(Built(tmp_path).texts) == {Resting}
    assert set(Built(tmp_path).texts) == {Source}

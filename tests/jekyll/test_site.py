"""`_config.yml` and `_data` as `site`."""

from __future__ import annotations

from pathlib import Path

from studywiki.markdown.jekyll.site import Site


def test_a_wiki_without_jekylls_files_has_none(tmp_path: Path) -> None:
    assert Site([tmp_path], lambda: {"title": "x"})() == {}


def test_configuration_and_data(tmp_path: Path) -> None:
    (tmp_path / "_data" / "sub").mkdir(parents=True)
    (tmp_path / "_config.yml").write_text("url: http://a.b\nprint: false\n", "utf-8")
    (tmp_path / "_data" / "urls.yml").write_text("help: {link: a}\n", "utf-8")
    (tmp_path / "_data" / "sub" / "a.json").write_text('[1, "가"]', "utf-8")
    (tmp_path / "_data" / "bad.yml").write_text("a: [\n", "utf-8")
    (tmp_path / "_data" / "bomb.yml").write_text("a: &a [*a]\n", "utf-8")
    urls = {"help": {"link": "a"}}
    data = {"urls": urls, "sub": {"a": [1, "가"]}, "bad": None, "bomb": None}
    assert Site([tmp_path], lambda: {"title": "x"})() == {
        "title": "x",
        "url": "http://a.b",
        "print": False,
        "data": data,
    }


def test_pages_by_name(tmp_path: Path) -> None:
    (tmp_path / "_config.yml").write_text("x: 1\n", "utf-8")
    urls = Site([tmp_path], pages=lambda: {"sub/doc a.md": "제목 [1]"})()["data"]["urls"]
    assert urls["doc a"]["link"] == "[제목 \\[1\\]](/sub/doc%20a.html)"

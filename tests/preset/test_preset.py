"""`plugins: [studywiki]` alone is a whole wiki; what the user sets wins."""

from __future__ import annotations

import pytest

from tests.conftest import Draw

PAGE = {"docs/index.md": "# 처음\n\n```python\nx = 1\n```\n", "docs/doc_caffe_intro.md": "# 카페\n"}


def test_old_addresses_live(draw: Draw) -> None:
    site = draw(PAGE)
    assert (site.folder / "doc_caffe_intro.html").is_file()


def test_the_users_choice_of_addresses_wins(draw: Draw) -> None:
    site = draw(PAGE, use_directory_urls=True)
    assert (site.folder / "doc_caffe_intro" / "index.html").is_file()


def test_search_is_on(draw: Draw) -> None:
    assert "카페" in {each["title"] for each in draw(PAGE).found()}


def test_a_listed_plugin_is_not_added_twice(draw: Draw) -> None:
    site = draw(PAGE, plugins=[{"search": {"separator": "X"}}, "studywiki"])
    assert '"separator":"X"' in site.text("search/search_index.json").replace(" ", "")
    assert not site.log


def test_an_extension_that_the_user_sets_keeps_his_options(draw: Draw) -> None:
    site = draw(PAGE, markdown_extensions=[{"toc": {"permalink": "¶¶"}}])
    assert "¶¶" in site.text("index.html")


def test_code_is_highlighted(draw: Draw) -> None:
    assert draw(PAGE).article("index.html").xpath('.//div[contains(@class, "highlight")]//pre')


def test_a_broken_anchor_is_warned_of(draw: Draw) -> None:
    site = draw({"docs/index.md": "# 처음\n\n[없음](#none)\n"})
    assert any("#none" in line for line in site.log)


def test_the_users_validation_wins(draw: Draw) -> None:
    site = draw({"docs/index.md": "# 처음\n\n[없음](#none)\n"}, validation={"links": {"anchors": "ignore"}})
    assert not site.log


def test_the_workflow_says_where_the_site_will_be(draw: Draw, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://study.github.io/wiki/")
    assert "https://study.github.io/wiki/doc_caffe_intro.html" in draw(PAGE).text("sitemap.xml")


def test_the_users_site_url_wins(draw: Draw, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://study.github.io/wiki/")
    assert "https://wiki.example/doc" in draw(PAGE, site_url="https://wiki.example/").text("sitemap.xml")

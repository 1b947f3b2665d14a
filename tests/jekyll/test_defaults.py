"""Front matter that `_config.yml` gives to many pages: to which, what of it, and what is told."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from studywiki import bounds
from studywiki.jekyll.defaults import Defaults, merged
from studywiki.jekyll.scopes import Scope
from studywiki.jekyll.site import Site
from studywiki.pages.collections import Collections
from studywiki.pages.permalink import Addresses, NotCertainError

CONFIG = {"collections": {"tools": {"output": True}, "bare": {"output": False}}}


def given(text: str, path: str = "a.md", docs: str = "", root: Path | None = None) -> dict[str, Any]:
    """Give what the page at `path` is given by the `defaults` of `text`."""
    return {key: each.value for key, each in defaults(text, docs, root).of(path).items()}


def defaults(text: str, docs: str = "", root: Path | None = None) -> Defaults:
    assert root
    (root / "_config.yml").write_text(text, "utf-8")
    return Defaults(Site([root]).config_node("defaults"), "_config.yml", docs, Collections(CONFIG, docs))


@pytest.mark.parametrize(
    "text",
    [
        "title: x",
        "defaults:",
        "defaults: x",
        "defaults: {values: {layout: x}}",
        "defaults: [x, 1, [], {}, {scope: {path: ''}}, {scope: {path: ''}, values: x}]",
        "defaults: [{scope: {path: b}, values: {layout: x}}]",
        "defaults: [{scope: {path: '', type: posts}, values: {layout: x}}]",
        "defaults: [{scope: {path: ''}, values: {title: 모두의 제목, published: false, layout: }}]",
    ],
)
def test_a_page_is_given_nothing(tmp_path: Path, text: str) -> None:
    assert given(text, root=tmp_path) == {}


@pytest.mark.parametrize(
    ("scope", "held", "other"),
    [
        ("{path: ''}", "a/b.md", None),
        ("", "a/b.md", None),
        ("{path: ''}", "_posts/2016-01-02-a.md", None),
        ("{path: a}", "a/b.md", "b/a.md"),
        ("{path: /a/}", "a/b.md", "ab/c.md"),
        ("{path: a/b.md}", "a/b.md", "a/c.md"),
        ("{path: docs/a}", "a/b.md", "b/a.md"),
        ("{type: pages}", "a.md", "_posts/2016-01-02-a.md"),
        ("{type: page}", "docs:a.md", "_posts/a.md"),
        ("{path: '', type: posts}", "x/_posts/2016-01-02-a.md", "a.md"),
        ("{path: '', type: tools}", "docs:_tools/a.md", "docs:_bare/a.md"),
        ("{path: 'a/*/c.md'}", "a/b/c.md", "a/b/x/c.md"),
        ("{path: 'a/*'}", "a/b/c/d.md", "b/a/c.md"),
        ("{path: 'a/**/d.md'}", "a/b/c/d.md", "a/b/c/e.md"),
        ("{path: 'a/**/d.md'}", "a/d.md", "d.md"),
        ("{path: '*_글'}", "내_글/a.md", "내_글2/a.md"),
        ("{path: '[ab]?/x.md'}", "a1/x.md", "c1/x.md"),
        ("{path: '[z-a]/x.md'}", "", "z/x.md"),
    ],
)
def test_scopes(tmp_path: Path, scope: str, held: str, other: str | None) -> None:
    text = f"defaults: [{{scope: {scope}, values: {{layout: x}}}}]"
    docs = "" if held.startswith("docs:") else "docs"
    assert not held or given(text, held.removeprefix("docs:"), docs, tmp_path) == {"layout": "x"}
    assert other is None or given(text, other.removeprefix("docs:"), docs, tmp_path) == {}


def test_the_longer_path_and_the_type_go_before(tmp_path: Path) -> None:
    values = {"a/b": 1, "a": 2, "": 3}
    sets = [f"{{scope: {{path: '{path}'}}, values: {{x: {value}, y{value}: 1}}}}" for path, value in values.items()]
    sets += ["{scope: {path: '', type: pages}, values: {x: 4, z: 4}}", "{scope: {path: ''}, values: {z: 5}}"]
    text = f"defaults: [{', '.join(sets)}]"
    assert given(text, "a/b/c.md", root=tmp_path) == {"x": 1, "y1": 1, "y2": 1, "y3": 1, "z": 4}
    assert given(text, "c.md", root=tmp_path) == {"x": 4, "y3": 1, "z": 4}


def test_values_are_read_as_a_pages_own(tmp_path: Path) -> None:
    values = "{tags: 'a, b', search: exclude, hide: toc, redirect_from: /old/, icon: 3, comments: false, n: {a: 1}}"
    read = given(f"defaults: [{{scope: {{path: ''}}, values: {values}}}]", root=tmp_path)
    assert read == {
        "tags": ["a", "b"],
        "search": {"exclude": True},
        "hide": ["toc"],
        "redirect_from": ["/old/"],
        "icon": "3",
        "comments": False,
        "n": {"a": 1},
    }
    text = "defaults: [{scope: {path: ''}, values: {published: false}}]"
    assert given(text, "_posts/2016-01-02-a.md", root=tmp_path) == {"published": False}


def test_what_a_page_says_itself_goes_before(tmp_path: Path) -> None:
    text = "defaults: [{scope: {path: ''}, values: {layout: x, n: {a: 1, b: 1}, categories: [c], tags: [t]}}]"
    own = {"layout": "y", "n": {"a": 2}, "categories": "d e", "tags": ["u"]}
    assert merged(own, defaults(text, root=tmp_path).of("a.md")) == {
        "layout": "y",
        "n": {"a": 2, "b": 1},
        "categories": ["c", "d", "e"],
        "tags": ["u"],
    }


def test_a_single_tag_is_given_beside_a_pages_own(tmp_path: Path) -> None:
    tagged = defaults("defaults: [{scope: {path: ''}, values: {tag: 합성곱 신경망}}]", root=tmp_path).of("a.md")
    assert merged({}, tagged)["tags"] == ["합성곱 신경망"]
    assert merged({"tags": ["u"]}, tagged)["tags"] == ["합성곱 신경망", "u"]


def test_what_cannot_be_read_is_told_where_it_stands(tmp_path: Path) -> None:
    found = defaults(
        "title: x\ndefaults:\n  - scope: {path: ''}\n    values:\n      permalink: 3\n      layout: y\n", root=tmp_path
    )
    assert {key: each.value for key, each in found.of("a.md").items()} == {"layout": "y"}
    (told,) = found.found
    assert (told.code, told.location.line, told.location.column) == ("front-matter-wrong-type", 5, 18)


@pytest.mark.parametrize(
    "sets",
    [
        ["{scope: {path: ''}, values: {x: y}}"] * (bounds.DEFAULTS + 1),
        [f"{{values: {{x: {'y' * bounds.DEFAULTS_TEXT}}}}}"],
        ["{values: {x: &a [1, 2, 3, 4, 5, 6, 7, 8, 9]}}", *["{values: {x: [*a, *a, *a, *a, *a, *a]}}"] * 90],
    ],
)
def test_too_many_are_told(tmp_path: Path, sets: list[str]) -> None:
    found = defaults(f"defaults: [{', '.join(sets)}]", root=tmp_path)
    assert [each.code for each in found.found] == ["site-defaults-too-many"]
    assert sum(len(str(each.value)) for each in found.of("a.md").values()) < bounds.DEFAULTS_TEXT


@pytest.mark.parametrize("path", ["a*" * 400, "**/" * 300 + "x", "[a]*" * 200 + "b"])
def test_time_is_linear(path: str) -> None:
    scope = Scope(path)
    start = time.process_time()
    for _ in range(20):
        scope.holds(["a" * 250, "/".join("a" * 120)], "pages")
    assert time.process_time() - start < 2


COLLECTIONS = {
    "tools": {"output": True},
    "papers": {"output": True, "permalink": "/:collection/:year/:title/"},
    "posts": {"permalink": "/blog/:slug/"},
}


@pytest.mark.parametrize(
    ("style", "path", "meta", "address"),
    [
        ("", "a.md", {}, None),
        ("", "_posts/2016-01-02-a.md", {}, "/2016/01/02/a.html"),
        ("date", "_tools/해머.md", {}, "/tools/해머.html"),
        ("pretty", "_tools/x/y.md", {}, "/tools/x/y/"),
        ("/:title/", "_tools/y.md", {}, "/tools/y/"),
        ("date", "_papers/GAN 논문.md", {"date": "2014-06-10"}, "/papers/2014/GAN-논문/"),
        ("date", "_papers/2014-06-10-GAN.md", {}, "/papers/2014/GAN/"),
        ("date", "_papers/GAN.md", {}, None),
        ("weekdate", "_posts/2016-01-02-a.md", {"category": "X"}, "/x/2016/W53/Sat/a.html"),
        ("/:w_year/:short_month/:long_day/:slugified_categories/:title", "study/_posts/2016-01-02-a.md",
         {"categories": "Deep_L"}, "/2015/Jan/Saturday/study/deep-l/a"),
        ("/blog/:year/:i_day/:title/", "_posts/2016-01-02-a.md", {"slug": "B c"}, "/blog/2016/2/B-c/"),
    ],
)  # fmt: skip
def test_the_addresses_that_jekyll_gave(style: str, path: str, meta: dict[str, Any], address: str | None) -> None:
    collections = {key: each for key, each in COLLECTIONS.items() if key != "posts"}
    assert Addresses(style, Collections({"collections": collections})).published(path, meta) == address


def test_posts_may_have_addresses_of_their_own() -> None:
    addresses = Addresses("pretty", Collections({"collections": COLLECTIONS}))
    assert addresses.published("_posts/2016-01-02-가.md", {}) == "/blog/가/"
    assert addresses.published("a.md", {}) == "/a/"


def test_placeholders_of_pages_are_few() -> None:
    assert Addresses().filled("/x/:path/:basename:output_ext", "a/b.md", {}) == "/x/a/b.html"
    with pytest.raises(NotCertainError):
        Addresses().filled("/:year/:basename/", "a/b.md", {})

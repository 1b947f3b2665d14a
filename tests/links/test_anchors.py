"""Anchors are GitHub's. The expected ones are those that github.com shows for these headings."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import pytest
from markdown import Markdown

from studywiki.markdown.anchors import AnchorsExtension, slug


@pytest.mark.parametrize(
    ("words", "anchor"),
    [
        ("준비", "준비"),
        ("1.2 준비 (설치)", "12-준비-설치"),
        ("What's New?", "whats-new"),
        ("C++ & Python", "c--python"),
        ("a_b-c  d", "a_b-c--d"),
        ("경사 하강법: SGD", "경사-하강법-sgd"),
        ("🚀 시작", "-시작"),
        ("⚙️ 설정", "️-설정"),
        ("Ⅷ장 ①번", "ⅷ장-번"),
        ("É́cole", "é́cole"),
        ("日本語、テスト", "日本語テスト"),
        ("!!!", ""),
        ("$H_2 O$", "h_2-o"),
        ("foo\u3000bar", "foobar"),
    ],
)
def test_slug(words: str, anchor: str) -> None:
    assert slug(words) == anchor
    assert slug(unicodedata.normalize("NFD", words)) == anchor


def ids(text: str, *extensions: str, **configs: Any) -> list[str]:
    html = Markdown(extensions=[AnchorsExtension(), *extensions], extension_configs=configs).convert(text)
    return re.findall(r'<h\d id="([^"]*)"', html)


def test_inline_markup_and_duplicates() -> None:
    text = "# `code` 와 *강조*\n\n## [링크](a.md) &amp; 끝\n\n## 같음\n\n## 같음\n\n## 같음-1\n\n## 같음"
    assert ids(text) == ["code-와-강조", "링크--끝", "같음", "같음-1", "같음-1-1", "같음-2"]


def test_escaped_characters() -> None:
    text = "## 1\\. 소개\n\n## A\\*B & C\\_D\n\n## **굵게(주의)**은 *\n\n## f(x) = {x}"
    assert ids(text) == ["1-소개", "ab--c_d", "굵게주의은-", "fx--x"]
    assert ids(text, "studywiki.markdown.extension", "toc", "attr_list") == [
        "1-소개",
        "ab--c_d",
        "굵게주의은-",
        "fx--x",
    ]


def test_links_within_the_page_find_headings_in_any_case() -> None:
    text = '[a](#API) [b](#Foo) [c](#없음) [d](#FOO-바)\n\n## API\n\n## Foo 바\n\n## foo\n\n<a name="Foo"></a>'
    html = Markdown(extensions=[AnchorsExtension()]).convert(text)
    assert re.findall(r'href="([^"]*)"', html) == ["#api", "#Foo", "#없음", "#foo-바"]


def test_an_id_of_the_authors_own_wins() -> None:
    assert ids("## 가 {#own}\n\n## own", "attr_list", "toc") == ["own", "own-1"]


def test_the_table_of_contents_leads_there() -> None:
    md = Markdown(extensions=[AnchorsExtension(), "toc"])
    md.convert("# 가 나\n\n## 가 나\n\n## ???")
    assert [(one["id"], one["children"][0]["id"]) for one in md.toc_tokens] == [("가-나", "가-나-1")]  # type: ignore[attr-defined]


def test_the_users_slugify_stands() -> None:
    assert ids("# 가 나", "toc", toc={"slugify": lambda words, sep: "x"}) == ["x"]

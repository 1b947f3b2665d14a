"""Front matter of every real shape: right values, exact places, and never an exception."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from studywiki.pages import front_matter, source_page


def read(text: str) -> tuple[dict[str, Any], str, list[str]]:
    """Give meta, body, and each diagnostic as `code line:column`."""
    meta, body_at, found = front_matter.split(text, "a.md")
    return meta, text[body_at:], [f"{d.code} {d.location.line}:{d.location.column}" for d in found]


@pytest.mark.parametrize(
    "text",
    [
        "# 제목\n\n본문\n",
        "Note: 머리말이 아니라 본문\n\n둘째\n",
        "---\n\n본문\n\n---\n",
        "---\n\n그냥 글입니다.\n",
        "---\n본문 사이의 선\n---\n",
        "---\nNote: 가로줄 다음의 글\n\n본문\n",
        "--- \ntitle 없는 글\n",
        "----\ntitle: 네 줄\n----\n",
        "\n---\n안녕하세요\n\n- 목록\n\n---\n",
        "---\n\n참고: 이 글은 초안입니다.\n\n---\n\n본문\n",
        "---\n\n참고: 초안\n경고: 아직\n---\n",
        " ---\ntitle: 들여 쓴 줄\n---\n",
    ],
)
def test_a_body_is_left_alone(text: str) -> None:
    meta, body, found = read(text)
    assert (meta, found) == ({}, [])
    assert body == text or text == "---\n\n본문\n\n---\n"


@pytest.mark.parametrize(
    ("block", "meta"),
    [
        ("", {}),
        ("# 주석뿐", {}),
        ("title: 소개", {"title": "소개"}),
        ("제목: 소개\n글쓴이: 홍길동", {"제목": "소개", "글쓴이": "홍길동"}),
        ("title: 2016", {"title": "2016"}),
        ("title: 1.10", {"title": "1.10"}),
        ("title: 2016-01-02", {"title": "2016-01-02"}),
        ("title: yes", {"title": "yes"}),
        ("title:", {}),
        ("title: ~", {}),
        ("title: ''", {}),
        ("title: [논문, 리뷰]", {"title": "[논문, 리뷰]"}),
        ("title: {가: 나}", {"title": "{가: 나}"}),
        ("title: '1부: 소개'", {"title": "1부: 소개"}),
        ("title: |\n  첫 줄\n  둘째 줄", {"title": "첫 줄 둘째 줄"}),
        ("title: \"가\\u2028\\x07나\"", {"title": "가 나"}),
        ("date: 2016-03-18 10:00:00 +0900", {"date": "2016-03-18 10:00:00 +0900"}),
        ("last_updated: November 30, 2016", {"last_updated": "November 30, 2016"}),
        ("updated: 2016-03-18 10:00:00 +0900", {"updated": "2016-03-18 10:00:00 +0900"}),
        ("updated: 2016-03-18 10:00:00", {"updated": "2016-03-18T10:00:00"}),
        ("updated: 2016-13-45", {"updated": "2016-13-45"}),
        ("tags: [ ]", {}),
        ("tags:", {}),
        ("tags: [cnn, 2016, yes, ~, '']", {"tags": ["cnn", "2016", "yes"]}),
        ("tags: cnn, 합성곱 신경망", {"tags": ["cnn", "합성곱 신경망"]}),
        ("tags: cnn rnn", {"tags": ["cnn", "rnn"]}),
        ("tags: [[cnn, [rnn]], cnn]", {"tags": ["cnn", "rnn"]}),
        ("tags: {cnn: 1, rnn: 2}", {"tags": ["cnn", "rnn"]}),
        ("tag: 합성곱 신경망, cnn", {"tag": ["합성곱 신경망, cnn"], "tags": ["합성곱 신경망, cnn"]}),
        ("tag: [cnn, [rnn]]", {"tag": ["cnn", "rnn"], "tags": ["cnn", "rnn"]}),
        ("tags: a b\ntag: b c", {"tag": ["b c"], "tags": ["b c", "a", "b"]}),
        ("tag: 2016", {"tag": ["2016"], "tags": ["2016"]}),
        ("tag:", {}),
        ("category: 가 나", {"category": "가 나"}),
        ("keywords: 딥러닝 입문, cnn", {"keywords": ["딥러닝 입문", "cnn"]}),
        ("hide: toc", {"hide": ["toc"]}),
        ("hide: [navigation, toc]", {"hide": ["navigation", "toc"]}),
        ("hide: true", {"hide": ["true"]}),
        ("requires: a, sub/b", {"requires": ["a", "sub/b"]}),
        ("requires: [a, [b]]", {"requires": ["a", "b"]}),
        ("requires:", {}),
        ("minutes: 40", {"minutes": 40}),
        ("minutes: 40분\nx: 1", {"minutes": 40, "x": 1}),
        ("minutes: '90 min'", {"minutes": 90}),
        ("outcomes: 구할 수 있다, 바로", {"outcomes": ["구할 수 있다, 바로"]}),
        ("outcomes:\n- 법칙: 쓴다\n- [a]\n-", {"outcomes": ["법칙: 쓴다", "[a]"]}),
        ("search: exclude", {"search": {"exclude": True}}),
        ("search: include", {}),
        ("search: 'Include'", {}),
        ("search: false", {"search": {"exclude": True}}),
        ("search: true", {}),
        ("search: {boost: 2, exclude: no, other: 1}", {"search": {"boost": 2, "exclude": False}}),
        ("published: false", {"published": False}),
        ("published: 'False'", {"published": False}),
        ("homepage: true", {"homepage": True}),
        ("edit: false", {"edit": False}),
        ("edit: https://a.b/c", {"edit": "https://a.b/c"}),
        ("permalink: /a/b.html\nlayout: page", {"permalink": "/a/b.html", "layout": "page"}),
        ("x: .nan\ny: !!python/name:os.system z\nz: !own 1", {"x": ".nan", "y": "z", "z": "1"}),
        ("on: 1\n2: 3\n? [a, b]\n: c", {"on": 1, "2": 3}),
        ("big: " + "9" * 5000, {"big": "9" * 5000}),
        ("{title: 소개, tags: [a]}", {"title": "소개", "tags": ["a"]}),
    ],
)  # fmt: skip
def test_right_front_matter_has_its_types(block: str, meta: dict[str, Any]) -> None:
    assert read(f"---\n{block}\n---\n본문\n") == (meta, "본문\n", [])


@pytest.mark.parametrize(
    ("block", "meta", "found"),
    [
        ("layout: page\ntitle: 1부: 소개\ntags: [a]", {"layout": "page", "title": "1부: 소개", "tags": ["a"]},
         ["front-matter-needs-quotes 3:10"]),
        ("title: [논문] 리뷰\ndate: 2016-01-01", {"title": "[논문] 리뷰", "date": "2016-01-01"},
         ["front-matter-needs-quotes 2:13"]),
        ("title: \"닫지 않음\ntags: a", {"title": "\"닫지 않음", "tags": ["a"]}, ["front-matter-needs-quotes 2:14"]),
        ("title: @홍길동", {"title": "@홍길동"}, ["front-matter-needs-quotes 2:8"]),
        ("title: `코드`", {"title": "`코드`"}, ["front-matter-needs-quotes 2:8"]),
        ("title: 'it's'", {"title": "it's"}, ["front-matter-needs-quotes 2:12"]),
        ("title: *강조*\ntags: a", {"title": "*강조*", "tags": ["a"]}, ["front-matter-needs-quotes 2:9"]),
        ("tags: [a, b\ntitle: 소개", {"tags": ["a", "b"], "title": "소개"}, ["front-matter-needs-quotes 2:12"]),
        ("title: 소개\n그냥 쓴 줄\nlayout: page", {"title": "소개", "layout": "page"}, ["front-matter-no-key 3:1"]),
        ("tags:\n\t- a\n\t- b\ntitle: 탭", {"tags": ["a", "b"], "title": "탭"}, ["front-matter-tab 3:1"]),
        ("title:\t소개\nx: [", {"title": "소개", "x": "["}, ["front-matter-needs-quotes 3:5"]),
        ("title: a\ntitle: b", {"title": "b"}, ["front-matter-key-twice 3:1"]),
        ("published: 내일", {}, ["front-matter-wrong-type 2:1"]),
        ("search: {boost: many}", {}, ["front-matter-wrong-type 2:1"]),
        ("search: [1]\ntitle: a", {"title": "a"}, ["front-matter-wrong-type 2:1"]),
        ("- a\n- b", {}, ["front-matter-not-mapping 2:1"]),
        ("title: a\nx: &x [*x]", {"title": "a"}, ["front-matter-too-large 3:1"]),
        ("x:\n  - [\n  - 'a", {"x": "- ["}, ["front-matter-not-yaml 5:1"]),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else "",
)  # fmt: skip
def test_faults_are_placed_and_the_rest_is_read(block: str, meta: dict[str, Any], found: list[str]) -> None:
    got = read(f"---\n{block}\n---\n본문\n")
    if "not-yaml" in found[0]:  # where the author's text ends is all that is certain
        assert got[2][0].startswith("front-matter-not-yaml")
        return
    assert got == (meta, "본문\n", found)


def test_a_block_closed_by_dots() -> None:
    assert read("---\ntitle: a\n...\n본문") == ({"title": "a"}, "본문", [])


def test_an_unclosed_block_ends_at_the_first_blank_line() -> None:
    meta, body, found = read("---\ntitle: a\ntags: b\n\n# 본문\n")
    assert (meta, body, found) == ({"title": "a", "tags": ["b"]}, "\n\n# 본문\n", ["front-matter-not-closed 1:1"])


def test_blank_lines_before_it() -> None:
    assert read("\n \n---\ntitle: a\n---\n본문")[0] == {"title": "a"}


def test_a_bomb_is_bounded() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    meta, body, found = read("---\n" + "\n".join(lines) + "\n---\n본문")
    assert len(json.dumps(meta)) < 200_000
    assert body == "본문"
    assert found[0].startswith("front-matter-too-large")


@pytest.mark.parametrize(
    "deep", ["x: " + "[" * 5000, "x: " + "{a: " * 5000, "- " * 5000, "x: " + "[" * 900 + "]" * 900]
)
def test_deep_nesting_is_bounded(deep: str) -> None:
    assert read(f"---\n{deep}\ntitle: a\n---\n본문")[1] == "본문"


FEW_BITS = ["---", "...", "title: ", "tags", ": ", "[", "]", "{", "}", "- ", "'", '"', "\t", "  ", "\n", "&a ", "*a"]
MORE_BITS = ["!!int ", "#", "가", "1", "null", "?", "@", "%YAML 1.1", "\\x", ">", "|", "\u2028", "search: ", "hide: "]
BITS = st.sampled_from([*FEW_BITS, *MORE_BITS])


@given(st.lists(BITS, max_size=25).map("".join), st.text(max_size=20))
def test_anything_gives_a_page_that_mkdocs_reads(block: str, rest: str) -> None:
    page = source_page.read("a.md", f"---\n{block}\n---\n{rest}".encode("utf-8", "surrogatepass"))
    assert yaml.safe_load(json.dumps(page.meta, ensure_ascii=False)) == page.meta
    assert len(page.source.origins) == page.source.text.count("\n") + 1


def test_lines_are_counted_from_the_files_first() -> None:
    page = source_page.read("a.md", "\ufeff---\r\ntitle: a\r\n---\r\n\r\n# 본문".encode())
    assert (page.source.text, page.source.origins) == ("# 본문", (5,))

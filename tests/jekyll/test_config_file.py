"""A `_config.yml` that cannot be used is told of, whatever is wrong with it; one that Jekyll reads is read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from studywiki.jekyll import config_file
from studywiki.jekyll.site import Site

READ: list[tuple[bytes, dict[str, Any]]] = [
    (b"", {}),
    (b"# nothing\n", {}),
    (b"---\n", {}),
    (b"{}\n", {}),
    (b"\xef\xbb\xbftitle: x\r\nexclude: [a]\r\n", {"title": "x", "exclude": ["a"]}),
    (b"---\ntitle: x\n---\n", {"title": "x"}),
    (b"title: x\n---\ntitle: y\n---\ntitle: [\n", {"title": "x"}),
    (b"a: &a {b: 1}\nc: *a\n", {"a": {"b": 1}, "c": {"b": 1}}),
]


@pytest.mark.parametrize(("data", "values"), READ)
def test_what_jekyll_reads_is_left_alone(data: bytes, values: dict[str, Any]) -> None:
    read = config_file.read(data, "_config.yml")
    assert (read.values, read.found) == (values, ())
    assert (read.node is not None) == bool(values)


TOLD = [
    (b"title: x\nexclude: [a\nb: c\n", "site-config-not-yaml", 2),
    (b"title: a: b\n", "site-config-not-yaml", 1),
    (b"x: 1\n\ttitle: x\n", "site-config-not-yaml", 2),
    (b"x: '1\n", "site-config-not-yaml", 1),
    (b"a: *b\n", "site-config-not-yaml", 1),
    (b"a: " + b"[" * 3000, "site-config-not-yaml", 1),
    (b"- a\n- b\n", "site-config-not-mapping", 1),
    (b"# a\ntitle:x\n", "site-config-not-mapping", 2),
    (b"3\n", "site-config-not-mapping", 1),
    (b"a: &a [*a]\n", "site-config-too-much", 1),
    (b"a: [" + b"1," * 20_000 + b"]\n", "site-config-too-much", 1),
    ("title: 위키\n".encode("cp949"), "encoding-not-utf8", 1),
    (b"title: \xff\xfe\xff\n", "encoding-damaged", 1),
]


@pytest.mark.parametrize(("data", "code", "line"), TOLD, ids=range(len(TOLD)))
def test_what_is_none_is_told_on_its_line(data: bytes, code: str, line: int) -> None:
    read = config_file.read(data, "docs/_config.yml")
    assert [(each.code, each.location.file, each.location.line) for each in read.found] == [
        (code, "docs/_config.yml", line)
    ]
    assert bool(read.values) == code.startswith("encoding")


def test_one_that_is_broken_makes_room_for_the_next_and_is_told_once(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "_config.yml").write_text("a: [", "utf-8")
    (tmp_path / "_config.yml").write_text("a: 1", "utf-8")
    site = Site([docs, tmp_path])
    assert site.config == ({"a": 1}, tmp_path)
    assert site()["a"] == 1
    assert [each.code for each in site.refused] == ["site-config-not-yaml"]

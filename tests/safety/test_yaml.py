"""YAML that strangers write is read in time that grows as it does; what stands too deep is told, or is no YAML."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from studywiki.jekyll.site import Site
from studywiki.pages import front_matter, yaml_nodes
from studywiki.sidebar.parse import parse
from tests.conftest import MINIMAL, Draw, build_site

PIECES = ["[", "{", "[\n", "- ", "? ", "a: [", "a: {", "&a ", "*a ", '- "', "- '", "!", "!!x ", "- |\n", "- a: b: c\n"]
PIECES += ["- *a\n", '[["]", ', '{"]": ', "\t- a\n", "#", "--- \n", "%TAG ! x\n", "[[], ", "- - ", "a:\n ", "<<: *a\n"]
PIECES += ["title ", "title：", "- \u3000a\n", "a: 'b\n", ">\n", "- &a a\n", "[*a, ", ",", ":", "? a\n", "'", '"\\x']
COUNT = 20_000


def unending(piece: str, count: int = COUNT) -> str:
    return piece * count


@pytest.mark.timeout(60)
@pytest.mark.parametrize("piece", PIECES)
def test_a_sidebar_of_anything_comes_to_an_end(piece: str) -> None:
    for text in (unending(piece), f"- title: a\n  url: {unending(piece)}"):
        _, found = parse(text, "sidebar_doc.yml")
        assert all(each.location.file == "sidebar_doc.yml" for each in found)


@pytest.mark.timeout(60)
@pytest.mark.parametrize("count", [100, 2000, 100_000])
@pytest.mark.parametrize("piece", ["[", "{", "- ", "a: [", '["]", '])
def test_a_sidebar_that_is_nested_too_deep_says_so(piece: str, count: int) -> None:
    _, found = parse(unending(piece, count), "sidebar_doc.yml")
    assert "sidebar-too-deep" in [each.code for each in found] or piece == "a: ["


@pytest.mark.timeout(60)
def test_a_large_sidebar_with_faults_on_every_line_is_not_read_twenty_times() -> None:
    text = "- title: '가' 나\n  url: https://example.com/\n" * 40_000
    _, found = parse(text, "sidebar_doc.yml")
    assert found


@pytest.mark.timeout(60)
@pytest.mark.parametrize("with_places", [True, False])
@pytest.mark.parametrize("piece", PIECES)
def test_nodes_of_anything_come_to_an_end(piece: str, with_places: bool) -> None:
    for text in (unending(piece), f"a: {unending(piece)}"):
        try:
            yaml_nodes.compose(text, with_places=with_places)
        except yaml.YAMLError:
            continue


@pytest.mark.parametrize("with_places", [True, False])
@pytest.mark.parametrize("piece", ["[", "- ", "{a: "])
def test_how_deep(piece: str, with_places: bool) -> None:
    assert yaml_nodes.compose(piece * (yaml_nodes.DEEPEST - 1) + "a" + closing(piece), with_places=with_places)
    with pytest.raises(yaml.YAMLError):
        yaml_nodes.compose(piece * yaml_nodes.DEEPEST + "a" + closing(piece, 1), with_places=with_places)


def closing(piece: str, more: int = 0) -> str:
    return {"[": "]", "{a: ": "}"}.get(piece, "") * (yaml_nodes.DEEPEST - 1 + more)


def test_both_parsers_give_the_same_tree() -> None:
    text = (
        "a: [1, 2.5, yes, 가, 2016-01-02, ~, *x]\nb: &x {c: 'd', e: \"f\\n\"}\n".replace(", *x", "")
        + "g: *x\nh: |\n  i\n"
    )
    trees = [yaml_nodes.compose(text, with_places=with_places) for with_places in (True, False)]
    shown = [yaml.serialize(tree) for tree in trees if tree]
    assert shown[0] == shown[1]


@pytest.mark.timeout(60)
@pytest.mark.parametrize("piece", ["[", "- ", "{", "a: ["])
def test_front_matter(piece: str) -> None:
    meta, _, found = front_matter.split(
        f"---\ntitle: 제목\ntags: {unending(piece, 90_000 // len(piece))}\n---\n\n글\n", "a.md"
    )
    assert meta["title"] == "제목"
    assert found


@pytest.mark.timeout(60)
@pytest.mark.parametrize("piece", PIECES)
def test_data(tmp_path: Path, piece: str) -> None:
    (tmp_path / "_data").mkdir()
    (tmp_path / "_data" / "x.yml").write_text(unending(piece), "utf-8")
    (tmp_path / "_data" / "good.yml").write_text("key: 값\n", "utf-8")
    (tmp_path / "_config.yml").write_text(f"title: {unending(piece)}", "utf-8")
    assert Site([tmp_path])()["data"]["good"] == {"key": "값"}


def test_data_is_bounded_as_a_whole(tmp_path: Path) -> None:
    (tmp_path / "_data").mkdir()
    for number in range(12):
        (tmp_path / "_data" / f"x{number:02}.yml").write_text("# 메모\n" * 50_000 + "key: 값\n", "utf-8")
    site = Site([tmp_path])
    assert [name for name, value in site()["data"].items() if value == {"key": "값"}] == [
        f"x{number:02}" for number in range(11)
    ]
    assert [(each.code, Path(each.location.file).name) for each in site.refused] == [("site-data-too-large", "x11.yml")]


@pytest.mark.timeout(60)
def test_a_configuration_that_holds_itself(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# 처음\n", "utf-8")
    held: dict[str, object] = {}
    held["y"] = held
    site = build_site(tmp_path, {**MINIMAL, "extra": held})
    assert "처음" in site.text("index.html")


@pytest.mark.timeout(60)
def test_in_a_wiki(draw: Draw) -> None:
    site = draw({"docs/index.md": "# 처음\n", "sidebar_doc.yml": "[" * 100_000, "_data/x.yml": "[" * 100_000})
    assert "처음" in site.text("index.html")
    assert [line.split("  ")[0] for line in site.log if "sidebar" in line] == ["sidebar_doc.yml:1:61: sidebar-too-deep"]

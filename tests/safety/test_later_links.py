"""What stands for a link until another plugin makes it: `mkdocs-autorefs` prints its attributes as they are."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from studywiki.sanitising.cleaner import clean


class _Reader(HTMLParser):
    """Reads the attributes as the plugin does."""

    def __init__(self) -> None:
        super().__init__()
        self.read: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.read.append((tag, dict(attrs)))


def read(html: str) -> list[tuple[str, dict[str, str | None]]]:
    reader = _Reader()
    reader.feed(clean(html))
    return reader.read


def test_a_reference_stays() -> None:
    html = '<p><autoref identifier="mymod.f" optional="">f</autoref>'
    html += '<autoref identifier="정의" slug="정의">정의</autoref></p>'
    assert clean(html) == html


@pytest.mark.parametrize("name", ["identifier", "slug", "backlink-type", "backlink-anchor", "title", "class", "style"])
@pytest.mark.parametrize(
    "value", ['a" onclick="alert(1)', "<script>alert(1)</script>", "a&quot; onload=&quot;b", "&lt;img"]
)
def test_no_value_ends_its_attribute_or_begins_a_tag(name: str, value: str) -> None:
    quoted = value.replace('"', "&quot;")
    for tag, attributes in read(f'<p><autoref identifier="a" {name}="{quoted}">b</autoref></p>'):
        assert tag != "autoref" or not set('"<>') & set("".join(str(each) for each in attributes.values()))
        assert tag in ("p", "autoref")


@pytest.mark.parametrize("name", ["onclick", "style", "title", "href", "class", "id", "role", "hover", "filepath"])
def test_nothing_else_is_handed_on(name: str) -> None:
    assert read(f'<autoref identifier="a" {name}="b">c</autoref>') == [("autoref", {"identifier": "a"})]


@pytest.mark.parametrize("attributes", ['slug="a"', "optional", 'slug="a" optional', 'onclick="a"', ""])
def test_one_that_refers_to_nothing_stops_no_build(attributes: str) -> None:
    assert clean(f"<p><autoref {attributes}>a</autoref></p>") == "<p><autoref>a</autoref></p>"

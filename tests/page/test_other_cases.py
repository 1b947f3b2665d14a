"""Two small wikis of which something was shown otherwise than its author meant."""

from __future__ import annotations

from pathlib import Path

from lxml import html as lxml_html

from tests.page.whole import rendered


def page(shared: Path, case: str) -> lxml_html.HtmlElement:
    data = (shared / "cases" / case / "docs" / "index.md").read_bytes()
    return lxml_html.fromstring(f"<div>{rendered(data)[0]}</div>")


def test_words_are_struck_out_before_a_particle(shared: Path) -> None:
    shown = page(shared, "strike-before-particle")
    assert [each.text_content() for each in shown.iter("del")] == ["TensorFlow(1.x)", '"낡음"']
    assert [each.text_content() for each in shown.iter("strong")] == ["TensorFlow(1.x)"]


def test_tasks_without_text_have_their_boxes(shared: Path) -> None:
    shown = page(shared, "tasks-without-text")
    boxes = [each for each in shown.iter("input") if each.get("type") == "checkbox"]
    assert [each.get("checked") is not None for each in boxes] == [False, True, False]
    assert [each.text_content().strip() for each in shown.iter("li")] == ["", "했다", ""]

"""Formulas as readers meet them: nothing moves, nothing reaches over the page, copies are TeX, fonts as needed."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser
PAGE = "math.html"

COPY = """([from, to]) => new Promise(done => {
  const range = document.createRange(), selection = getSelection();
  range.setStartBefore(document.querySelector(from));
  range.setEndAfter(document.querySelector(to));
  selection.removeAllRanges();
  selection.addRange(range);
  const data = new DataTransfer();
  const event = new ClipboardEvent("copy", {clipboardData: data, bubbles: true, cancelable: true});
  document.dispatchEvent(event);
  done([event.defaultPrevented, data.getData("text/plain"), data.getData("text/html")]);
})"""

TORN = """[...document.querySelectorAll("article p .katex")].filter(formula => {
  const text = formula.nextSibling, range = document.createRange();
  if (!text || !/^[가-힣]/.test(text.data || "")) return false;
  range.setStart(text, 0);
  range.setEnd(text, 1);
  return range.getBoundingClientRect().left < formula.getBoundingClientRect().left;
}).map(formula => formula.nextSibling.data)"""
"""What follows a formula without a blank, but on another line."""

LATE = """performance.getEntriesByName("first-contentful-paint")[0].startTime < Math.max(
  ...performance.getEntriesByType("resource").filter(e => /KaTeX_/.test(e.name)).map(e => e.responseEnd))"""
"""Whether the page was painted before its last font came."""

CUT = """[...document.querySelectorAll("article .studywiki-math:has(> .katex-display)")].filter(box => {
  const outer = box.getBoundingClientRect();
  return [...box.querySelectorAll(".katex-base")].some(part => {
    const inner = part.getBoundingClientRect();
    return inner.top < outer.top - 1 || inner.bottom > outer.bottom + 1;
  });
}).length"""


@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_moves_when_fonts_come_late(visit: Visit, width: int) -> None:
    page = visit(PAGE, width=width, height=2000, fonts=0.7)
    page.wait_for_function("[...document.fonts].some(font => font.status == 'loaded')")
    page.wait_for_timeout(500)
    assert page.evaluate(LATE)
    assert page.evaluate("shifts") == []


@pytest.mark.parametrize("width", [390, 768, 1440])
def test_a_wide_formula_scrolls_in_its_own_box(visit: Visit, width: int) -> None:
    page = visit(PAGE, width=width)
    assert page.evaluate("document.scrollingElement.scrollWidth") == width
    wide = page.locator("article .studywiki-math").first
    assert wide.evaluate(
        "() => [...document.querySelectorAll('.studywiki-math')].some(b => b.scrollWidth > b.clientWidth)"
    )
    assert page.evaluate(CUT) == 0


def test_no_line_begins_with_the_particle_of_a_formula(visit: Visit) -> None:
    page = visit(PAGE, width=390)
    for width in range(120, 360, 8):
        page.add_style_tag(content=f"article p {{ width: {width}px }}")
        assert page.evaluate(TORN) == [], width


def test_a_root_has_its_sign(visit: Visit) -> None:
    page = visit(PAGE)
    sign = page.locator("article .sqrt svg").first
    assert sign.evaluate("svg => svg.getBoundingClientRect().height") > 20


def test_only_the_fonts_that_are_used_are_loaded(visit: Visit) -> None:
    page = visit(PAGE)
    fonts = page.evaluate("performance.getEntriesByType('resource').map(e => e.name).filter(n => n.includes('KaTeX_'))")
    loaded = {name.rsplit("KaTeX_")[-1].removesuffix(".woff2") for name in fonts}
    assert loaded >= {"Main-Regular", "Math-Italic", "Main-Bold", "AMS-Regular", "Caligraphic-Regular"}
    assert not loaded & {"Fraktur-Regular", "Script-Regular", "Typewriter-Regular", "SansSerif-Regular", "Fraktur-Bold"}
    used = page.evaluate("[...document.fonts].filter(f => f.status == 'loaded').map(f => f.family)")
    assert {name.split("-")[0] for name in loaded} == {name.strip('"').removeprefix("KaTeX_") for name in used}


def test_a_page_without_formulas_loads_none_of_it(visit: Visit) -> None:
    page = visit("part3/p2.html")
    assert not page.evaluate("performance.getEntriesByType('resource').map(e => e.name).filter(n => /katex/i.test(n))")


def test_a_copy_is_tex(visit: Visit) -> None:
    page = visit(PAGE)
    taken, text, html = page.evaluate(COPY, ["article p", "article .katex-display"])
    assert taken
    assert "줄 안의 $\\sum_{i=1}^n x_i$와 긴 $\\left(b_1" in text
    assert "$$\\sigma(z) = \\frac{1}{1 + e^{-z}}" in text
    assert "katex" in html


def test_a_copy_of_part_of_a_formula_is_all_of_its_tex(visit: Visit) -> None:
    page = visit(PAGE)
    _, text, _ = page.evaluate(COPY, ["article p .katex-base .mord", "article p .katex-base .mord"])
    assert text.strip() == "$\\sum_{i=1}^n x_i$"


def test_a_copy_without_formulas_is_the_browsers(visit: Visit) -> None:
    page = visit(PAGE)
    assert page.evaluate(COPY, ["article .admonition-title", "article .admonition-title"])[0] is False


@pytest.mark.parametrize("script", [True, False])
def test_formulas_need_no_script(visit: Visit, script: bool) -> None:
    page = visit(PAGE, script=script)
    assert page.locator("article .katex").count() == 20
    assert page.locator("article .studywiki-math--refused").inner_text() == "\\fraq{1}{2}"


def test_screen_readers_get_mathml_and_only_that(visit: Visit) -> None:
    page = visit(PAGE)
    assert page.locator("article .katex-html:not([aria-hidden=true])").count() == 0
    assert page.locator("article math").count() == page.locator("article .katex").count()
    tree = page.locator("article h1").aria_snapshot()
    assert "\\frac" not in tree


def test_a_reference_leads_to_its_equation(visit: Visit) -> None:
    page = visit(PAGE, height=500)
    page.get_by_role("link", name="(1)").click()
    assert page.url.endswith("#eq-loss")
    assert page.locator("#eq-loss").evaluate("e => e.getBoundingClientRect().top") < 400


OVER = """[...document.querySelectorAll("article .studywiki-math:has(> .katex-display)")].filter(box =>
  [...box.querySelectorAll(".katex-base, .katex-tag")].some(part =>
    part.getBoundingClientRect().right > box.getBoundingClientRect().right + 1
    || part.getBoundingClientRect().left < box.getBoundingClientRect().left - 1)).map(box => box.textContent)"""


@pytest.mark.parametrize("dark", [False, True])
def test_on_paper_nothing_is_cut_and_all_is_black_on_white(visit: Visit, dark: bool) -> None:
    page = visit(PAGE, width=640, dark=dark)
    assert page.evaluate(OVER) != []
    page.emulate_media(media="print", color_scheme="dark" if dark else "light")
    assert page.evaluate(OVER) == []
    formula = page.locator("article .studywiki-math:has(> .katex-display)").first
    assert formula.evaluate("e => getComputedStyle(e).breakInside") == "avoid"
    red, green, blue = formula.evaluate("e => getComputedStyle(e).color.match(/[0-9.]+/g).slice(0, 3).map(Number)")
    assert max(red, green, blue) < 64

"""What a page holds is bounded, and what it makes: each bound acts, is told in its place, and far from real pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from studywiki import bounds
from studywiki.markdown.highlighting import Highlighting
from studywiki.markup import markup, weight
from studywiki.markup.literal_text import Kind
from studywiki.math import limits
from studywiki.math.engine import Engine, Job, Typeset
from studywiki.pages import source_page
from studywiki.pages.source_page import SourcePage
from tests.bench import inputs
from tests.conftest import Draw

GOOD = "# 좋은 글\n\n글과 $x^2$\n"


def read(text: str) -> SourcePage:
    return source_page.read("a.md", text.encode(), "docs/a.md")


@pytest.mark.parametrize("sign", bounds.MARKS)
def test_a_sign_may_stand_so_often_and_no_more(sign: str) -> None:
    limit = bounds.MARKS[sign]
    assert weight.excess(f"{sign}가 " * limit) is None
    text = f"{sign}가 " * (limit + 1)
    assert weight.excess(text) == weight.Excess(sign, limit, text.rfind(sign))


@pytest.mark.parametrize("sign", bounds.MARKS)
def test_in_code_it_is_a_word(sign: str) -> None:
    line = f"{sign}가" * 10
    code = f"{line}\n" * (bounds.MARKS[sign] // 5)
    assert weight.excess(f"글\n\n~~~~~\n{code}~~~~~\n\n글\n") is None


UNITS = {
    "# …": ["# 가\n", "> # 가\n\n", "- # 가\n", "가\n===\n\n", "가\n---\n\n"],
    "[TOC]": ["[TOC]\n\n", "[toc]\n\n"],
    '=== "…"': ['=== "가"\n', "!!! note\n", "??? note\n"],
    "///": ["/// note\n///\n"],
    "<!--": ["<!-- material/tags ", "<!-- check: off a -->", "<!---->"],
    ":   …": ["가\n:   나", "가\n:   나\n", "가\n\n:   나\n\n"],
    "*[…]:": ["*[가]: 나\n"],
    "[^…]": ["[^1]", "[^1]: 가\n"],
}


@pytest.mark.parametrize(("shown", "unit"), [(shown, unit) for shown, units in UNITS.items() for unit in units])
def test_a_construct_may_stand_so_often_and_no_more(shown: str, unit: str) -> None:
    limit = bounds.CONSTRUCTS[shown][1]
    times = limit // (2 if unit.startswith("///") else 1)
    assert weight.excess(unit * times) is None
    found = weight.excess(unit * (times + 1))
    assert found is not None
    assert (found.shown, found.limit) == (shown, limit)


def test_every_construct_is_tried() -> None:
    assert UNITS.keys() == bounds.CONSTRUCTS.keys()


def test_lines_are_counted_outside_of_code() -> None:
    assert weight.excess("가\n" * bounds.LINES) is None
    assert weight.excess("```\n" + "가\n" * 2 * bounds.LINES + "```\n") is None
    page = read("가\n" * (bounds.LINES + 1))
    assert page.is_too_much
    assert [(d.code, d.location.line) for d in page.diagnostics] == [("page-too-many-lines", bounds.LINES + 1)]


def test_a_page_that_is_too_much_is_shown_as_its_source_and_harms_no_other(draw: Draw) -> None:
    bad = "---\ntitle: 긴 글\n---\n\n" + "[TOC]\n\n# 가 <b> & [나](none.md)\n\n" * 3000
    site = draw({"docs/index.md": "# 처음\n\n[긴](bad.md#없는-곳)\n", "docs/bad.md": bad, "docs/good.md": GOOD})
    assert [line.split("  ")[0] for line in site.log] == ["docs/bad.md:205:1: page-too-much"]
    shown = site.article("bad.html").xpath(".//pre/code")[0].text_content()
    assert shown.strip() == bad.split("---\n\n", 1)[1].strip()
    assert "katex" in site.text("good.html")


@pytest.mark.parametrize("page", inputs.LIQUID.values(), ids=inputs.LIQUID)
def test_liquid_grows_no_further(page: str, draw: Draw) -> None:
    site = draw({"docs/index.md": page, "docs/good.md": GOOD})
    assert len(site.text("index.html")) < 3 * bounds.LIQUID_PAGE
    assert "katex" in site.text("good.html")
    assert not [line for line in site.log if "page-failed" in line]


def test_what_grows_too_long_is_told_where_it_does(draw: Draw) -> None:
    site = draw({"docs/index.md": inputs.LIQUID["liquid append"]})
    assert site.log[0].startswith("docs/index.md:5:1: liquid-too-large")


def test_liquid_of_use_stays(draw: Draw) -> None:
    text = '{% assign a = "가,나" | append: ",다" | replace: "나", "라" | split: "," | join: "-" %}\n\n{{ a }}\n'
    assert "가-라-다" in draw({"docs/index.md": text}).text("index.html")


def test_code_is_highlighted_up_to_its_square() -> None:
    page = Highlighting()
    side = int((bounds.HIGHLIGHTED / 4) ** 0.5)
    assert [page.allows("python", "x" * side) for _ in range(6)] == [True] * 4 + [False] * 2
    assert page.allows("", "x" * 400_000)
    assert page.allows("text", "x" * 400_000)
    assert page.allows("나의언어", "x" * 400_000)
    assert not Highlighting().allows("gherkin", "x" * 2_000)


class Costly(Engine):
    """Makes of each formula as much HTML as it is told."""

    def __init__(self, html: int) -> None:
        super().__init__()
        self.asked = 0
        self.html = html

    def typeset(self, jobs: object) -> dict[Job, Typeset]:
        wanted = list(jobs)  # type: ignore[call-overload]
        self.asked += len(wanted)
        return {job: Typeset("x" * self.html, "") for job in wanted}


def test_formulas_are_typeset_up_to_a_number() -> None:
    jobs = [Job(f"x_{number}", display=False) for number in range(bounds.FORMULAS + 500)]
    assert len(limits.answered(jobs, Costly(10))) == bounds.FORMULAS


def test_and_up_to_their_tex_with_their_macros() -> None:
    long = [Job("x" * 1_000 + str(number), display=False) for number in range(100)]
    assert len(limits.answered(long, Costly(10))) < bounds.TEX / 1_000
    macros = (("\\a", "x" * 1_000),)
    assert len(limits.answered([Job(f"\\a{n}", False, macros) for n in range(100)], Costly(10))) < bounds.TEX / 1_000


def test_and_up_to_the_html_that_they_make() -> None:
    engine = Costly(100_000)
    jobs = [Job(f"x_{number}", display=False) for number in range(bounds.FORMULAS)]
    assert len(limits.answered(jobs, engine)) < bounds.FORMULA_HTML / 100_000
    assert engine.asked <= bounds.FORMULAS_AT_ONCE


def test_the_rest_of_the_formulas_is_tex(draw: Draw) -> None:
    site = draw({"docs/index.md": "$x$ 와 \n" * (bounds.FORMULAS + 3)})
    assert [line.split("  ")[0] for line in site.log] == [f"docs/index.md:{bounds.FORMULAS + 1}:1: formulas-too-many"]
    article = site.article("index.html")
    assert len(article.xpath(".//math")) == bounds.FORMULAS
    assert [code.text_content() for code in article.xpath(".//code")] == ["$x$"] * 3


@pytest.mark.parametrize(
    "value", ["1e999999999", "1.0e+999999999", "1" * 20_000, "0x" + "f" * 20_000, "1" + ":59" * 9_000]
)
def test_a_number_of_front_matter_is_a_text_when_it_is_long(value: str) -> None:
    page = read(f"---\nx: {value}\n---\n\n# 가\n")
    assert page.meta == {"x": value}


def test_texts_and_lists_of_front_matter_have_an_end() -> None:
    page = read(f"---\ntitle: {'가' * 5_000}\ntags: [{','.join(f't{n}' for n in range(9_000))}]\n---\n\n# 가\n")
    assert (len(page.meta["title"]), len(page.meta["tags"])) == (bounds.META_TEXT, bounds.META_LIST)
    assert [(d.code, d.location.line) for d in page.diagnostics] == [("front-matter-too-long", n) for n in (2, 3)]


FACTOR = 5


def test_real_pages_are_far_from_every_bound(shared: Path) -> None:
    most: dict[str, int] = {}
    for file in sorted([*(shared / "wikis").rglob("*.md"), *(shared / "wikis").rglob("*.markdown")]):
        if not file.is_file():
            continue
        page = source_page.read("a.md", file.read_bytes()[: bounds.PAGE])
        text = page.source.text
        held = {sign: text.count(sign) * FACTOR / limit for sign, limit in bounds.MARKS.items()}
        held["\n"] = text.count("\n") * FACTOR / bounds.LINES
        if any(part > 1 for part in held.values()):  # in code it does not count
            code = [each for each in markup.of(text).stretches if each.kind in (Kind.FENCE, Kind.INDENTED)]
            text = "".join(char for at, char in enumerate(text) if not any(c.start <= at < c.end for c in code))
        for sign, limit in (*bounds.MARKS.items(), ("\n", bounds.LINES)):
            most[sign] = max(most.get(sign, 0), text.count(sign) * FACTOR - limit)
        for shown, (pattern, limit) in bounds.CONSTRUCTS.items():
            times = len(re.findall(pattern, text, re.MULTILINE | re.IGNORECASE))
            most[shown] = max(most.get(shown, 0), times * FACTOR - limit)
    assert {shown: over for shown, over in most.items() if over > 0} == {}

"""The site's formulas beside KaTeX's own page: its script in the browser, its styles as they come."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

from studywiki.math import mathjax_compat
from studywiki.math.engine import Engine
from studywiki.math.page import Set, WikiMath
from studywiki.math.page import typeset as math_of_page
from studywiki.text.source import Source
from studywiki.theme.site import ASSETS
from tests.browser.conftest import MOUNT, Visit

pytestmark = pytest.mark.browser
GALLERY = Path(__file__).parents[2] / "docs" / "doc_deeplearning_formulas.md"
OURS = ".katex { font-size: 1.13em } .katex .hangul_fallback { font-family: FAMILY; font-size: 0.88em }"
"""What the site's own styles decide: the size of formulas, the size and the font of Hangul in them."""
NEAR = 0.5
"""Pixels."""
FONTS = r"""
$\mathrm{softmax}\ \text{for all } \textbf{bold} \textit{italic} \textsf{sans} \texttt{code--}$
$\mathbf{Wx} \mathit{diff}$
$\mathbb{RAB} \mathcal{LNO} \mathfrak{gAb} \mathscr{ABC} \mathsf{abc} \mathtt{x_1} \boldsymbol{\mu x 1} \mathnormal{0}$
$\operatorname{arg\,max}_\theta \log\sin 90^\circ \not= \neq \iint \oiint \vec v \hat{\bf x} \widehat{xyz} \bar\alpha$
$\left(\left[\left\{\left\langle\left\lVert\frac{\frac ab}{\frac cd}\right\rVert\right\rangle\right\}\right]\right)$
$\big( \Big[ \bigg\{ \Bigg| \sum\limits_{i=1}^n \prod \int_0^1 \sqrt[3]{x^{2^{y}}} \underbrace{a+b}_{n} \xrightarrow{f}$
$\begin{pmatrix} 1 & 2 \\ \vdots & \ddots \end{pmatrix} \text{\'e\"o} \dots \textrm{``q''} \varnothing \mathbf{\Omega}$
$\left(\begin{array}{c|c} 1 & 2 \\ \hline 3 & 4 \\ 5 & 6 \\ 7 & 8 \\ 9 & 10 \end{array}\right)$
$\mathbf{\mathit{x}} \aleph \hbar \ell \wp \imath$
"""

PLACES = """scope => {
  const range = document.createRange();
  // One probe a part at a time: with more of them in it, one might move another.
  const above = (before, top) => {
    const probes = before.map(node => {
      const probe = document.createElement("i");
      probe.style = "display: inline-block; width: 0; height: 0";
      node.parentNode.insertBefore(probe, node);
      return probe;
    });
    const found = probes.map((probe, n) => probe.getBoundingClientRect().bottom - top(n));
    probes.forEach(probe => probe.remove());
    return found;
  };
  const parts = [...document.querySelectorAll(scope + " .katex-base")].map(part => {
    const walk = document.createTreeWalker(part, NodeFilter.SHOW_TEXT), texts = [];
    while (walk.nextNode()) if (walk.currentNode.data != "\u200b") texts.push(walk.currentNode);
    return {part, texts, found: []};
  });
  const first = above(parts.map(({part}) => part.firstChild), n => parts[n].part.getBoundingClientRect().top);
  parts.forEach((each, n) => {
    const {left, top, width} = each.part.getBoundingClientRect(), line = each.line = first[n];
    each.found.push(["part", 0, width, 0]);
    for (const box of each.part.querySelectorAll(".katex-strut, .frac-line, svg, .mspace:empty, .vlist")) {
      const rect = box.getBoundingClientRect(), name = box.className.baseVal ?? box.className;
      each.found.push([name, rect.left - left, rect.right - left, rect.bottom - top - line]);
    }
    each.places = each.texts.map(text => {
      range.selectNodeContents(text);
      const rect = range.getBoundingClientRect();
      return [text.data, rect.left - left, rect.right - left];
    });
  });
  for (let at = 0; ; at++) {
    const now = parts.filter(({texts}) => at < texts.length);
    if (!now.length) return parts.map(({found}) => found);
    const lines = above(now.map(({texts}) => texts[at]), n => now[n].part.getBoundingClientRect().top);
    now.forEach((each, n) => each.found.push([...each.places[at], lines[n] - each.line]));
  }
}"""
"""Of every part of a formula its boxes and glyphs: name, left, right, and bottom or baseline, in pixels from its start.

A part is what KaTeX calls a base: a line may break behind it."""


def own_page(page: Page, formulas: list[tuple[str, bool]]) -> Page:
    """Open KaTeX's own page in the browser of `page`: its script sets `formulas`, TeX and whether on display."""
    size = page.evaluate("getComputedStyle(document.querySelector('article')).fontSize")
    family = page.evaluate("getComputedStyle(document.querySelector('.hangul_fallback')).fontFamily")
    script, css = ((ASSETS / "katex" / f"katex.min.{kind}").read_text("utf-8") for kind in ("js", "css"))
    html = f"""<!doctype html><html lang="ko"><meta charset="utf-8">
      <style>{css.replace("fonts/", "assets/katex/fonts/")}</style>
      <style>body {{ font-size: {size}; margin: 2em }} {OURS.replace("FAMILY", family)}</style>
      <body><script>{script}</script><script>
      for (const [tex, displayMode] of {json.dumps(formulas).replace("<", chr(92) + "u003c")})
        katex.render(tex, document.body.appendChild(document.createElement("p")), {{displayMode}});
      </script>"""
    own = page.context.new_page()

    def answer(route: Route) -> None:
        route.fulfill(body=html, content_type="text/html; charset=utf-8")

    own.route("**/own.html", answer)
    own.goto(page.url.split(MOUNT)[0] + MOUNT + "own.html", wait_until="networkidle")
    return own


def typeset() -> list[Set]:
    """Give the gallery's formulas, and some in every font, as the site has them."""
    text = re.sub(r"\A---.*?\n---\n", "", GALLERY.read_text("utf-8"), flags=re.DOTALL) + FONTS
    engine = Engine()
    made = math_of_page(Source.of(text), engine, WikiMath()).formulas
    engine.close()
    return made


def test_every_box_stands_where_katex_puts_it(visit: Visit) -> None:
    made = typeset()
    assert len(made) > 80
    page = visit("math.html")
    html = "".join(item.block if item.formula.display else f"<p>{item.inline}</p>" for item in made)
    page.evaluate("html => document.querySelector('article').innerHTML = html", html)
    page.add_style_tag(content="article > * { width: 4000px; max-width: none !important }")
    page.evaluate("() => document.fonts.ready")
    formulas = [(mathjax_compat.to_katex(i.formula.tex, display=i.formula.display), i.formula.display) for i in made]
    own = own_page(page, formulas)
    ours, theirs = page.evaluate(PLACES, "article"), own.evaluate(PLACES, "body")
    assert len(ours) == len(theirs) > 200
    away = []
    for here, there in zip(ours, theirs, strict=True):
        assert [box[0] for box in here] == [box[0] for box in there]
        away += [
            (one, other)
            for one, other in zip(here, there, strict=True)
            if any(abs(a - b) > NEAR for a, b in zip(one[1:], other[1:], strict=True))
        ]
    assert away == []

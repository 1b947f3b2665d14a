"""Numbers, labels, references across pages, macros: in a whole wiki."""

from __future__ import annotations

from typing import Any

from tests.conftest import Draw

LOSS = """# 손실

식 \\eqref{eq:last}를 먼저 가리킵니다.

$$
\\begin{align}
L &= -\\sum_k y_k \\log p_k \\label{loss} \\\\
&= 0 \\\\[1em]
\\frac{\\partial L}{\\partial z} &= p - y \\label{eq:grad}
\\end{align}
$$

$$ a = b $$

$$ c = d \\tag{가} \\label{ga} $$

\\begin{equation}
e = \\eqref{loss} \\label{eq:last}
\\end{equation}

`\\eqref{loss}` 그대로.
"""
OTHER = """# 다른 곳

\\eqref{loss}, \\ref{grad}, $\\eqref{ga}$, [식 (3)](a.md#eq-last), \\eqref{los}

- $$x \\label{own}$$
- \\eqref{own}
"""


def texts(nodes: Any) -> list[str]:
    return ["".join(node.itertext()) for node in nodes]


def test_numbers_and_references(draw: Draw) -> None:
    site = draw({"docs/index.md": "# 처음", "docs/a.md": LOSS, "docs/sub/b.md": OTHER.replace("a.md", "../a.md")})
    a, b = site.article("a.html"), site.article("sub/b.html")
    assert [tag for tag in texts(a.xpath('.//*[contains(@class, "katex-tag")]')) if tag.strip()]
    assert sorted(a.xpath('.//*[starts-with(@id, "eq-")]/@id')) == ["eq-ga", "eq-grad", "eq-last", "eq-loss"]
    links = [(link.get("href"), link.text) for link in a.xpath('.//a[starts-with(@href, "#eq-")]')]
    assert links == [("#eq-last", "(3)")]
    assert "\\eqref{loss}" in texts(a.xpath(".//code"))
    links = [(link.get("href"), link.text) for link in b.xpath('.//a[contains(@href, "#eq-")]')]
    assert links == [
        ("../a.html#eq-loss", "(1)"),
        ("../a.html#eq-grad", "2"),
        ("../a.html#eq-ga", "(가)"),
        ("../a.html#eq-last", "식 (3)"),
        ("#eq-own", "(1)"),
    ]
    assert "(??)" in "".join(b.itertext())
    assert [line.split("  ")[0] for line in site.log if "b.md" in line] == ["docs/sub/b.md:3:67: equation-unknown"]


def test_a_wiki_without_labels_shows_no_numbers(draw: Draw) -> None:
    site = draw(
        {"docs/index.md": "# 처음\n\n\\begin{align}a&=b\\\\c&=d\\end{align}\n\n$$\\begin{equation}x\\end{equation}$$"}
    )
    article = site.article("index.html")
    assert not article.xpath('.//*[contains(@class, "katex-tag") or contains(@class, "eqn-num")]')


def test_macros(draw: Draw) -> None:
    page = "# 처음\n\n$$\\newcommand{\\own}[1]{\\mathbf{#1}}$$\n\n$\\own{x}$ $\\R$ $\\norm{y}$ $\\E{z}{w}$ $\\opt$\n"
    site = draw(
        {
            "docs/index.md": page,
            "docs/b.md": "# 둘\n\n$\\own{x}$ $\\E{z}{w}$",
            "macros.tex": "% 것\n\\newcommand{\\E}[2]{\\mathbb{E}_{#1}}\n\\DeclareMathOperator*{\\opt}{opt}\nabc\n",
        },
        plugins=[{"studywiki": {"math": {"macros": {"R": "\\mathbb{R}", "\\norm": "\\left\\|#1\\right\\|"}}}}],
    )
    assert not site.article("index.html").xpath('.//*[contains(@class, "studywiki-math--refused")]')
    assert len(site.article("index.html").xpath(".//*[@hidden]//annotation")) == 1
    codes = sorted(
        line.split("  ")[0] for line in site.log if ("WARNING" not in line and ".md:" in line) or ".tex:" in line
    )
    assert codes == ["docs/b.md:3:2: formula-unknown-command", "macros.tex:4:1: macros-not-a-definition"]

"""Where a link that leads nowhere is told: where it is shown, and nowhere else."""

from __future__ import annotations

import pytest

from tests.conftest import Draw
from tests.links.test_links import links

SAID = "docs/page.md:"
L, A, I = "broken-link", "broken-anchor", "broken-image"  # noqa: E741


def places(draw: Draw, text: str) -> list[str]:
    """Give what is told of a page with `text` from its third line on: line, column, code."""
    return [line.split("  ")[0].removeprefix(SAID) for line in links(draw, text)[1]]


# What is not shown, and so is no link of the page's.
SILENT = {
    "a definition that nobody uses": "[가]: none.md\n[나]: #없는-곳",
    "a comment of Liquid's": "{% comment %}[가](none.md) [나](#없는-곳){% endcomment %}",
    "such a comment on several lines": "{% comment %}\n[가](none.md)\n\n![](none.png) [나](#없는-곳)\n{% endcomment %}",
    "a comment of HTML's": "<!-- [가](none.md) <a href=\"none.md\">나</a> -->\n\n글 <!-- <img src=none.png> --> 끝",
    "a condition that is not met": "{% if false %}[가](none.md) [나](#없는-곳){% endif %}",
    "code": "`[가](none.md)` <code>`[나](#없는-곳)`</code>\n\n```\n[가](none.md) <a href=\"none.md\">\n```",
    "a formula": "값 $[가](none.md)$ 과 $[나](#없는-곳)$",
}  # fmt: skip

# What the sanitiser takes out, and says so.
REMOVED = {
    "a script": "<script>document.write('<a href=\"none.md\">')</script>",
    "a script in a paragraph": "글 <script>document.write('<a href=\"none.md\">')</script> 끝",
    "a link of Markdown's in a script": "글 <script>[가](none.md)</script> 끝",
    "a script over several lines": "<script>\nx = '<img src=\"none.png\">'\n\n[가](none.md)\n</script>",
    "a style": "<style>/* <a href=\"none.md\"> */</style>",
    "a frame's own page": "<iframe srcdoc=\"<a href='none.md'>가</a>\"></iframe>",
    "what a click would do": "<b onclick=\"x = '<a href=none.md>'\">가</b>",
}  # fmt: skip

HIDDEN_AND_SHOWN = {
    "Liquid's comment before": ("{% comment %}[가](none.md){% endcomment %} [가](none.md)", ["3:47: L"]),
    "Liquid's comment over lines": ("{% comment %}\n[가](none.md)\n{% endcomment %}\n\n[가](none.md)", ["7:5: L"]),
    "two comments": ("{% comment %}[가](none.md){% endcomment %}\n\n" * 2 + "나 [가](none.md)", ["7:7: L"]),
    "HTML's comment before": ("<!-- [가](none.md) --> [가](none.md)\n\n글 [가](none.md)", ["5:7: L"]),
    "HTML's comment within": ("글 <!-- [가](none.md) --> [가](none.md)", ["3:29: L"]),
    "a condition": ("{% if false %}[가](none.md){% else %}[가](none.md){% endif %}", ["3:41: L"]),
    "code": ("`[가](none.md)` [가](none.md)\n\n```\n[가](none.md)\n```\n\n[가](none.md)", ["3:20: L", "9:5: L"]),
    "a formula": ("$[가](none.md)$ 와 [가](none.md)", ["3:22: L"]),
    "words": ("none.md 는 \\[가](none.md) 가 아니라 [가](none.md)", ["3:35: L"]),
    "a script": (
        "<script>\n'<a href=\"none.md\">'\n</script>\n\n<a href=\"none.md\">가</a>",
        ["3:1: html-removed", "7:10: L"],
    ),
    "an image": ("{% comment %}![](none.png){% endcomment %} ![](none.png)", ["3:48: I"]),
    "an anchor": ("{% comment %}[가](#없다){% endcomment %} [가](#없다)", ["3:43: A"]),
    "an anchor in a script": ("글 <script>[가](#없다)</script> [가](#없다)", ["3:3: html-removed", "3:33: A"]),
}  # fmt: skip

REFERENCES = {
    "two links": ("[가]: none.md\n\n글 [가]\n\n글글 [가]", ["5:3: L", "7:4: L"]),
    "every form": ("[글][가] [가][]\n![가]\n![글][가]\n\n[가]: none.md", ["3:1: L", "3:8: L", "4:1: I", "5:1: I"]),
    "one of two definitions": ("[가]: none.md\n[나]: none.md\n\n[나]", ["6:1: L"]),
    "a definition and a link": ("[가]: none.md\n\n[글](none.md) [가]", ["5:5: L", "5:14: L"]),
    "in a quote and a list": ("> - 글\n>   [가]\n\n[가]: none.md", ["4:5: L"]),
    "of which the label is the address": ("글 [none.md]\n\n[none.md]: none.md", ["3:3: L"]),
    "an image within a reference": ("[![](none.png)][가]\n\n[가]: none.png", ["3:1: L", "3:6: I"]),
    "a reference within a link": ("[![가]](none.png)\n\n[가]: none.png", ["3:2: I", "3:8: L"]),
    "in a definition": ("말\n:   글\n    [가]\n\n[가]: none.md", ["5:5: L"]),
    "a link in another case": ("[글][가] [나][가]\n\n[가]: DOC_caffe_intro.md", ["5:6: link-case"]),
    "in a title": ("!!! note \"글 [가]\"\n    글\n\n[가]: none.md", ["3:13: L"]),
    "to an anchor": ("[가]: #없다\n\n글 [가]\n\n글글 [가]", ["5:3: A", "7:4: A"]),
}  # fmt: skip

EACH = {
    "on one line": ("[가](none.md) [나](none.md)", ["3:5: L", "3:18: L"]),
    "in blocks": (
        "> [가](none.md)\n\n- [가](none.md)\n  - 글\n    [가](none.md)\n\n## [가](none.md) ##\n\n"
        "!!! note\n    [가](none.md)",
        ["3:7: L", "5:7: L", "7:9: L", "9:8: L", "12:9: L"],
    ),
    "in a table": (
        "| 가 | 나 |\n|---|---|\n| [가](none.md) | [가](none.md) |\n| a\\|b [가](none.md) | [가](none.md) |",
        ["5:7: L", "5:22: L", "6:12: L", "6:27: L"],
    ),
    "in a definition list": (
        "말\n:   [가](none.md)\n\n    [가](none.md)\n\n[가](none.md)",
        ["4:9: L", "6:9: L", "8:5: L"],
    ),
    "in a task": ("- [ ] [가](none.md)\n- [x] [가](none.md)", ["3:11: L", "4:11: L"]),
    "in an alert": ("> [!NOTE]\n> [가](none.md)\n> [가](none.md)", ["4:7: L", "5:7: L"]),
    "in a footnote": ("글[^1] [가](none.md)\n\n[^1]: [가](none.md)", ["3:11: L", "5:11: L"]),
    "within a link": ("[![](none.png)](none.md) ![](none.png)", ["3:6: I", "3:17: L", "3:30: I"]),
    "in HTML": (
        "<p>\n<a href=\"none.md\">가</a> <a href='none.md'>나</a>\n</p>\n\n"
        "글 <a href=none.md>가</a> <b><a href=\"none.md\">나</a></b>",
        ["4:10: L", "4:34: L", "7:11: L", "7:37: L"],
    ),
    "in HTML and Markdown": (
        "<a href=\"none.md\">가</a>\n[나](none.md)\n\n[다](none.md)",
        ["3:10: L", "4:5: L", "6:5: L"],
    ),
    "over a line's end": ("글 [가\n나](none.md) [다](\nnone.md)", ["4:4: L", "5:1: L"]),
    "of a tab": ("\t\n가\t[가](none.md)\n\n[가](none.md)", ["4:7: L", "6:5: L"]),
    "behind Liquid": ("{{ site.baseurl }} [가]({{ site.baseurl }}/none.html) [가](/none.html)", ["3:24: L", "3:58: L"]),
    "behind a formula": ("$x^2$ [가](none.md) $x$ [가](none.md)", ["3:11: L", "3:28: L"]),
    "from an include": ("{% include image.html file=\"none.png\" %}\n\n![](/images/none.png)", ["3:29: I", "5:5: I"]),
    "in Jekyll's alert": (
        "> {{site.data.alerts.note}} [가](none.md)\n> [가](none.md) {{site.data.alerts.end}}\n\n[가](none.md)",
        ["3:33: L", "4:7: L", "6:5: L"],
    ),
    "from a capture": ("{% capture x %}[가](none.md){% endcapture %}\n\n글 {{ x }} {{ x }}", ["5:3: L", "5:11: L"]),
    "with a title": ("[가](none.md \"none.md\") [다](<none.md> 'x')", ["3:5: L", "3:29: L"]),
    "of one tag": ("<video src=\"none.mp4\" poster=\"none.mp4\"></video>", ["3:13: I", "3:31: I"]),
    "with HTML in a heading": ("## <a href=\"none.md\">가</a> $x^2$ [나](none.md)", ["3:13: L", "3:38: L"]),
    "in tabs": (
        "=== \"탭 [가](none.md)\"\n\n    [가](none.md)\n\n=== \"탭 [가](none.md)\"\n\n    [가](none.md)",
        ["3:12: L", "5:9: L", "7:12: L", "9:9: L"],
    ),
    "in HTML that holds Markdown": (
        "<div markdown>\n[가](none.md)\n</div>\n\n<p markdown=\"span\">[가](none.md) $y$ [가](none.md)</p>",
        ["4:5: L", "7:24: L", "7:41: L"],
    ),
    "in a template": ("<template><a href=\"none.md\">가</a></template>", ["3:20: L"]),
    "in bold": ("**[가](none.md)** *[나](none.md)*", ["3:7: L", "3:23: L"]),
}  # fmt: skip


def said(codes: list[str]) -> list[str]:
    """Give `codes` with the names that one letter stands for."""
    names = {"L": L, "A": A, "I": I}
    return [f"{place}: {names.get(code, code)}" for place, code in (each.split(": ") for each in codes)]


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_what_is_not_shown_is_not_told(draw: Draw, text: str) -> None:
    assert places(draw, text) == []


@pytest.mark.parametrize("text", REMOVED.values(), ids=REMOVED)
def test_what_is_taken_out_is_told_as_that(draw: Draw, text: str) -> None:
    assert {each.partition(": ")[2] for each in places(draw, text)} <= {"html-removed"}


CASES = {**HIDDEN_AND_SHOWN, **REFERENCES, **EACH}
assert len(CASES) == len(HIDDEN_AND_SHOWN) + len(REFERENCES) + len(EACH), "two cases have the same name"


@pytest.mark.parametrize(("text", "codes"), CASES.values(), ids=CASES)
def test_each_is_told_where_it_is_shown(draw: Draw, text: str, codes: list[str]) -> None:
    assert places(draw, text) == said(codes)

"""Pages that took minutes or gigabytes, as units that are repeated."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Input:
    """A page, or another file, made of something repeated."""

    unit: str | Callable[[int], str]
    """What is repeated; or what gives the repetition with a number."""
    before: str = ""
    after: str = ""
    name: str = "docs/bad.md"

    def of_size(self, size: int) -> str:
        """Give the text whose repeated part has at most `size` bytes, and at least one unit."""
        parts: list[str] = []
        left, number = size, 0
        whole = self.unit if isinstance(self.unit, str) else None
        if whole is not None:
            return self.before + whole * max(size // len(whole.encode()), 1) + self.after
        while True:
            part = self.unit(number) if callable(self.unit) else ""
            left -= len(part.encode())
            if left < 0 and parts:
                return self.before + "".join(parts) + self.after
            parts.append(part)
            number += 1

    def times(self, count: int) -> str:
        """Give the text with `count` units."""
        repeated = self.unit * count if isinstance(self.unit, str) else "".join(map(self.unit, range(count)))
        return self.before + repeated + self.after


def doubling(assign: str, rounds: int, start: str = '{% assign a = "0123456789" %}') -> str:
    """Give Liquid in which each of `rounds` assignments multiplies what the one before has made."""
    lines = [start]
    names = "abcdefghijklmnopqrstuvwxyz"
    lines += [assign.replace("OLD", names[n]).replace("NEW", names[n + 1]) for n in range(rounds)]
    return "\n".join([*lines, f"{{{{ {names[rounds]} }}}}", ""])


LIQUID: Mapping[str, str] = {
    "liquid append": doubling("{% assign NEW = OLD" + " | append: OLD" * 9 + " %}", 9),
    "liquid replace": doubling('{% assign NEW = OLD | replace: "0", "0000000000" %}', 9),
    "liquid join": doubling('{% assign s = OLD | split: "" %}{% assign NEW = s | join: OLD %}', 9),
    "liquid capture": doubling("{% capture NEW %}" + "{{ OLD }}" * 10 + "{% endcapture %}", 9),
    "liquid prepend": doubling("{% assign NEW = OLD" + " | prepend: OLD" * 9 + " %}", 9),
    "liquid sum of outputs": '{% assign a = "' + "x" * 10_000 + '" %}\n' + "{{ a }} " * 50_000,
    "liquid page.title": "---\ntitle: " + "가" * 30_000 + "\n---\n" + "{{ page.title }} " * 20_000,
    "liquid url_encode": doubling(
        "{% assign NEW = OLD | url_encode | url_encode" + " | append: OLD" * 9 + " %}", 9, '{% assign a = "가%나" %}'
    ),
    "liquid split": doubling('{% assign s = OLD | split: "" %}{% assign NEW = s | join: "xxxxxxxxxx" %}', 9),
    "liquid plus": doubling("{% assign NEW = OLD" + " | plus: OLD" * 9 + " %}", 9, "{% assign a = 9 %}"),
    "liquid long capture": "{% capture a %}" + "x" * 100_000 + "{% endcapture %}" + "{{ a }}" * 30_000,
}

FULL: Mapping[str, str] = {
    **LIQUID,
    "headings 50,000": "# a\n" * 50_000,
    "headings of one name 30,000": "# 같은 이름\n\n" * 30_000,
    "headings setext": "a\n===\n" * 80_000,
    "[TOC]": "[TOC]\n\n" * 60_000,
    "[TOC] and headings": "[TOC]\n\n# a\n\n" * 30_000,
    "tabs": '=== "a"\n' * 60_000,
    "tabs apart": '=== "a"\n\n' * 50_000,
    "tabs with text": '=== "a"\n\n    a\n\n' * 25_000,
    "footnotes 20,000": "".join(f"[^{n}]" for n in range(20_000))
    + "\n\n"
    + "".join(f"[^{n}]: 각주\n" for n in range(20_000)),
    "tag listings": "<!-- material/tags -->\n" * 20_000,
    "tag listings, unclosed": "<!-- material/tags \n" * 20_000,
    "silencers": "<!-- check: off x -->\n" * 20_000,
    "silencers, unclosed": "<!-- check: off x \n" * 20_000,
    "silencers of many codes": "<!-- check: off " + "broken-link " * 40_000 + "-->\n",
    "fence ```": "```\n" + "a\n" * 100_000 + "```\n",
    "fences ```": "```\n" * 100_000,
    "fences ~~~": "~~~\n" * 100_000,
    "java a<": "```java\n" + "a<" * 200_000 + "\n```\n",
    "tex [": "```tex\n" + "\\[" * 200_000 + "\n```\n",
    "inline code #!python": "`#!python x` " * 36_000,
    "emoji :a:": ":a" * 240_000,
    "formulas \\[ \\]": "\\[ \\] " * 80_000,
    "formulas \\[ \\] lines": "\\[\n\\]\n" * 70_000,
    "formulas 30,000 distinct": "".join(f"$x_{{{n}}}$ " for n in range(30_000)),
    "formulas of one 60,000": "$x_1$ " * 60_000,
    "formulas nested overbrace": "".join(
        f"${chr(92)}overbrace{{" * 1 + "\\overbrace{" * 99 + "x" + "}" * 99 + "}" + f"_{{{n}}}$ " for n in range(300)
    ),
    "formula nested overbrace": "$" + "\\overbrace{" * 100 + "x" + "}" * 100 + "$ ",
    "formulas fenced": "```math\nx\n```\n" * 35_000,
    "front matter 1e999999999": "---\nx: 1e999999999\ny: 1.0e+999999999\ntitle: 1e999999999\n---\n\n# a\n",
    "front matter integer": "---\nx: " + "1" * 20_000 + "\ndate: " + "1" * 20_000 + "\n---\n\n# a\n",
    "front matter hex": "---\nx: 0x" + "f" * 20_000 + "\n---\n\n# {{ page.x }}\n",
    "front matter sexagesimal": "---\nx: 1" + ":59" * 30_000 + "\n---\n\n# a\n",
    "front matter sexagesimals": "---\nx: [" + "1:59:59:59," * 8_000 + "]\n---\n\n# a\n",
    "front matter tags 9,000": "---\ntags: [" + ",".join(f"t{n}" for n in range(9_000)) + "]\n---\n\n# a\n",
    "pieces \\[": "\\[" * 240_000,
    "pieces <x": "<x" * 240_000,
    "pieces <a b=c": "<a b=c " * 70_000,
    "pieces <a href": '<a href="' * 50_000,
    "pieces <a title": "<a title='" * 50_000,
    "pieces $\\a$": "$\\a$ " * 99_000,
    "pieces [^1]: on one line": "[^1]: 각주 " * 30_000,
    "pieces ==": "==가== " * 60_000,
    "pieces <dl><dt>": "<dl><dt>" * 60_000,
    "pieces <pre>": "<pre>" * 99_000,
}
"""Inputs at their full size, below 500 kB."""

FULL_FILES: Mapping[str, tuple[str, str]] = {
    "html file of divs": ("docs/bad.html", "<div>" * 90_000),
    "svg file of groups": ("docs/bad.svg", '<svg xmlns="http://www.w3.org/2000/svg">' + "<g>" * 90_000),
}
"""Other files than pages, with their names."""

GROWTH: Mapping[str, Input] = {
    "\\[": Input("\\["),
    "\\[ on lines": Input("\\[\n"),
    "<x": Input("<x"),
    "<a b=c": Input("<a b=c "),
    "<a href=": Input('<a href="'),
    "<a title=": Input("<a title='"),
    "$\\a$": Input("$\\a$ "),
    "[TOC]": Input("[TOC]\n\n"),
    "tabs": Input('=== "탭"\n'),
    "tabs apart": Input('=== "탭"\n\n'),
    "silencers": Input("<!-- check: off a -->\n"),
    "silencers in a line": Input("<!-- check: off a -->"),
    "page.title": Input("{{ page.title }} ", "---\ntitle: 제목\n---\n"),
    "<dl><dt>": Input("<dl><dt>"),
    "<pre>": Input("<pre>"),
    "[^1]: on one line": Input("[^1]: 각주 "),
    "==가==": Input("==가== "),
    "$x_1$": Input("$x_1$ "),
    "headings": Input("# a\n"),
    "setext": Input("a\n===\n"),
    "tag listings": Input("<!-- material/tags -->\n"),
    "tag listings, unclosed": Input("<!-- material/tags "),
    "silencers, unclosed": Input("<!-- check: off x "),
    "fences": Input("```\n"),
    "java a<": Input("a<", "```java\n", "\n```\n"),
    "tex [": Input("\\[", "```tex\n", "\n```\n"),
    "inline code #!": Input("`#!python x` "),
    ":a": Input(":a"),
    "footnotes": Input(lambda n: f"[^{n}] 가\n\n[^{n}]: 각주\n\n"),
    "\\[ \\]": Input("\\[ \\] "),
    "distinct formulas": Input(lambda n: f"$x_{{{n}}}$ "),
    "math fences": Input("```math\nx\n```\n"),
    "tags": Input(lambda n: f"t{n}, ", "---\ntags: [", "]\n---\n\n# a\n"),
    "html file": Input("<div>", name="docs/bad.html"),
    "* a": Input("- * a\n"),
}

CONSTRUCTS = (
    *(
        "# 가",
        "###### 가 #",
        "가\n===",
        "가\n---",
        "***",
        "> 가",
        ">> 가",
        "> # 가\n나",
        "> > # 가\n> 나",
        "- > # 가\n  나",
        "> - ***\n나",
        "- 가",
        "* 가",
        "1. 가",
        "1) 가",
        "- [ ] 가",
    ),
    *("- # 가", "> - 가", "    가", "\t가", "```\n가\n```", "~~~python\nx = 1\n~~~", "````", "~~~", "```math\nx\n```"),
    *(
        "|가|나|\n|-|-|\n|다|라|",
        "|",
        "a|b",
        "|-|",
        "<div>",
        "<div>가</div>",
        "<p>",
        "<br>",
        "<b>가</b>",
        "</div>",
        "<!-- 가 -->",
    ),
    *(
        "<!--",
        "<?php ?>",
        "<![CDATA[가]]>",
        "<!DOCTYPE html>",
        "<a",
        "<a href='가'>",
        '<img src="가">',
        "<pre>가</pre>",
    ),
    *(
        "<script>가</script>",
        "<style>",
        "<details>",
        "<summary>가</summary>",
        "<svg>",
        "<math>",
        "<iframe src='https://a.kr'>",
    ),
    *(
        "<div markdown>",
        "<div markdown>\n\n가\n\n</div>",
        "<kbd>",
        "<table><tr><td>",
        "<ul><li>",
        "&amp;",
        "&#44032;",
        "&가",
    ),
    *(
        "`가`",
        "``가",
        "`",
        "*가*",
        "**가**",
        "***가***",
        "_가_",
        "__가__",
        "*",
        "**",
        "_",
        "~~가~~",
        "~가~",
        "~~",
        "==가==",
    ),
    *(
        "==",
        "^^가^^",
        "^^",
        "[가](b.md)",
        "[가](b.md '다')",
        "[가](",
        "[가]",
        "[가][]",
        "[가][나]",
        "[가]: b.md",
        "[",
        "]",
        "[](",
    ),
    *(
        "![가](b.png)",
        "![",
        "![가][나]",
        "<https://a.kr>",
        "https://a.kr",
        "www.a.kr",
        "a@b.kr",
        "<a@b.kr>",
        "\\",
        "\\*",
        "\\[",
    ),
    *(
        "[^1]",
        "[^1]: 가",
        "[^",
        "*[가]: 나",
        ":smile:",
        ":가:",
        ":",
        "!!! note",
        "!!! note\n    가",
        "??? note\n    가",
        "???+ a",
    ),
    *(
        '=== "가"',
        '=== "가"\n    나',
        "/// note\n가\n///",
        "///",
        "가\n: 나",
        "가\n:   나",
        ": 나",
        "> [!NOTE]",
        "> [!NOTE]\n> 가",
    ),
    *(
        "$x$",
        "$",
        "$$x$$",
        "$$\nx\n$$",
        "$$",
        "\\(x\\)",
        "\\[x\\]",
        "\\[\nx\n\\]",
        "\\begin{align}x\\end{align}",
        "$`x`$",
        "\\(",
        "$\\a$",
    ),
    *(
        "{{ page.title }}",
        "{{ 가 }}",
        "{{",
        "{% if a %}",
        "{% if a %}가{% endif %}",
        "{% for a in b %}가{% endfor %}",
        "{%",
    ),
    *(
        "{% assign a = 1 %}",
        "{% capture a %}가{% endcapture %}",
        "{% raw %}가{% endraw %}",
        "{% include a.html %}",
        "{% comment %}",
    ),
    *(
        "{% highlight python %}가{% endhighlight %}",
        "{: .가 }",
        "{:",
        "{::comment}가{:/}",
        "{:toc}",
        "가 {#나}",
        "{ .a }",
        "*a*{: .b }",
    ),
    *(
        "[TOC]",
        "<!-- check: off a -->",
        "<!-- material/tags -->",
        "가",
        "a",
        "가 나",
        "a\\\nb",
        "a  \nb",
        "\x0c",
        "\u200b",
        "\U0001f600",
    ),
)
"""What the grammar knows, and beginnings of it."""

SEPARATORS = ("", " ", "\n", "\n\n", "\n> ", "\n    ")
"""What stands between one and the next."""

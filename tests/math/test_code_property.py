"""What is code in a page holds no formula, and what is prose has none left: pages made of fragments, at random."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import lxml.html
import markdown
import pytest

from studywiki.jekyll.extension import JekyllExtension
from studywiki.markdown.extension import StudyWikiMarkdown
from studywiki.markdown.extensions import EXTENSIONS
from studywiki.math.engine import Engine
from studywiki.math.extension import MathExtension
from studywiki.rendering import Rendering
from studywiki.text.source import Source

PAGES = 600
"""Of some thousands more, one in some hundreds is wrong: raw `<pre>` that nothing closes, or not where it stands."""
FORMULA, LIQUID = "$x^2$", "{% if true %}ran{% endif %}"
_LITERAL = re.compile(r"(?s)(`+)(?!`).*?\1")
"""Raw HTML in which someone wrote backticks: HTML shows them, and what is between them stays as it stands."""
FRAGMENTS = (
    "$x^2$",
    "단락 $x^2$ 끝",
    "# 제목 $x^2$",
    "- $x^2$",
    "- 가\n  - $x^2$",
    "1. $x^2$",
    "-     $x^2$",
    "1.      $x^2$",
    "* 가\n\n      $x^2$",
    "+ 가\n\n  $x^2$",
    "    $x^2$",
    "\t$x^2$",
    "     a\n\n     $x^2$",
    "```\n$x^2$\n```",
    "```python\na = '$x^2$'\n```",
    '~~~python\n"$x^2$ and $x^2$"\n~~~',
    "```\n$x^2$",
    "~~~\n$x^2$\n```",
    "- ```\n  $x^2$\n  ```",
    "> ~~~\n> $x^2$\n> ~~~",
    "`$x^2$`",
    "<div>\n$x^2$\n</div>",
    "<div>$x^2$</div>",
    "<div>\n\n    $x^2$\n\n</div>",
    "<p>$x^2$</p>",
    "<pre>$x^2$</pre>",
    "<code>$x^2$</code>",
    "<details><summary>$x^2$</summary>",
    "<details markdown>\n$x^2$\n</details>",
    '<div class="grid" markdown>\n\n    $x^2$\n\n</div>',
    "<br>",
    "<br>\n$x^2$",
    "<img src='a.png'>",
    "</div>",
    "</details>",
    "<!-- $x^2$ -->",
    "<!-- 가 --> $x^2$",
    "<hr>",
    "<table>\n<tr><td>$x^2$</td></tr>\n</table>",
    "*[HTML]: x $x^2$",
    "*[HTML]: x",
    "[a]: b",
    "[a]: b '$x^2$",
    "용어 $x^2$\n:   뜻 $x^2$",
    "용어\n:   뜻\n\n        $x^2$",
    "용어\n\n:   ```\n    $x^2$\n    ```",
    ":   $x^2$",
    ": $x^2$",
    "> $x^2$",
    ">     $x^2$",
    "> 가\n    $x^2$",
    "> > $x^2$\n>\n>     $x^2$",
    "가[^1]\n\n[^1]: $x^2$",
    "[^2]: 주\n\n        $x^2$",
    "[^3]:\n  $x^2$",
    "|a|b|\n|-|-|\n|$x^2$|`$x^2$`|",
    "|a|\n|-|\n|$x^2$|\n|",
    "!!! note\n    $x^2$",
    '??? tip "$x^2$"\n\n        $x^2$',
    '=== "가"\n\n    ```\n    $x^2$\n    ```',
    '!!! warning "가"\n$x^2$',
    "> [!NOTE]\n> $x^2$",
    "> [!TIP]\n>\n>     $x^2$",
    "***",
    "가\n===",
    "$$\nx^2\n$$",
    "<div markdown>$x^2$\n\n```\n$x^2$\n```\n</div>",
    "<div markdown>가\n```\n$x^2$\n```\n\n    $x^2$\n</div>",
    "<p markdown>\n    $x^2$\n</p>",
    '<div markdown="span">\n    $x^2$\n</div>',
    '<div markdown="block"> 가\n\n    $x^2$\n</div>',
    "<div markdown>가\n\n    $x^2$\n\n나</div>",
    "<p markdown>\n~~~\n$x^2$\n~~~\n</p>",
    "<pre>\n\n$x^2$\n</pre>",
    "<script>\n$x^2$\n\n    $x^2$\n</script>",
    "용어\n:   뜻\n:   뜻 $x^2$\n\n        $x^2$",
    "용어\n용어 $x^2$\n\n:   - $x^2$\n\n          $x^2$",
    "```math\nx^2\n```",
    "```{math}\nx^2\n```",
    "```$x^2$```",
    "``` $x^2$\n$x^2$\n```",
    "{% raw %}$x^2$",
    "{% endraw %}",
    "{% highlight python %}\n$x^2$\n{% endhighlight %}",
)
JOINTS = ("\n\n", "\n\n", "\n", "\n", "\n    ", "\n\n    ", "\n  ")


def page(seed: int) -> str:
    """Make a page of a few fragments."""
    chosen = random.Random(seed)
    made = chosen.choice(FRAGMENTS)
    for _ in range(chosen.randint(2, 8)):
        joint, fragment = chosen.choice(JOINTS), chosen.choice(FRAGMENTS)
        margin = joint.lstrip("\n") if chosen.random() < 0.5 else ""
        made += joint + fragment.replace("\n", "\n" + margin)
    return made


class Rendered:
    """Pages as a wiki shows them."""

    def __init__(self, engine: Engine) -> None:
        self.rendering = Rendering()
        ours = [
            JekyllExtension(self.rendering),
            MathExtension(self.rendering, engine),
            StudyWikiMarkdown(self.rendering),
        ]
        self.md = markdown.Markdown(extensions=[*ours, *EXTENSIONS], extension_configs=EXTENSIONS)

    def html(self, text: str) -> str:
        """Give the HTML of a page."""
        self.rendering.begin(Source.of(text))
        self.md.reset()
        return self.md.convert(text)


def faults(html: str, shown: str) -> tuple[int, int]:
    """Count the formulas that are typeset within code, or the Liquid that was run there, and `shown` left in prose."""
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    code = root.xpath(".//*[self::pre or self::code][not(ancestor::pre or ancestor::code)]")
    in_code = sum(each.text_content().replace(LIQUID, "").count("ran") for each in code)
    in_code += len(root.xpath('.//*[self::pre or self::code]//*[starts-with(@class, "katex ")]'))
    texts = root.xpath(".//text()[not(ancestor::pre or ancestor::code or ancestor::script or ancestor::annotation)]")
    return in_code, sum(_LITERAL.sub("", str(text)).count(shown) for text in texts)


@pytest.fixture(scope="module")
def rendered() -> Iterator[Rendered]:
    """Give one converter for all pages."""
    engine = Engine()
    yield Rendered(engine)
    engine.close()


def test_formulas_stand_in_prose_and_nowhere_else(rendered: Rendered) -> None:
    wrong = [text for text in map(page, range(PAGES)) if faults(rendered.html(text), FORMULA) != (0, 0)]
    assert wrong == []


def test_liquid_runs_in_prose_and_nowhere_else(rendered: Rendered) -> None:
    pages = (page(seed).replace(FORMULA, LIQUID) for seed in range(PAGES))
    pages = (text for text in pages if "raw %}" not in text)  # what is raw is left, and may be anything
    wrong = [text for text in pages if faults(rendered.html(text), LIQUID) != (0, 0)]
    assert wrong == []


def test_code_below_html_is_untouched(rendered: Rendered) -> None:
    code = '"$a$ and $b$ {% if true %}y{% endif %}"'
    root = lxml.html.fromstring(rendered.html(f"<br>\n~~~python\n{code}\n~~~"))
    assert [each.text_content().strip() for each in root.iter("code")] == [code]

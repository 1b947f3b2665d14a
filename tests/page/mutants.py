"""Real pages with slips of the keyboard in them: no word may go that was shown before, unless somebody is told why.

A page's words are numbered (`뷁가나다`, each another), so that one that is gone is known for certain. It is
rendered; then marks are put into it, taken out of it and doubled, as hands slip, and it is rendered again. A word that
was shown, and still stands in the page, must be shown; or it stands where nothing is shown (a comment, a tag, a link's
target, Liquid …), or a diagnostic at its place says why not.

python -m tests.page.mutants [--pages 5000] [--seed 1]
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import html as lxml_html

from studywiki.diagnostics import Diagnostic
from studywiki.pages import encoding, source_page
from tests.conftest import SHARED
from tests.page.whole import rendered

DOCS = Path(__file__).parents[2] / "docs"
_WORD = re.compile(r"[가-힣]{2,}|(?:(?<=[a-z,.)] )|(?<=\n))[A-Za-z]{3,}(?=[.,)]? [a-zA-Z]|[.,]\n)")
"""A Korean word, or an English one between others."""
_DIGITS = [chr(0xAC00 + 28 * number) for number in range(200)]
"""Syllables without a final consonant: 가 개 갸 …"""
_NUMBERED = re.compile(f"뷁[{''.join(_DIGITS)}]{{3}}")
_LINES = 50
"""Lines of a page that are taken."""

MARKS = [
    *("<", ">", '"', "'", "-->", "<!--", "`", "``", "```\n", "~~~\n", "$", "$$", "|", "\\", "&", "{", "}", "[", "]"),
    *("(", ")", "*", "**", "_", "~~", ":", "!", "#", "=", "- ", "1. ", "> ", "    ", "  ", "\t", "\n", "\n\n"),
    "\n---\n",
    *("<div>", "</div>", '<div class="', "<p>", "</p>", "<b>", "</b>", "<br>", "<details>", "</details>", "<span"),
    *("<pre>", "</pre>", "<code>", "<script>", "</script>", "<style>", "<title>", "<textarea>", "<iframe>", "<img "),
    *("<div markdown>\n", "<details markdown>\n", "<table>\n", "<!-- i<n -->", '<img alt="x<y">', "x<y", "<plaintext>"),
    *("[^1]", "\n[^1]: ", "[^", "]: ", "](", "![", "*[", "!!! note\n\n    ", '=== "', '??? tip "', ":   ", "- [ ] "),
    *("{% raw %}", "{% endraw %}", "{% if x %}", "{% endif %}", "{{ ", "}}", "{%", "{: .a}", "^", "==", "\0", "\u200b"),
]


@dataclass(frozen=True)
class Lost:
    """A mutant that lost something."""

    name: str
    text: str
    words: tuple[str, ...]
    told: tuple[str, ...]


def pages() -> list[Path]:
    """Give the pages to be mutated: our own, and those of real wikis where there are any."""
    return [*sorted(DOCS.rglob("*.md")), *sorted((SHARED / "wikis").rglob("*.md"))]


def numbered(text: str) -> str:
    """Give `text` with a number for each Korean word."""
    count = iter(range(len(text)))

    def name(_: re.Match[str]) -> str:
        number = next(count)
        return "뷁" + "".join(_DIGITS[number // 200**power % 200] for power in (2, 1, 0))

    return _WORD.sub(name, text)


def part(path: Path, chance: random.Random) -> str:
    """Give some lines of a page, from a blank one on."""
    lines = source_page.read("a.md", path.read_bytes()).source.text.split("\n")
    starts = [0, *(number + 1 for number, line in enumerate(lines) if not line)]
    start = chance.choice(starts)
    return numbered("\n".join(lines[start : start + _LINES]))


def mutated(text: str, chance: random.Random) -> str:
    """Give `text` after one to eight slips."""
    for _ in range(chance.choice((1, 1, 2, 3, 4, 8))):
        at, kind = chance.randint(0, len(text)), chance.random()
        if kind < 0.55:
            text = text[:at] + chance.choice(MARKS) + text[at:]
        elif kind < 0.75:  # a sign goes
            signs = [found.start() for found in re.finditer(r"[^\w\s가-힣]|\n| ", text)]
            at = chance.choice(signs) if signs else 0
            text = text[:at] + text[at + 1 :]
        elif kind < 0.85:  # a part stands twice
            end = min(len(text), at + chance.randint(1, 40))
            text = text[:end] + _NUMBERED.sub("", text[at:end]) + text[end:]
        else:
            lines = text.split("\n")
            first, second = chance.randrange(len(lines)), chance.randrange(len(lines))
            lines[first], lines[second] = lines[second], lines[first]
            text = "\n".join(lines)
    return text


def shown(html: str) -> set[str]:
    """Give the numbered words that a reader sees."""
    return set(_NUMBERED.findall(lxml_html.fromstring(f"<div>{html}</div>").text_content()))


_ATTRIBUTES = r"(?:\s+[a-zA-Z_:@][\w:.@-]*(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?)*"
_NOT_SHOWN = (
    re.compile(r"<!--.*?-->", re.DOTALL),
    re.compile(rf"</?[a-zA-Z][\w-]*{_ATTRIBUTES}\s*/?>"),
    re.compile(r"<[!?][^<>]*>"),
    re.compile(r"<(script|style|template)\b[^>]*>.*?</\1\s*>", re.DOTALL | re.IGNORECASE),
    re.compile(r"<[a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>]*>"),
    re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{:?[^{}\n]*\}", re.DOTALL),
    re.compile(r"\{%-?\s*(comment|if|unless|for|capture|case)\b.*?\{%-?\s*end\1\b.*?%\}", re.DOTALL),
    re.compile(r"\](?:\((?:[^()\n]|\n(?!\n)|\([^()]*\))*\)?|\[[^\]\n]*\])"),  # a link's target, and its title
    re.compile(r"!\[(?:[^\[\]]|\[[^\[\]]*\])*\]"),  # an image's words
    # the target of a reference, and the name of a footnote
    re.compile(r"^[ \t>*+-]*\[(?!\^[^\s\]])[^\]]*\]:(?:[^\n]*\n[ \t>]*[\"'(])?[^\n]*", re.MULTILINE),
    re.compile(r"^[ \t>*+-]*\[(?!\^[^\s\]])[^\]]*\]:[ \t]*\n[^\n]*", re.MULTILINE),
    re.compile(r"\[\^[^\n\]]*\]"),
    re.compile(r"^[ \t>]*\*\[[^\n]*", re.MULTILINE),  # an abbreviation
    re.compile(r"^[ \t>*+\d.)-]*(?:`{3,}|~{3,})[^\n]*", re.MULTILINE),  # a fence's first line
    re.compile(r"\$(?:(?!\n\n).)*?\$|\\[(\[](?:(?!\n\n).)*?\\[)\]]|\\begin\{.*?\\end\{", re.DOTALL),  # a formula
    re.compile(r"^[ \t>]*(?:!!!|\?\?\?|===)[^\n]*", re.MULTILINE),  # a box's kind
    re.compile(r"&[^\s;]*;?"),
)  # fmt: skip
"""Where words stand that nobody sees, or that are shown as something else; all of it leniently."""
_TO_THE_END = {"unclosed-comment", "front-matter-not-closed"}
"""Diagnostics of what hides all that follows."""
_TO_THE_BLOCKS_END = {"html-quote-open", "html-tag-open", "html-removed", "footnote-twice"}
"""Diagnostics of what hides the rest of its block, which may have a blank line."""
_ON_THE_LINE = _TO_THE_BLOCKS_END | {"table-cell-not-shown"}
_ON_THE_LINE |= {"liquid-output-unknown", "liquid-tag-unknown", "liquid-include-unknown", "liquid-loop"}
"""Diagnostics of what hides words on its line."""


def excused(text: str, word: str, found: list[Diagnostic]) -> bool:
    """Tell whether `word` of the page `text` is not shown for a reason: by its nature, or since it is told."""
    at = text.index(word)
    line = text.count("\n", 0, at) + 1
    block_start = text.count("\n", 0, text.rfind("\n\n", 0, at) + 2) + 1
    for each in found:
        place = each.location.line
        if (place == line and each.code in _ON_THE_LINE) or (place <= line and each.code in _TO_THE_END):
            return True
        if each.code in _TO_THE_BLOCKS_END and min(block_start, line - 5) <= place <= line:
            return True
    return any(each.start() <= at < each.end() for pattern in _NOT_SHOWN for each in pattern.finditer(text))


def lost(name: str, text: str, before: set[str]) -> Lost | None:
    """Give what the mutant `text` lost of the words that were shown `before`."""
    html, found = rendered(text.encode())
    body = source_page.read("a.md", text.encode())
    there = set(_NUMBERED.findall(body.source.text)) & before
    whole = encoding.decode(text.encode(), "a.md")[0]
    gone = [word for word in there - shown(html) if not excused(whole, word, found)]
    if "page-failed" in {each.code for each in found}:
        gone.append("page-failed")
    told = tuple(f"{each.code} {each.location.line}:{each.location.column}" for each in found)
    return Lost(name, text, tuple(sorted(gone)), told) if gone else None


def search(count: int, seed: int, each: int = 5) -> Iterator[Lost]:
    """Give the mutants that lost words, of so many; of each part of a page `each` are made."""
    chance, paths = random.Random(seed), pages()
    done = 0
    while done < count:
        path = chance.choice(paths)
        text = part(path, chance)
        before = shown(rendered(text.encode())[0])
        for number in range(each):
            found = lost(f"{path.name} {seed}/{done + number}", mutated(text, chance), before)
            if found:
                yield found
        done += each


def main() -> int:
    """Print the mutants that lost words."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--pages", type=int, default=5_000)
    ask.add_argument("--seed", type=int, default=1)
    asked = ask.parse_args()
    count: Counter[bool] = Counter()
    for found in search(asked.pages, asked.seed):
        count[True] += 1
        sys.stdout.write(f"=== {found.name}: {' '.join(found.words)}\n{found.text}\n--- {' '.join(found.told)}\n\n")
        sys.stdout.flush()
    sys.stdout.write(f"{asked.pages} pages, {count[True]} that lost words\n")
    return 1 if count[True] else 0


if __name__ == "__main__":
    sys.exit(main())

"""Pages and sidebars of real wikis with slips of the keyboard, and with characters that nobody sees, in them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from unicodedata import normalize

from tests.conftest import SHARED
from tests.page import mutants

_FRONT = "---\ntitle: 가나\ntags: [a, b]\npermalink: x.html\n---\n"
_IN_PAGES = [
    *("\u200b", "\ufeff", "\x07", "\t", "\t\t", "\u3000", "\u2028", "\r\n", "\r", "e\u0301", "\u2126", "👩\u200d💻"),
    *("[x](DOC_intro.md)", "[x](DOC_\u200bintro.md)", "![](없음.png)", "![](a b.png)", "[나](none.md)"),
    *("{{ site.x }}", "{{ page.y |\ta }}", "{% foo bar %}", "<script>a</script>", "$\\foo$", "\ufeff<br>"),
    *("\n---\n", "\ntitle: a: b\n", "\n\ttags: [x\n", "\ntags:\t\t[x, y\n"),
]
_IN_SIDEBARS = ["\t", "\u200b", "\u3000", "：", ":", "'", '"', "[", "- ", "  ", "\n", " ", "\u2028", "\x85", "\ufeff"]
_IN_SIDEBARS += ["\r", "\r\n", "{", "&a ", "*b ", "|", "#", "\x00"]


def pages(count: int, seed: int) -> Iterator[bytes]:
    """Give the bytes of so many pages."""
    chance, paths = random.Random(seed), mutants.pages()
    for _ in range(count):
        text = mutants.part(chance.choice(paths), chance)
        text = mutants.mutated(chance.choice(["", "", _FRONT]) + text, chance)
        text = _with(text, _IN_PAGES, chance.randrange(5), chance)
        yield (normalize("NFD", text) if chance.random() < 0.15 else text).encode()


def sidebars(count: int, seed: int) -> Iterator[bytes]:
    """Give the bytes of so many sidebars."""
    chance = random.Random(seed)
    for _ in range(count):
        lines = chance.choice(_sidebars()).split("\n")
        start = chance.randrange(len(lines))
        text = _with("\n".join(lines[start : start + 40]), _IN_SIDEBARS, chance.choice((1, 1, 2, 3)), chance)
        at = chance.randint(0, len(text))
        text = text[:at] + text[at + chance.randrange(2) :]
        yield (normalize("NFD", text) if chance.random() < 0.1 else text).encode()


@cache
def _sidebars() -> list[str]:
    found = sorted([*(SHARED / "sidebars").glob("*.yml"), *(Path(__file__).parents[2]).glob("sidebar_doc.yml")])
    return [path.read_text("utf-8") for path in found]


def _with(text: str, slips: list[str], count: int, chance: random.Random) -> str:
    for _ in range(count):
        at = chance.randint(0, len(text))
        text = text[:at] + chance.choice(slips) + text[at:]
    return text

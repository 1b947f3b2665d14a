"""How much one page may hold, and make of it. All bounds of what a page costs stand here; each is a count or a size.

What is bounded is a kind of cost, not a fault of writing: below the bounds a page takes seconds at the most, above
them it may take minutes or gigabytes. Beside each stands the most that a page of the real wikis in hand has (some nine
hundred pages, of which the longest has 280 kB); tests/safety/test_growth.py keeps a distance of at least five between
the two, but where it says otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping

PAGE = 500_000
"""Bytes of a page that are read (real pages: 282,000): what comes after is cut off, at a line's end."""

LINES = 20_000
"""Lines of a page but for those in code (2,970): each may be a block, of which Python-Markdown makes elements."""

QUOTES_IN_VAIN = 20_000
"""Lines that the search for quotes' ends may look at in vain (16), each at some six microseconds."""

BUILT_BY_OTHERS = 40
"""Levels of admonitions, tabs and footnotes within each other (3): Python-Markdown calls itself for each, some twelve
functions deep, and Python allows a thousand in all."""

HEADINGS = 2_500
"""Headings (420): Material's search goes through all the headings of a page once more for each of them."""

MARKS: Mapping[str, int] = {
    **dict.fromkeys("<[`", 5_000),  # 853, 341, 412; tags, links, code: html.parser looks from each `<` for its end
    **dict.fromkeys("{&!@^", 5_000),  # 603, 177, 217, 14, 128; Liquid, attributes, entities, admonitions, footnotes
    **dict.fromkeys("*_~=:#>", 10_000),  # 712, 1895, 36, 944, 494, 1710, 845; emphasis, marks, emoji, quotes
    **dict.fromkeys("$\\", 10_000),  # 504, 1038
    "|": 20_000,  # 552; a thousand rows of twenty cells
}
"""How often each sign that Markdown reads may stand outside of code. What stands for an element takes at least one,
and an element costs up to a millisecond, from the parser to the search's index."""

CONSTRUCTS: Mapping[str, tuple[str, int]] = {
    "# …": (r"^[ \t>*+\d.)-]*#{1,6}(?=[ \t\n])|(?<=\S)\n[ \t>]*(?:=+|-+)[ \t]*$|<h[1-6]\b", HEADINGS),
    "[TOC]": (r"^[ \t>]*\[TOC\]", 50),  # 1; `toc` puts a copy of the whole list there, and reads the page once for each
    '=== "…"': (r"^[ \t>]*(?:===(?!=*[ \t]*$)|[?!]{3})", 1_000),  # 49; a tab looks at all tabs before it
    "///": (r"^[ \t>]*/{3,}", 1_000),  # 22
    "<!--": (r"<!--", 2_000),  # 194; Material looks from each comment for the end of a listing of tags
    ":   …": (r"^[ \t>]*:[ ]{2,3}(?=\S)", 500),  # 17; Python-Markdown reads all that is below, once for each
    "*[…]:": (r"^[ \t>]*\*\[", 300),  # 0; every word of the page is compared with each
    "[^…]": (r"\[\^", 1_000),  # 47
}
"""What costs more than its signs, as it is shown to authors: an expression over a page without its code, and how
often it may match."""

META_TEXT, META_LIST = 1_000, 100
"""Characters of a text in front matter, and entries of a list, among the keys that the wiki knows (397, 10): a title
stands in the sidebar of every page, Material writes every page of a tag into one list, and each old address of a page
(`redirect_from`: none) is a file of the site."""

NUMBER = 100
"""Characters of a number or date in front matter; a longer one is a text. Python takes the square of an integer's
length, and YAML's integers to the base 60 (`1:59:59…`) are longer than they look."""

LIQUID_VALUE = 50_000
"""Characters of the value of an expression of Liquid: ten lines of nine `append` each make gigabytes."""

LIQUID_PAGE = 1_000_000
"""Characters that the expressions of one page handle, each value once for each filter: `url_encode` takes a tenth of a
microsecond for each, and what is shown is read like all other Markdown."""

NUMBER_BITS = 200
"""Bits of an integer in Liquid: Python refuses to write one of more than some 4,000 digits."""

HIGHLIGHTED = 320_000_000
"""Sum of the squares of the lengths of the blocks of code that are highlighted: one of 18,000 characters, or thirty of
3,200. Pygments takes up to fifty nanoseconds for each (`A A A …` in Java), sixteen seconds in all; so there is no room
to speak of above the 301,000,000 of the largest page of real code, and 3.8 above the next (85,000,000)."""

SLOW_LEXERS: Mapping[str, int] = {
    **dict.fromkeys(("csharp", "maple", "nemerle"), 3),
    **dict.fromkeys(("devicetree", "kal"), 2),
    **dict.fromkeys(("autoit", "easytrieve", "fan", "gherkin", "janet", "peg"), 300),  # they take the cube: up to 1,000
}
"""Pygments' names of the languages whose lexers take longer, and how many times."""

ABBREVIATED = 3_000
"""Places of a page at which an abbreviation stands (none in hand uses them so): each becomes an element."""

ABBREVIATIONS_HTML = 500_000
"""Characters of what these abbreviations mean, which stands at each place."""

TERMS_HTML = 6_000
"""Bytes that the marks at a page's terms may add to it (our longest: 3,300): the rest stay unmarked."""

FORMULAS = 2_000
"""Formulas of a page that are typeset (200)."""

TEX = 60_000
"""Characters of TeX of them all, each with the macros that it uses (10,600)."""

FORMULA_HTML = 4_000_000
"""Characters of HTML that a page's formulas may make: KaTeX writes three hundred for a letter, more for a matrix."""

FORMULAS_AT_ONCE, TEX_AT_ONCE = 100, 12_000
"""Formulas, and characters of TeX, that KaTeX gets in one call: what they make is known after it."""

SLOW_FORMULAS = 3
"""Formulas that the engine may give up, each after seconds."""

HTML = 5_000_000
"""Characters of HTML that a page may become, formulas and all: what reads it next is html.parser, five times."""

EXCLUDES = 300
"""Patterns of `exclude` in a `_config.yml`, and of `include` (8): each is compared with every file."""

DEFAULTS, DEFAULTS_TEXT = 100, 5_000
"""Entries of `defaults` in a `_config.yml` (3), and characters of their values (300), which every page is given."""

LIKENED = 200
"""Misspelt names for which the nearest right one is looked for; the others are told without it."""

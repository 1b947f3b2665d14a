"""Where a wiki is asked for something else than GitHub's preview shows, or than the comparison takes it to show.

Each bend is a function with its reason; `test_bends.py` has its case. `source` bends a page's Markdown before GitHub's
parser has it, `events` what is seen on either side.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import groupby
from typing import Any

from markdown_it import MarkdownIt

_EMPHASIS = {"<em>": 1, "<strong>": 1, "</em>": -1, "</strong>": -1}
Meta = Mapping[str, Any]
"""A page's front matter."""

_HIDDEN, _HIDDEN_BACK = str.maketrans("{}", "\ue000\ue001"), str.maketrans("\ue000\ue001", "{}")
"""Braces that are no Liquid, as long as Liquid is bent."""
_KEPT, _KEPT_BACK = str.maketrans("{}$", "\ue002\ue003\ue004"), str.maketrans("\ue002\ue003\ue004", "{}$")
"""Characters that the comparison would take for more than they are, until it is over."""
_KEPT_BRACES = str.maketrans("{}", "\ue002\ue003")
_OUTSIDE, _OUTSIDE_END = "\ue005", "\ue006"
_RAW = re.compile(r"\{%-?\s*raw\s*-?%\}.*?\{%-?\s*endraw\s*-?%\}", re.DOTALL)
_RAW_TAG = re.compile(r"\{%-?\s*(?:end)?raw\s*-?%\}")


def source(oracle: Any, text: str, meta: Meta) -> str:
    """Give a page's Markdown, without its front matter, as GitHub's parser is to read it."""
    text = code_in_tags_as_it_is(indented_code_as_it_is(without_control_characters(text)))
    text = oracle.outside_code(text, lambda prose: _OUTSIDE + one_pair_of_marks(prose) + _OUTSIDE_END)
    prose = re.split(f"{_OUTSIDE}(.*?){_OUTSIDE_END}", text, flags=re.DOTALL)
    text = "".join(part if number % 2 else part.translate(_HIDDEN) for number, part in enumerate(prose))
    text = _RAW.sub(lambda raw: _RAW_TAG.sub("", raw[0]).translate(_KEPT_BRACES), text)
    for bend in JEKYLL:
        text = bend(text, meta)
    return text.translate(_HIDDEN_BACK)


def events(seen: list[str]) -> list[str]:
    """Give what is seen, with what is equal to a reader in one form."""
    return emphasis_in_one_order(words_are_words([one.translate(_KEPT_BACK) for one in seen]))


def without_control_characters(text: str) -> str:
    """Take out what no keyboard types. GitHub keeps it, and browsers show a gap or a box; the site finds no word that
    holds it in a search, takes it out and tells the author."""
    return re.sub("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]", "", text)


def indented_code_as_it_is(text: str) -> str:
    """Keep `{.class}` and `$x$` in indented code, which the comparison reads as if it were prose."""
    lines = text.split("\n")
    for token in MarkdownIt("commonmark").parse(text):
        if token.type == "code_block" and token.map:
            for number in range(*token.map):
                lines[number] = lines[number].translate(_KEPT)
    return "\n".join(lines)


def code_in_tags_as_it_is(text: str) -> str:
    """Keep Liquid in `<pre>` and `<code>`, as GitHub does and as the comparison does in fences."""
    return re.sub(r"(?s)<(pre|code)\b.*?</\1>", lambda code: code[0].translate(_KEPT_BRACES), text)


def one_pair_of_marks(text: str) -> str:
    r"""Take the dollars around an environment, `$ \begin{align} x \end{align}$`, for its marks, not for text."""
    return re.sub(r"\$\s*(\\begin\{(align|equation|gather)(\*?)\}.+?\\end\{\2\3\})\s*\$", r"\1", text, flags=re.DOTALL)


def without_comments(text: str, _: Meta) -> str:
    """Show nobody what stands in `{% comment %}`: its author has hidden it."""
    return re.sub(r"\{%-?\s*comment\b.*?endcomment\s*-?%\}", "", text, flags=re.DOTALL)


def without_loops(text: str, _: Meta) -> str:
    """Show nobody the body of `{% for %}`: a pattern with holes, which would be shown once, empty."""
    loop = re.compile(r"\{%-?\s*for\s(?:(?!\{%-?\s*for\s).)*?endfor\s*-?%\}", re.DOTALL)
    while loop.search(text):
        text = loop.sub("", text)
    return text


def alerts(text: str, _: Meta) -> str:
    """Show the documentation theme's alerts as the boxes that they were."""

    def box(found: re.Match[str]) -> str:
        if found["kind"].startswith("hr"):
            return found[0]
        margin, words = found["margin"], found["words"].strip().split("\n")
        return "\n" + "\n".join(f"{margin}> {line.strip()}" for line in words) + "\n\n"

    pattern = (
        r"(?m)^(?P<margin>[ \t]*)\{\{site\.data\.alerts\.(?P<kind>\w+)\}\}(?P<words>(?:(?!\{\{site\.data\.alerts).)*)"
    )
    return re.sub(pattern + r"\{\{site\.data\.alerts\.end\}\}[ \t]*$", box, text, flags=re.DOTALL)


def boxes_from_includes(text: str, _: Meta) -> str:
    """Show the theme's newer notes, `{% include note.html content="…" %}`, as boxes."""
    kinds = "note|tip|warning|important|callout"
    return re.sub(
        rf'(?m)^([ \t]*)\{{%-?\s*include\s+(?:{kinds})\.html\s+content="([^"]*)"[^%]*%\}}[ \t]*$', r"\n\1> \2\n", text
    )


def without_unknown_liquid(text: str, meta: Meta) -> str:
    """Show nobody Liquid that stands for nothing here; what it says of the page itself is known."""

    def value(found: re.Match[str]) -> str:
        return str(meta.get(found["key"]) or "") if found["root"] == "page" else ""

    text = re.sub(r"\{\{-?\s*(?P<root>site|page|include|layout)\.(?P<key>[\w.]+)\s*-?\}\}", value, text)
    text = re.sub(r"\{\{-?\s*(?:site|page|include|layout)\.[^{}]*\}\}", "", text)
    tags = "if|unless|elsif|else|case|when|include|assign|capture|include_relative"
    return re.sub(rf"\{{%-?\s*(?:end)?(?:{tags})\b[^%]*%\}}", "", text)


def without_list_of_contents(text: str, _: Meta) -> str:
    """Drop the list that kramdown puts contents in (`* 목차` above `{:toc}`): the theme has a table of contents."""
    return re.sub(r"(?m)^[ \t]*(?:[-*+]|\d+\.)[ \t]+\S.*\n[ \t]*\{:[ \t]*toc[ \t]*\}", "", text)


def definition_lists(text: str, _: Meta) -> str:
    """Show Material's definition lists as such, which GitHub does not know."""

    def items(found: re.Match[str]) -> str:
        term, definition = found[1], re.sub(r"\n[ \t]+", "\n", found[2])
        return f"\n<dl><dt>{term}</dt><dd>{definition}</dd></dl>\n"

    text = re.sub(r"(?m)(?<=\n)([^\s#>|:][^\n]*)\n:[ ]{2,3}(\S[^\n]*(?:\n[ \t]+\S[^\n]*)*)\n?", items, text)
    return re.sub(r"</dl>\s*<dl>", "", text)


JEKYLL: tuple[Callable[[str, Meta], str], ...] = (
    without_comments,
    without_loops,
    alerts,
    boxes_from_includes,
    without_unknown_liquid,
    without_list_of_contents,
    definition_lists,
)
"""Bends of prose with Jekyll's and kramdown's syntax, in their order."""


def words_are_words(seen: list[str]) -> list[str]:
    """Take text that starts with a sign (`<Eq4>에서`) for text; the comparison takes it for a tag."""
    tag = re.compile(r"</?[a-z][a-z0-9]*>|<img [^>]*>")
    return [one if not one.startswith("<") or tag.fullmatch(one) else "＜" + one[1:] for one in seen]


def emphasis_in_one_order(seen: list[str]) -> list[str]:
    """Give bold and italics around the same words in one order: a reader cannot tell which is inside."""
    result: list[str] = []
    for kind, run in groupby(seen, key=lambda one: _EMPHASIS.get(one, 0)):
        same = list(run)
        result += sorted(same, reverse=kind < 0) if kind else same
    return result

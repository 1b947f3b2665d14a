"""Attribute lists after an element, `[link](a.md){: .class }`, beside other braces on their line.

Python-Markdown's `attr_list` reads on to the last closing brace of the line, and moves what is between:
https://github.com/Python-Markdown/markdown/blob/3.10/markdown/extensions/attr_list.py#L102-L106
"""

from __future__ import annotations

import re

from markdown.util import ETX, STX

_AFTER_ELEMENT = re.compile(rf"{ETX}\{{")
_BRACES = re.compile(
    rf"(?<={ETX})\{{[^{{}}\n]*\}}"  # a list after an element
    r"|(?P<late>\{:?[ ]*[.#\w:-][^{}\n]*\})(?![ ]*\Z)"  # what looks like one in the midst of the text
    r"|\{[^{}\n]*\}"
    r"|\}"
)


def told_apart(text: str) -> str:
    """`text`, with Python-Markdown's marks for elements in it, such that no list reaches over its own brace."""
    return _BRACES.sub(_kept, text) if "}" in text and _AFTER_ELEMENT.search(text) else text


def _kept(found: re.Match[str]) -> str:
    if found["late"]:
        return _escaped("{") + found[0][1:-1] + _escaped("}")
    return _escaped("}") if found[0] == "}" else found[0]


def _escaped(char: str) -> str:
    return f"{STX}{ord(char)}{ETX}"

"""Which stretches between math marks are words: prices, shell variables, jQuery, R's output."""

from __future__ import annotations

import re

TEX = re.compile(r"[\\^_={}]")
HANGUL = re.compile(r"[가-힣]")
TEXT_COMMAND = re.compile(r"\\(?:text|mathrm|mbox|hbox|textbf|textit|textrm|operatorname)\w*\s*\{[^{}]*\}")
_ESCAPED = re.compile(r"\\[\\$]")
_LINE_BREAK = re.compile(r"\s*(?:\\\\)+\s*")
_VARIABLE = re.compile(r"\{\w+\}|[A-Za-z_]\w*")
_LINK = re.compile(r"\]\((?:https?://|#|\.{0,2}/)")
_SHELL = re.compile(r"[A-Z_][A-Z0-9_]+")
_R_STRUCTURE = re.compile(r"\s*[\w.]+\s*:\s*(?:num|int|chr|logi|Factor|List|cplx|Date|POSIX\w*|tibble|data\.frame)\b")


def is_money_or_code(content: str, following: str) -> bool:
    """Tell whether `$content$`, with the character `following` it, is no formula although its marks fit.

    `$100, 할인가는 100$` is money; `$HOME/$USER`, `${A}/${B}`, `$(a).b;$(c)` are code: what stands between two
    variables ends in a sign, where a formula that a word is glued to (`$n$th`) ends in a letter, digit or bracket.
    """
    if _R_STRUCTURE.match(content):
        return True
    if content[0] in " \t" and not TEX.search(_ESCAPED.sub("", content)) and not _LINE_BREAK.fullmatch(content):
        return True
    bare = TEXT_COMMAND.sub("", content)
    if content[0].isdigit() and HANGUL.search(bare) and not TEX.search(bare):
        return True
    if not following or not (following.isascii() and (following.isalpha() or following in "_{(")):
        return False
    variable = _VARIABLE.match(content)
    rest = content[variable.end() :] if variable else content
    if variable and not rest:
        return bool(_SHELL.fullmatch(content)) and (following.isupper() or following in "_{")
    opens_like_code = content[0].isascii() and (content[0].isalnum() or content[0] in "_{(")
    return opens_like_code and rest[-1] in '/:;.,-=@~"(' and not TEX.search(rest[:-1])


def is_bracketed(content: str) -> bool:
    r"""Tell whether `\(content\)` is a pair of brackets in prose, escaped from Markdown: `\(주의\)`, `\($x$, $y$\)`.

    So is one around a link: `\([#37](https://…)\)`.
    """
    if content.lstrip().startswith("$") or _LINK.search(content):
        return True
    return is_prose(content)


def is_prose(content: str) -> bool:
    """Tell whether `content` has words, and nothing of TeX outside of them."""
    bare = TEXT_COMMAND.sub("", content)
    return bool(HANGUL.search(bare)) and not TEX.search(bare)

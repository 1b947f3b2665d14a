r"""Authors' text on its way into a log or a terminal, where text can be obeyed.

GitHub's runner reads a step's output for commands: `::error file=…::` where a line begins, whatever blanks are before
it, and `##[error]` anywhere in a line. A line begins after CR or LF, and wherever a log is wrapped:
https://github.com/actions/runner/blob/v2.321.0/src/Runner.Common/ActionCommand.cs#L53-L180
A terminal obeys control characters; characters that turn the direction of writing around show another text than there
is. A file's name may hold all of these, and bytes that are no text (surrogates, as Python reads them).
"""

from __future__ import annotations

import re
from unicodedata import category

_OBEYED = re.compile(r"(?<!\S):(?=:\w)|##(?=\[)")
"""What a blank is put behind: `::x` where a line begins, or may begin once it is wrapped, and `##[`."""
_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Categories of Unicode's of which nothing is seen: controls, formats, surrogates, two breaks of lines."""
_JOINERS = {"\u200c", "\u200d"}
"""They belong to words and to emoji."""


def visible(text: str, *, lines: bool = False) -> str:
    r"""`text` with a picture of each character that is obeyed and not seen: `␊` for a line break, `\u202e`.

    Tabs stay, and with `lines` the line breaks.
    """
    if text.isprintable():
        return text
    stay = "\t\n" if lines else "\t"
    return "".join(char if char in stay else _picture(char) for char in text)


def output(text: str) -> str:
    """`text`, which may have several lines, as it may be written to a log or a terminal: all seen, none obeyed.

    What was given so already is given back.
    """
    return _OBEYED.sub(lambda found: f"{found[0]} ", visible(text, lines=True))


def chars(line: str) -> list[str]:
    """What stands for each character of `line` in its `output`; a tab is four blanks."""
    seen = [char if char == "\t" else _picture(char) for char in line]
    for match in _OBEYED.finditer("".join(picture[0] for picture in seen)):
        seen[match.end() - 1] += " "
    return ["    " if picture == "\t" else picture for picture in seen]


def _picture(char: str) -> str:
    if category(char) not in _UNSEEN or char in _JOINERS:
        return char
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    if char == "\x7f":
        return "␡"
    if 0xDC80 <= code <= 0xDCFF:  # a byte of a name that is no text: https://peps.python.org/pep-0383/
        return f"\\x{code - 0xDC00:02x}"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"

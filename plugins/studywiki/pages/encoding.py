"""The bytes of a file become text, however a Korean editor saved it.

What is tried, in this order: a byte order mark; UTF-16 without one, known by its zero bytes; UTF-8; CP949, which holds
EUC-KR. No guessing library: those weigh dozens of encodings and take short CP949 files for Cyrillic or Chinese, while
here strict decoding in a fixed order is right, because Hangul in CP949 is next to never valid UTF-8.

The text that comes out has LF line ends, and its Hangul is in NFC (macOS writes it as loose letters, which looks alike
and matches nothing); what else NFC would change, such as the Han characters that KS X 1001 holds twice, stays as it
was written. Invisible characters that only break words apart are taken out.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from itertools import accumulate

from msgspec import Struct, field
from msgspec.structs import replace

from studywiki.diagnostics import Diagnostic, Location, Saving, Severity
from studywiki.text.source import Edit, Source

_LETTER = r"[^\W\d_]"
_INVISIBLES = "\u200b\u2060\ufeff"
_INVISIBLE = f"[{_INVISIBLES}]+"
_JOINED = re.compile(
    # Only inside and at the edge of words: before markup an invisible character may be there to keep it from being
    # markup ("\u200b# not a heading", "https\u200b://no.link"), and GitHub reads it so. Joiners of emoji are not meant.
    # A formula's TeX is the author's own, to be copied as he wrote it: what does not show there is passed over later.
    rf"(?<={_LETTER}){_INVISIBLE}(?![:.@/$\\])|(?<![^\s\w*_~\"'(]){_INVISIBLE}(?={_LETTER})"
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
LINE_END = re.compile(r"\r\n?|\n")
"""As diagnostics count lines."""
_LINE_BREAK = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_HANGUL = re.compile("[\u1100-\u11ff\ua960-\ua97f\uac00-\ud7ff]+")
_SYLLABLE = re.compile("[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?|[\uac00-\ud7a3][\u11a8-\u11c2]")
_LOOSE_JAMO = re.compile("[\u1100-\u115f\ua960-\ua97f][\u1160-\u11a7\ud7b0-\ud7c6]")


class Decoded(Struct, frozen=True):
    """A file's text as its author wrote it, and how he saved it."""

    text: str
    diagnostics: list[Diagnostic] = field(default_factory=list)
    encoding: str = ""
    """The name of the encoding of the whole file, where that is not UTF-8."""
    damaged: bool = False
    """Whether there are bytes that no encoding holds: what they were is lost."""


def decode(data: bytes, file: str) -> tuple[str, list[Diagnostic]]:
    """The text of `data`, and what its author should know of how `file` is saved. Never raises."""
    read_text, diagnostics = read(data, file)
    return read_text.text, diagnostics


def read(data: bytes, file: str) -> tuple[Source, list[Diagnostic]]:
    """The text of `data`, which knows where it stands in `file`, and what is to be told of how that is saved.

    A byte order mark, CRLF and NFD are read right and harm nobody: they are worth a note or nothing. An encoding
    that GitHub cannot show (CP949, UTF-16) is a warning. Never raises.
    """
    written = as_written(data, file)
    text, diagnostics = written.text, [*written.diagnostics]
    if "\r" in text:
        if found := re.search(r"\r(?!\n)", text):
            place = Location(file, len(LINE_END.split(text[: found.start()])))
            diagnostics.append(Diagnostic("line-ends-cr", place, severity=Severity.INFO))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    source = Source.of(text, file)
    if text.startswith("\ufeff"):  # a second mark, left by joining files
        source = source.edited([Edit(0, len(text) - len(text.lstrip("\ufeff")), "")])
    if not text.isascii() or _CONTROL.search(text):
        source = _cleaned(source, diagnostics)
    return _spaced(source), diagnostics


def lines(data: bytes, file: str = "") -> list[str]:
    """The lines of `file` as they were saved: diagnostics count its lines and columns so."""
    return LINE_END.split(as_written(data, file).text)


def as_read(words: str) -> str:
    """A part of a line as it is read, wherever it stands: nothing in it that is not seen, and its Hangul composed."""
    seen = _LINE_BREAK.sub(" ", _CONTROL.sub("", re.sub(_INVISIBLE, "", words)))
    return composed(seen)


def composed(text: str) -> str:
    """`text` with its Hangul in syllables; what else NFC would change stays."""
    return _HANGUL.sub(lambda run: unicodedata.normalize("NFC", run[0]), text)


def as_written(data: bytes, file: str) -> Decoded:
    """Decode `data` by the first encoding that holds, and change nothing but a byte order mark. Never raises."""
    if data.startswith(codecs.BOM_UTF8):
        note = Diagnostic("encoding-bom", Location(file), {}, Severity.INFO, Saving.AS_UTF8)
        read = _decoded_bytes(data[len(codecs.BOM_UTF8) :], file)
        return replace(read, diagnostics=[note, *read.diagnostics])
    for mark, name in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            return _foreign(data[len(mark) :].decode(name, errors="replace"), file, "UTF-16")
    if guess := _utf16_without_mark(data):
        return _foreign(data.decode(guess, errors="replace"), file, "UTF-16")
    return _decoded_bytes(data, file)


def _foreign(text: str, file: str, name: str) -> Decoded:
    told = Diagnostic("encoding-not-utf8", Location(file), {"encoding": name}, fix=Saving.AS_UTF8)
    return Decoded(text, [told], encoding=name)


def _utf16_without_mark(data: bytes) -> str | None:
    """Tell UTF-16 by its zero bytes: blanks, digits and line ends have one, always on the same side."""
    if b"\0" not in data or len(data) % 2:
        return None
    first, second = data[0::2].count(0), data[1::2].count(0)
    few, many = sorted((first, second))
    if many * 100 < len(data) or few * 3 > many:
        return None
    if (many == 1 or many * 4 < len(data)) and _is_utf8(
        data
    ):  # a slip of the keyboard: Hangul in UTF-16 is hardly ever UTF-8 as well
        return None
    return "utf-16-le" if second > first else "utf-16-be"


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _decoded_bytes(data: bytes, file: str) -> Decoded:
    """Decode by UTF-8, CP949, or line by line where a file holds both."""
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    lenient = data.decode("utf-8", errors="replace")
    broken = lenient.count("\ufffd")
    whole = sum(1 for char in lenient if char > "\x7f") - broken
    if whole < broken:
        try:
            return _foreign(data.decode("cp949"), file, "CP949")
        except UnicodeDecodeError:
            pass
    return _decoded_lines(data, file)


def _decoded_lines(data: bytes, file: str) -> Decoded:
    """Decode each line for itself: a merge of two people's files, or a file that was cut inside a character."""
    text: list[str] = []
    foreign, damaged = 0, 0
    for number, line in enumerate(data.split(b"\n"), 1):
        for encoding in ("utf-8", "cp949"):
            try:
                text.append(line.decode(encoding))
            except UnicodeDecodeError:
                continue
            if encoding == "cp949":
                foreign = foreign or number
            break
        else:
            text.append(line.decode("utf-8", errors="replace"))
            damaged = damaged or number
    diagnostics = []
    whole = Source.of(LINE_END.sub("\n", "\n".join(text)), file)
    starts = [0, *accumulate(len(LINE_END.sub("\n", f"{line}\n")) for line in text)]
    if foreign:
        place = whole.locate(starts[foreign - 1])
        diagnostics.append(Diagnostic("encoding-mixed", place, fix=Saving.AS_UTF8))
    if damaged:
        at = starts[damaged - 1] + LINE_END.sub("\n", text[damaged - 1]).index("\ufffd")
        place = whole.locate(at, at + 1)
        diagnostics.append(Diagnostic("encoding-damaged", place, severity=Severity.ERROR))
    return Decoded("\n".join(text), diagnostics, damaged=bool(damaged))


def _cleaned(source: Source, diagnostics: list[Diagnostic]) -> Source:
    """`source` without control characters and invisible ones, Hangul composed; `diagnostics` is added to."""
    if found := _CONTROL.search(source.text):
        code = f"U+{ord(found[0]):04X}"
        place = source.locate(found.start(), found.end())
        diagnostics.append(Diagnostic("text-control-character", place, {"code": code}, Severity.INFO))
        source = _without(source, _CONTROL)
    if any(char in source.text for char in _INVISIBLES) and (found := _JOINED.search(source.text)):
        code = f"U+{ord(found[0][0]):04X}"
        place = source.locate(found.start(), found.end())
        diagnostics.append(Diagnostic("text-invisible-character", place, {"code": code}, Severity.INFO))
        source = _without(source, _JOINED)
    text = source.text
    if not unicodedata.is_normalized("NFC", text) and (found := _LOOSE_JAMO.search(text)):
        place = source.locate(found.start(), found.end())
        diagnostics.append(Diagnostic("text-nfd", place, {}, Severity.INFO, fix=Saving.IN_SYLLABLES))
        source = source.edited(_composing(text))
    return source


def _without(source: Source, unwanted: re.Pattern[str]) -> Source:
    return source.edited([Edit(found.start(), found.end(), "") for found in unwanted.finditer(source.text)])


def _composing(text: str) -> Iterator[Edit]:
    """What composes the Hangul of `text`, letter by letter."""
    for run in _HANGUL.finditer(text):
        if unicodedata.is_normalized("NFC", run[0]):
            continue
        for found in _SYLLABLE.finditer(text, run.start(), run.end()):
            composed = unicodedata.normalize("NFC", found[0])
            if composed != found[0]:
                yield Edit(found.start(), found.end(), composed, is_letter=True)


def _spaced(source: Source) -> Source:
    """`source` with blanks for the characters at which some readers of lines would break them."""
    if not _LINE_BREAK.search(source.text):
        return source
    return source.edited(
        [Edit(found.start(), found.end(), " ", is_letter=True) for found in _LINE_BREAK.finditer(source.text)]
    )

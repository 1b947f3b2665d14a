"""`check --write-baseline`: what is wrong today is written down, once; later, only what was mended is taken out."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from studywiki import messages
from studywiki.check import baseline_file, replacing
from studywiki.check.baseline import Baseline
from studywiki.check.formats.report import say
from studywiki.mkdocs_plugin import check_build
from studywiki.pages.confined import Confined, RefusedError
from studywiki.terminal import console


class NotWrittenError(Exception):
    """Nothing was written, for the reason given in the wiki's language."""


def keep(checked: check_build.Checked) -> check_build.Checked:
    """Write the baseline of `checked`, say so, and give it with what is held now.

    Where there is none, all problems go in; where there is one, those that are not in it stay out. Raises
    `NotWrittenError`, also where there is a file that is no baseline, and `OSError`.
    """
    known, language = checked.known, checked.language
    if known.path is None:
        raise NotWrittenError(say("baseline_none", language))
    if known.found:
        words = messages.words(known.found[0], language)
        raise NotWrittenError(f"{words.message}\n{words.hint}")
    if known.baseline is None:
        baseline = Baseline.of(checked.diagnostics, known.lines())
        said = say("baseline_new", language, file=known.file, count=baseline.total)
        _make(known.path, known.reads, language)
    else:
        sifted = known.sift(checked.diagnostics)
        baseline = Baseline(sifted.left)
        gone = known.baseline.total - baseline.total
        said = say("baseline_less", language, file=known.file, count=baseline.total, gone=gone)
        if sifted.new:
            said += "\n" + say("baseline_not_added", language, file=known.file, count=len(sifted.new))
    replacing.replace(known.path.resolve(), baseline_file.written(baseline).encode())
    console.tell(said)
    return replace(checked, known=replace(known, baseline=baseline))


def _make(path: Path, reads: Confined, language: str) -> None:
    """Make the empty file `path` and the folders above it.

    Raises `NotWrittenError` where a link leads out of the wiki, and `OSError`.
    """
    try:
        reads.check_folder(Path(reads.real(next(folder for folder in path.parents if folder.is_dir()))))
    except RefusedError as error:
        words = messages.words(error.told(path.as_posix()), language)
        raise NotWrittenError(words.message) from error
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(exist_ok=False)

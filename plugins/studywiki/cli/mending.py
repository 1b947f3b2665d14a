"""`studywiki check --fix`: what is certain is mended, and the wiki looked through again, until nothing is left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from studywiki.check import fix, renamed_links, renames
from studywiki.check.formats.report import say
from studywiki.check.select import Selected
from studywiki.diagnostics import Diagnostic, Location, Saving
from studywiki.messages.os_errors import reason
from studywiki.mkdocs_plugin.check_build import Checked
from studywiki.pages.confined import shown
from studywiki.terminal import console
from studywiki.terminal.printable import visible

_MOST_ROUNDS = 5
"""Times that a wiki is mended and looked through again; two are rare."""


def mended(checked: Checked, look: Callable[[], Checked], only: Selected) -> tuple[Checked, int]:
    """The wiki when all is mended that is meant and can be, and of how many files that failed.

    A mend may show what another had hidden: `look` looks the wiki through again, until nothing is mended any more.
    """
    told: set[str] = set()
    failed: set[str] = set()
    old = renames.old_addresses(checked.docs, checked.named, checked.free)
    for _ in range(_MOST_ROUNDS):
        files = [*_mend(checked, only, old, failed)]
        for file in files:
            if file not in told:
                console.tell(say("mended", checked.language, file=visible(file)))
        told.update(files)
        if not files:
            break
        checked = look()
    return checked, len(failed)


def with_new_names(checked: Checked, diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """`diagnostics` of what was looked through; those of files that were renamed say the new name."""
    docs = shown(checked.docs, checked.root)
    return renamed_links.told(diagnostics, docs, lambda: renames.former(checked.docs, checked.paths))


def _mend(checked: Checked, only: Selected, old: Mapping[str, Sequence[str]], failed: set[str]) -> Iterator[str]:
    """Mend the files that are meant; gives those that were mended, and adds those that cannot be to `failed`."""
    files = [file for file in checked.files if only(Diagnostic("", Location(file)), checked.root)]

    def fail(file: str, error: OSError) -> None:
        failed.add(file)
        why = reason(error, checked.language)
        console.tell(say("unmended", checked.language, file=visible(file), why=why.why, cure=why.cure))

    left = [file for file in files if file not in failed]
    no_pages = [Diagnostic("", Location(file), fix=Saving.WITH_LF) for file in left if file not in checked.urls]
    told = [*with_new_names(checked, checked.diagnostics), *no_pages]  # of a sidebar's line ends no rule speaks
    return fix.mend(checked.root, checked.confined, left, told, old=old, failed=fail)

"""All that is wrong with a wiki: what other rooms have found, what the rules find, less what its authors silenced."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from studywiki.check import silence
from studywiki.check.checked_wiki import CheckedWiki
from studywiki.check.rules import RULES
from studywiki.check.rules.rule import PageRule
from studywiki.diagnostics import Diagnostic, Location
from studywiki.external import told as external
from studywiki.messages import catalogue

ADVICE = frozenset(code for rule in RULES if rule.advice for code in rule.codes)
"""Codes of rules that only a check runs."""


def run(
    wiki: CheckedWiki,
    found: Iterable[Diagnostic],
    *,
    off: Mapping[str, Sequence[str]] | None = None,
    places: Mapping[str, Location] | None = None,
    advice: bool = False,
) -> list[Diagnostic]:
    """The wiki's problems by file, line and column, each once.

    `found` are those that are known from reading and rendering the pages; `off` and `places` are as in
    `silence.in_options`; with `advice` the rules run that break nothing.
    """
    every = [*found]
    for rule in RULES:
        if rule.advice and not advice:
            continue
        if isinstance(rule, PageRule):
            for page in wiki.pages.values():
                if not page.passed_by:
                    every.extend(rule.run(page))
        else:
            every.extend(rule.run(wiki))
    silencers = [each for page in wiki.pages.values() if not page.passed_by for each in silence.in_page(page)]
    silencers += silence.in_options(off or {}, places or {})
    known = catalogue().keys()
    judged = known - external.CODES - (frozenset() if advice else ADVICE)  # nobody asks other sites in a build
    left = silence.apply(every, silencers, judged, known)
    unique = {(each.code, each.location, *sorted(each.values.items())): each for each in left}
    return sorted(unique.values(), key=lambda each: (each.location.file, each.location.line, each.location.column))

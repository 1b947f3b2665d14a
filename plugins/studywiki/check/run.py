"""All that is wrong with a wiki: what other rooms have found, what the rules find, less what its authors silenced."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from studywiki.check import page_findings, silence
from studywiki.check.checked_wiki import CheckedWiki
from studywiki.check.page_findings import PageFindings
from studywiki.check.rules import RULES
from studywiki.check.rules.rule import WikiRule
from studywiki.diagnostics import Diagnostic, Location
from studywiki.external import codes as external
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
    looked_at: Mapping[str, PageFindings] | None = None,
) -> list[Diagnostic]:
    """The wiki's problems by file, line and column, each once.

    `found` are those that are known from reading and rendering the pages; `off` and `places` are as in
    `silence.in_options`; with `advice` the rules run that break nothing. `looked_at` is what is known already of pages,
    by their paths.
    """
    known = looked_at or {}
    by_path = {path: known.get(path) or page_findings.of(page, advice=advice) for path, page in wiki.pages.items()}
    pages = by_path.values()
    wiki = replace(wiki, unconcerned={path: page.unconcerned for path, page in by_path.items()})
    every = [*found, *(each for page in pages for each in page.diagnostics)]
    for rule in RULES:
        if isinstance(rule, WikiRule) and (advice or not rule.advice):
            every.extend(rule.run(wiki))
    silencers = [each for page in pages for each in page.silencers]
    silencers += silence.in_options(off or {}, places or {})
    codes = catalogue().keys()
    judged = codes - external.CODES - (frozenset() if advice else ADVICE)  # nobody asks other sites in a build
    left = silence.apply(every, silencers, judged, codes)
    unique = {(each.code, each.location, *sorted(each.values.items())): each for each in left}
    return sorted(unique.values(), key=lambda each: (each.location.file, each.location.line, each.location.column))

"""What a page tells by itself, looked at as soon as it is rendered, while what its Markdown holds is still known."""

from __future__ import annotations

from msgspec import Struct

from studywiki.check import silence
from studywiki.check.checked_wiki import CheckedPage
from studywiki.check.rules import RULES
from studywiki.check.rules.rule import PageRule, WikiRule
from studywiki.check.silence import Silencer
from studywiki.diagnostics import Diagnostic


class PageFindings(Struct, frozen=True):
    """What was found on one page."""

    diagnostics: tuple[Diagnostic, ...] = ()
    """What the rules for single pages have to tell."""
    silencers: tuple[Silencer, ...] = ()
    """What its author does not want to be told."""
    unconcerned: tuple[str, ...] = ()
    """The names of the rules for the whole wiki that need not look at it."""


def of(page: CheckedPage, *, advice: bool) -> PageFindings:
    """What `page` tells by itself; with `advice` the rules run that break nothing. Nothing of one that is passed by."""
    if page.passed_by:
        return PageFindings()
    rules = [rule for rule in RULES if isinstance(rule, PageRule) and (advice or not rule.advice)]
    told = tuple(each for rule in rules for each in rule.run(page))
    asked = [rule for rule in RULES if isinstance(rule, WikiRule) and rule.concerns]
    unconcerned = tuple(rule.run.__name__ for rule in asked if rule.concerns and not rule.concerns(page))
    return PageFindings(told, tuple(silence.in_page(page)), unconcerned)

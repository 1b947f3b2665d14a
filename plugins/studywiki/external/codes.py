"""Which diagnostic tells of which outcome: all that a build, which asks no other site, has to know of it."""

from __future__ import annotations

from studywiki.external.outcome import Kind

OF_KIND = {
    Kind.GONE: "external-gone",
    Kind.NO_HOST: "external-no-host",
    Kind.NO_ANSWER: "external-no-answer",
    Kind.SLOW: "external-slow",
    Kind.UNSURE: "external-unsure",
}
CODES = frozenset(OF_KIND.values())
"""What only a check of other sites tells."""

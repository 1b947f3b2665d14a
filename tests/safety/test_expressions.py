"""No regular expression of the package takes the square of a text: a text of its own characters is no trap for it."""

from __future__ import annotations

import os
import re
import resource
import signal
import sys
import time
from collections import deque
from collections.abc import Iterator
from itertools import islice

import pytest

from tests.safety.expressions import Expression, every, texts

SIZE, SHORT, SHORTEST = 40_000, 5_000, 1_250
SECONDS, FOR_ALL = 1, 25
"""Of processor time, for one text, which takes milliseconds, and for all of an expression's: what is over, hangs."""
AT_ONCE = SECONDS * (SHORT / SIZE) ** 2
"""Seconds: a short text that takes less is no trap when it is long, for what grows by the cube hangs when short."""
BEFORE = AT_ONCE * (SHORTEST / SHORT) ** 3
"""Seconds: one that is shorter still and takes less, takes no more than that, even if it grows by the cube."""
EXPRESSIONS = every()


def nth(found: Iterator[str], number: int) -> str:
    return next(islice(found, number, None))


def seconds(expression: Expression, text: str) -> float:
    """The processor time that `expression` takes for a text, in every way in which it is used."""
    started = time.process_time()
    for method in expression.methods:
        found = getattr(expression.pattern, "finditer" if method == "search" else method)(text)
        deque(found if method == "search" else (), maxlen=0)
    return time.process_time() - started


def hangs(expression: Expression) -> str:
    """The beginning of a text at which `expression` hangs, found in a process that is stopped; empty: at none."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        try:
            resource.setrlimit(resource.RLIMIT_CPU, (FOR_ALL, FOR_ALL + 1))
            for number, shortest in enumerate(texts(expression.pattern, SHORTEST)):
                os.write(write, ascii(shortest[:60]).encode().ljust(400)[:400])
                signal.setitimer(signal.ITIMER_PROF, SECONDS)
                if seconds(expression, shortest) > BEFORE:
                    short, long = (nth(texts(expression.pattern, size), number) for size in (SHORT, SIZE))
                    signal.setitimer(signal.ITIMER_PROF, SECONDS)
                    if seconds(expression, short) > AT_ONCE:
                        seconds(expression, long)
            signal.setitimer(signal.ITIMER_PROF, 0)
        finally:
            os._exit(0)
    os.close(write)
    last = b""
    while part := os.read(read, 400):
        last = part
    os.close(read)
    _, status = os.waitpid(child, 0)
    return last.decode().strip() if os.WIFSIGNALED(status) else ""


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
@pytest.mark.parametrize("trap", ["(?:a|b)*?c", "<!--.*?-->", "[ab]*[ac]*[bc]*!"])
def test_what_hangs_is_noticed(trap: str) -> None:
    assert hangs(Expression(trap, re.compile(trap), frozenset({"search"})))


def test_most_were_found() -> None:
    assert len(EXPRESSIONS) > 150


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
@pytest.mark.parametrize("expression", EXPRESSIONS, ids=lambda each: each.where)
def test_an_expression_ends(expression: Expression) -> None:
    assert hangs(expression) == ""

"""No regular expression of the package takes the square of a text: a text of its own characters is no trap for it."""

from __future__ import annotations

import os
import resource
import signal
import sys
from collections import deque

import pytest

from tests.safety.expressions import Expression, every, texts

SIZE = 40_000
SECONDS, FOR_ALL = 1, 25
"""Of processor time, for one text, which takes milliseconds, and for all of an expression's: what is over, hangs."""
EXPRESSIONS = every()


def hangs(expression: Expression) -> str:
    """The beginning of a text at which `expression` hangs, found in a process that is stopped; empty: at none."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        try:
            resource.setrlimit(resource.RLIMIT_CPU, (FOR_ALL, FOR_ALL + 1))
            for text in texts(expression.pattern, SIZE):
                os.write(write, ascii(text[:60]).encode().ljust(400)[:400])
                signal.setitimer(signal.ITIMER_PROF, SECONDS)
                for method in expression.methods:
                    found = getattr(expression.pattern, "finditer" if method == "search" else method)(text)
                    deque(found if method == "search" else (), maxlen=0)
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


def test_most_were_found() -> None:
    assert len(EXPRESSIONS) > 150


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
@pytest.mark.parametrize("expression", EXPRESSIONS, ids=lambda each: each.where)
def test_an_expression_ends(expression: Expression) -> None:
    assert hangs(expression) == ""

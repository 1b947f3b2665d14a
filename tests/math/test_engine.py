"""The engine: limits, recovery, no state from one formula to the next, a process that ends."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from studywiki.cache.store import Store
from studywiki.math.engine import TOO_LONG, Engine, Job


def why(engine: Engine, tex: str) -> str:
    job = Job(tex, display=False)
    return engine.typeset([job])[job].why


def test_the_engine_starts_with_the_first_formula(engine: Engine) -> None:
    assert not engine.typeset([])
    assert engine.starts == 0
    assert not why(engine, "x")
    assert engine.starts == 1


def test_what_was_asked_once_is_kept(engine: Engine) -> None:
    before = engine.typeset([Job("x", display=False)])
    engine.close()
    assert engine.typeset([Job("x", display=False)]) == before
    assert engine.starts == 1


def test_what_is_too_much_to_hold_the_store_has(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("studywiki.math.engine._AT_HAND", 3)
    engine.store = Store(tmp_path / "store")
    jobs = [Job(f"x_{number}", display=False) for number in range(8)]
    every = engine.typeset(jobs)
    assert list(every) == jobs
    assert list(engine._done) == jobs[-3:]
    engine.close()
    assert [engine.typeset([job])[job] for job in jobs] == list(every.values())
    assert engine.starts == 1
    engine.store.close()
    engine.store = Store(None)  # without one they are typeset again
    assert engine.typeset(jobs) == every
    assert (engine.starts, len(engine._done)) == (2, 3)


@pytest.mark.parametrize("tex", ["\\def\\a{\\a\\a}\\a", "{" * 40_000, "x" * 100_000, "\\left(" * 20_000])
def test_no_formula_is_without_end(engine: Engine, tex: str) -> None:
    assert why(engine, tex)
    assert not why(engine, "x")


def test_sizes_are_bounded(engine: Engine) -> None:
    job = Job("\\rule{1e9em}{1e9em}\\kern{1e9em}", display=False)
    assert "1000000000" not in engine.typeset([job])[job].html("")


def test_nothing_is_trusted(engine: Engine) -> None:
    for tex in ("\\href{javascript:alert(1)}{x}", "\\includegraphics{x.png}", "\\htmlStyle{color:red}{x}"):
        job = Job(tex, display=False)
        answer = engine.typeset([job])[job]
        html = answer.head + answer.tail
        assert "<a " not in html
        assert "<img" not in html
        assert "color:red" not in html


def test_definitions_do_not_outlive_their_formula(engine: Engine) -> None:
    assert not why(engine, "\\gdef\\foo{x}\\foo")
    assert why(engine, "\\foo + 1")


def test_stopped_by_the_clock_the_others_are_typeset() -> None:
    engine = Engine(seconds=2)  # a busy machine takes one for what is short
    long, short = Job("x" * 49_000, display=False), [Job(f"y_{n}", display=False) for n in range(5)]
    answers = engine.typeset([*short[:2], long, *short[2:]])
    assert answers[long].why == TOO_LONG
    assert not any(answers[job].why for job in short)
    assert engine.starts == 1
    engine.close()


def test_a_process_that_typeset_ends() -> None:
    code = "from studywiki.math.engine import *; e = Engine(); e.typeset([Job(f'x_{n}', True) for n in range(50)])"
    subprocess.run([sys.executable, "-c", code], timeout=30, check=True)


def test_it_works_where_an_event_loop_runs() -> None:
    async def page() -> str:
        job = Job("x^2", display=False)
        return Engine().typeset([job])[job].html("x^2")

    with ThreadPoolExecutor() as elsewhere:  # this thread may itself run the browser tests' loop
        assert "katex" in elsewhere.submit(asyncio.run, page()).result()

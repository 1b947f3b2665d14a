"""A bar fits into its terminal, Hangul and all, moves nothing but itself, and leaves nothing behind."""

from __future__ import annotations

import io

import pytest
from wcwidth import wcswidth

from studywiki.messages import phrases
from studywiki.terminal.bar import Bar, line
from tests.progress.screen import screen

KO, EN = (
    f"{words['stages']['rendering']} {words['bar']}" for words in (phrases.of("build")["ko"], phrases.of("build")["en"])
)


class Terminal(io.StringIO):
    """One that has no size, and is written to at once."""

    def isatty(self) -> bool:
        return True


class Clock:
    """Time that passes when the test says so."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize(
    ("words", "done", "of", "speed", "columns", "shown"),
    [
        (KO, 0, 1000, 0, 100, f"렌더링 [{'.' * 30}] 페이지 0/1,000개, 초당 -개, 남은 시간 -:--"),
        (KO, 500, 1000, 34.4, 100, f"렌더링 [{'#' * 15}{'.' * 15}] 페이지 500/1,000개, 초당 34개, 남은 시간 0:15"),
        (EN, 500, 1000, 3.44, 100, f"rendering [{'#' * 15}{'.' * 15}] 500/1,000 pages, 3.4 a second, 2:25 left"),
        (EN, 1000, 10_000, 1, 100, f"rendering [###{'.' * 27}] 1,000/10,000 pages, 1.0 a second, 2:30:00 left"),
        (EN, 1000, 1000, 1200, 100, f"rendering [{'#' * 30}] 1,000/1,000 pages, 1,200 a second, 0:00 left"),
        (KO, 500, 1000, 34.4, 80, f"렌더링 [{'#' * 9}{'.' * 10}] 페이지 500/1,000개, 초당 34개, 남은 시간 0:15"),
        (KO, 500, 1000, 34.4, 60, "렌더링 페이지 500/1,000개, 초당 34개, 남은 시간 0:15"),  # no room for a bar
        (KO, 500, 1000, 34.4, 20, "렌더링 페이지 500/1,"),
        (KO, 500, 1000, 34.4, 19, "렌더링 페이지 500/1"),
        (KO, 500, 1000, 34.4, 5, "렌더"),  # half a syllable is none
        (EN, 3, 2, 1, 100, f"rendering [{'#' * 30}] 3/3 pages, 1.0 a second, 0:00 left"),  # more than was said
    ],
)
def test_a_line(words: str, done: int, of: int, speed: float, columns: int, shown: str) -> None:
    assert line(words, done, of, speed, columns) == shown


@pytest.mark.parametrize("words", [KO, EN])
def test_it_fits_into_every_terminal_and_the_bar_keeps_its_length(words: str) -> None:
    for columns in range(1, 121):
        lines = [line(words, done, 10_000, speed, columns) for done in (0, 999, 10_000) for speed in (0, 0.3, 1200)]
        assert all(wcswidth(each) <= columns for each in lines), columns
        assert len({each.find("]") for each in lines}) == 1, columns


def test_a_log_line_is_not_torn_and_nothing_stays() -> None:
    stream, clock = Terminal(), Clock()
    bar = Bar(stream, clock)
    bar.begin(KO, 300)
    for number in range(300):
        clock.now += 0.1
        bar.step()
        if number % 50 == 0:
            assert f"페이지 {number + 1}/300개" in screen(stream.getvalue())[-1]
        if number == 150:
            bar.erase()
            stream.write("경고\n")
    bar.end()
    assert screen(stream.getvalue()) == ["경고", ""]


def test_a_shorter_line_covers_the_longer_one() -> None:
    stream, clock = Terminal(), Clock()
    bar = Bar(stream, clock)
    bar.begin(EN, 1000)
    for _ in range(2):
        clock.now += 5_000
        bar.step()
    assert "left" in screen(stream.getvalue())[-1]
    clock.now += 0.2
    for _ in range(900):
        bar.step()
    clock.now += 1
    bar.step()
    assert screen(stream.getvalue())[-1].endswith(" left")


def test_it_is_drawn_no_oftener_than_it_is_seen() -> None:
    stream, clock = Terminal(), Clock()
    bar = Bar(stream, clock)
    bar.begin(KO, 1000)
    for _ in range(1000):
        clock.now += 0.001
        bar.step()
    assert 9 <= stream.getvalue().count("렌더링") <= 12


def test_the_speed_is_that_of_late() -> None:
    stream, clock = Terminal(), Clock()
    bar = Bar(stream, clock)
    bar.begin(EN, 2000)
    for step in [*[0.001] * 1000, *[1.0] * 60]:
        clock.now += step
        bar.step()
    assert ", 1.0 a second, 15:40 left" in screen(stream.getvalue())[-1]


def test_without_anybody_who_watches_it_is_nowhere() -> None:
    bar = Bar(None)
    bar.begin(KO, 300)
    bar.step()
    bar.erase()
    bar.end()


def test_a_terminal_that_goes_away_stops_nothing() -> None:
    stream = Terminal()
    bar = Bar(stream)
    bar.begin(KO, 300)
    stream.close()
    bar.erase()
    bar.step()
    bar.end()

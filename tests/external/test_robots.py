"""robots.txt is heeded as RFC 9309 says, whatever a site has written there, and reading it costs what it is long."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from studywiki.external.client import Client
from studywiki.external.outcome import Kind
from studywiki.external.remembered import Remembered
from studywiki.external.robots import Robots
from studywiki.external.visiting import Manners, visit
from tests.external.site import ANSWERS, running

ALL = "User-agent: *\n"
CASES = [
    ("", "/a", True),
    ("<html>not found</html>", "/a", True),
    (ALL + "Disallow:\n", "/a", True),
    (ALL + "Disallow: /a*b\n", "/a", True),
    (ALL + "Disallow: /a$\n", "/ab", True),
    (ALL + "Disallow: /*.pdf$\n", "/a.pdf?x=1", True),
    (ALL + "Disallow: /\nAllow: /a\n", "/a/b", True),
    (ALL + "Allow: /a\nDisallow: /a\n", "/a", True),
    (ALL + "Disallow: /\n\nUser-agent: StudyWiki\nDisallow: /b\n", "/a", True),
    ("User-agent: studywikibot\nDisallow: /\n", "/a", True),
    ("User-agent: study\nDisallow: /\n", "/a", True),
    ("User-agent: Googlebot\nDisallow: /\n", "/a", True),
    (ALL + "Disallow: /\n", "/a", False),
    (ALL + "Disallow: /*.pdf$\n", "/b/a.pdf", False),
    (ALL + "Disallow: /a*b\n", "/axxb/c", False),
    (ALL + "Disallow: /*?\n", "/a?b=c", False),
    (ALL + "Disallow: /a/*/edit$\n", "/a/b/edit", False),
    (ALL + "Allow: /a\nDisallow: /a/b\n", "/a/b/c", False),
    (ALL + "Disallow: /한글\n", "/%ED%95%9C%EA%B8%80/a", False),
    ("User-agent: a\nUser-agent: studywiki/1.0 # us\nUser-agent: b\nDisallow: /\n", "/a", False),
    ("User-agent: a\nDisallow: /x\n\n" + ALL + "Crawl-delay: 3\nDisallow: /a\n", "/a", False),
    ("User-agent: *\rDisallow: /a\r", "/a", False),
]


@pytest.mark.parametrize(("text", "path", "allowed"), CASES)
def test_what_may_be_asked(text: str, path: str, allowed: bool) -> None:
    assert Robots(text).allows(f"https://a.kr{path}") is allowed


@pytest.mark.parametrize(
    ("line", "seconds"), [("", 0), ("Crawl-delay: 2.5", 2.5), ("Crawl-delay: -1", 0), ("Crawl-delay: inf", 0)]
)
def test_the_pause_that_is_asked_for(line: str, seconds: float) -> None:
    assert Robots(f"{ALL}{line}\n").delay == seconds


LONG: dict[str, Callable[[int], str]] = {
    "names": lambda n: "".join(f"User-agent: a{each}\n" for each in range(n)) + "Disallow: /1\n" * n,
    "our name": lambda n: "".join(f"User-agent: studywiki/{each}\n" for each in range(n)) + "Disallow: /1\n" * n,
    "stars": lambda n: ALL + "Disallow: /" + "*a" * (16 * n) + "*b$\n",
    "rules": lambda n: ALL + "".join(f"Disallow: /{each}*x$\n" for each in range(2 * n)),
    "blanks": lambda n: "user-agent" + " " * (32 * n) + "x\n" + ALL,
}
"""Hostile ones, of a length that grows with the number that they are given."""
LENGTH = 8_000


def seconds(text: str) -> float:
    began = time.process_time()
    assert Robots(text).allows("https://a.kr/" + "a" * 2_000)
    return time.process_time() - began


@pytest.mark.parametrize("name", LONG)
def test_a_hostile_one_holds_nobody_up(name: str) -> None:
    """Twice the length costs twice as much, and not four times: measured until nothing else keeps the machine busy."""
    once, twice = LONG[name](LENGTH), LONG[name](2 * LENGTH)
    assert any(seconds(twice) < 3 * seconds(once) + 0.02 for _ in range(5))


def test_redirects_of_robots_txt_are_followed_five_times(monkeypatch: pytest.MonkeyPatch) -> None:
    with running(robots="User-agent: *\nDisallow: /a\n") as barring, running() as site:
        moved = {f"/robots{n}": [(301, {"Location": f"/robots{n + 1}"})] for n in range(9)}
        moved["/robots3"] = [(302, {"Location": f"{barring.address}/robots.txt"})]
        moved["/round"] = [(302, {"Location": "/round"})]
        for path, answers in moved.items():
            monkeypatch.setitem(ANSWERS, path, answers)
        for first, kind in (("/robots1", Kind.SKIPPED), ("/round", Kind.ALIVE), ("/robots4", Kind.ALIVE)):
            site.robots_at = first
            site.asked.clear()
            address = f"{site.address}/a"
            found = visit(
                [address], Manners(Client(private=True), pause=0, back_off=0), Remembered(None), lambda done, of: None
            )
            assert found[address].kind is kind, first
            assert len([each for each in site.asked if "rob" in each or "round" in each]) <= 6

"""Every second of a build is counted once, for its stage and its page."""

from __future__ import annotations

from collections.abc import Iterator

from studywiki.mkdocs_plugin.stopwatch import Stopwatch


def ticks() -> Iterator[float]:
    yield from range(100)


def test_a_build() -> None:
    clock = ticks()
    watch = Stopwatch(lambda: next(clock))
    watch.mark("reading")
    for page in ("a.md", "b.md"):
        watch.mark("rendering", page)
    watch.mark("rendering", "b.md")
    watch.mark("checking")
    for page in ("a.md", "b.md"):
        watch.mark("finishing", page)
        watch.mark("writing", page)
    watch.mark("writing")
    watch.stop()
    assert dict(watch.stages) == {"reading": 1, "rendering": 3, "checking": 1, "finishing": 2, "writing": 3}
    assert list(watch.stages) == ["reading", "rendering", "checking", "finishing", "writing"]
    assert {page: dict(stages) for page, stages in watch.pages.items()} == {
        "a.md": {"rendering": 1, "finishing": 1, "writing": 1},
        "b.md": {"rendering": 2, "finishing": 1, "writing": 1},
    }
    assert watch.slowest(1) == [("b.md", 4)]
    assert watch.slowest(10) == [("b.md", 4), ("a.md", 3)]


def test_what_is_between_two_builds_is_nobodys() -> None:
    clock = ticks()
    watch = Stopwatch(lambda: next(clock))
    watch.stop()
    watch.mark("reading")
    watch.stop()
    watch.stop()
    assert dict(watch.stages) == {"reading": 1}

"""The index of a wiki from build to build: what pages say is put together segment by segment, and kept by those."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from studywiki.search import analysing, segments, texts
from studywiki.search.analysing import Analyser
from studywiki.search.files import Text
from studywiki.search.merging import ListedPage, LogicalIndex, merged
from studywiki.search.page import FoundPage
from studywiki.search.preparing import Prepared, made
from studywiki.search.segments import Segment

_NONE: Mapping[bytes, bytes] = {}


@dataclass(frozen=True)
class Entered:
    """A page that is to be found."""

    location: str
    path: tuple[str, ...]
    """The titles above it in the sidebar."""
    boost: float
    """How much more it counts than others."""
    ready: Prepared
    page: Callable[[], FoundPage]

    @property
    def key(self) -> bytes:
        """What stands for its analysis."""
        return self.ready.key

    def texts(self) -> Iterator[Text]:
        """The files of its texts."""
        for number, (file, count) in enumerate(self.ready.texts):
            yield file, count, partial(self._text, number)

    def _text(self, number: int) -> str:
        return self._texts[number]

    @cached_property
    def _texts(self) -> list[str]:
        return [text for text, _ in texts.texts(self.location, self.page())]


def entered(page: FoundPage, location: str, path: tuple[str, ...] = (), boost: float = 1.0) -> Entered:
    """The `page` at `location`, which counts `boost` times as much as others."""
    return Entered(location, path, boost, made(location, page), lambda: page)


def missing(pages: Sequence[Entered], analyser: Analyser) -> dict[bytes, Callable[[], FoundPage]]:
    """Those of `pages` whose analyses the index needs, by what stands for these: segments that are known need none."""
    store = analyser.store
    parts = (pages[part] for part in _parted(pages))
    return {each.key: each.page for part in parts if not store.has(_key_of(part)) for each in part}


def index(
    pages: Sequence[Entered],
    analyser: Analyser,
    groups: Iterable[Sequence[str]] = (),
    analyses: Mapping[bytes, bytes] = _NONE,
) -> LogicalIndex:
    """The index of `pages`; `analyses` are those that are here, by what stands for them.

    The phrases of a group, in terms of the analysis, all say the same. Raises `StoppedError` where V8 does not start.
    """
    listed = (ListedPage(each.ready.title, each.location, each.path, each.ready.sections) for each in pages)
    return merged(listed, _segments(pages, analyser, analyses), groups)


def _segments(pages: Sequence[Entered], analyser: Analyser, analyses: Mapping[bytes, bytes]) -> Iterator[Segment]:
    for part in _parted(pages):
        own, key = pages[part], _key_of(pages[part])
        kept = analyser.store.get(key)
        segment = segments.unpacked(kept) if kept else None
        if segment is None:
            others = analyser.analyse({each.key: each.page for each in own if each.key not in analyses})
            here = {each.key: (analyses if each.key in analyses else others)[each.key] for each in own}
            said = (analysing.unpacked(here[each.key]) or analyser.again(each.page()) for each in own)
            segment = segments.joined(zip((each.ready.sections for each in own), said, strict=True))
            analyser.store.put(key, segments.packed(segment))
        yield segment


def _parted(pages: Sequence[Entered]) -> Iterator[slice]:
    return segments.parted([each.location for each in pages])


def _key_of(pages: Iterable[Entered]) -> bytes:
    return segments.key_of((each.ready.sections, each.key) for each in pages)

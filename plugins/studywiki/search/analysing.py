"""Pages -> their words, by the scripts that read a reader's query, too: what both read the same way cannot disagree.

V8 is started when a page comes that no build has read yet.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec
from py_mini_racer import JSEvalException

from studywiki.cache import digests, versions
from studywiki.cache.store import Store
from studywiki.javascript import v8
from studywiki.search import scripts
from studywiki.search.page import FoundPage

_SECONDS = 20.0
"""For one page; the longest takes a tenth of a second."""
_READ = """
studywikiPhrases = text => {
  const groups = JSON.parse(text).map((names) => names.map(studywikiSearch.phraseOf).filter(Boolean));
  return JSON.stringify(groups);
};
"""


class Analysis(msgspec.Struct, array_like=True, frozen=True):
    """The words of a page, as the scripts write them."""

    words: list[str] = []
    places: list[int] = []
    """For each word how many postings it has, and then those: `posting` says what they are."""
    pairs: list[tuple[str, str]] = []
    """Words that the page says mean the same: `역전파(backpropagation)`."""


class Analyser:
    """Reads pages; one may serve many builds."""

    def __init__(self) -> None:
        self.store = Store(None)
        """Where analyses are kept for the next build."""
        self.starts = 0
        """How often V8 was started."""
        self._v8: v8.V8 | None = None
        self._lock = threading.Lock()

    def analyse(self, pages: Mapping[bytes, Callable[[], FoundPage]]) -> dict[bytes, bytes]:
        """The analyses of the pages that are given by what stands for each, packed: `unpacked` reads them.

        Raises `StoppedError` where V8 does not start.
        """
        known = self.store.get_all(pages)
        with self._lock:
            for key, page in pages.items():
                if key not in known:
                    known[key] = made = v8.without_event_loop(lambda page=page: self._read(page()))  # type: ignore[misc]
                    self.store.put(key, made)
        return known

    def again(self, page: FoundPage) -> Analysis:
        """The analysis of a `page` of which nothing useful was kept. Raises `StoppedError` where V8 does not start."""
        with self._lock:
            made = v8.without_event_loop(lambda: self._read(page))
        self.store.put(key_of(page), made)
        return _DECODER.decode(made)

    def phrases(self, groups: Sequence[Sequence[str]]) -> list[list[str]]:
        """The names of `groups`, of which each group says the same, as the index has them.

        Raises `StoppedError` where V8 does not start.
        """
        if not groups:
            return []
        key = digests.of("search phrases", versions.digest(), groups)
        kept = self.store.get(key)
        if kept is None:
            with self._lock:
                kept = v8.without_event_loop(lambda: self._phrases(groups))
            self.store.put(key, kept)
        return _PHRASES.decode(kept)

    def _phrases(self, groups: Sequence[Sequence[str]]) -> bytes:
        self._v8 = self._v8 or self._started()
        given = msgspec.json.encode(groups).decode()
        made = self._v8.call("studywikiPhrases", given, timeout_sec=_SECONDS)
        return msgspec.msgpack.encode(msgspec.json.decode(str(made), type=list[list[str]]))

    def start(self) -> None:
        """Load the scripts now, for pages that are to come. Raises `StoppedError` where V8 does not start."""
        with self._lock:
            self._v8 = self._v8 or v8.without_event_loop(self._started)

    def close(self) -> None:
        """Let V8 go."""
        if self._v8:
            self._v8.close()
        self._v8 = None

    def _read(self, page: FoundPage) -> bytes:
        self._v8 = self._v8 or self._started()
        # JSON is JavaScript: so the page is read once, and what is made of it is kept as it comes
        try:
            return str(self._v8.eval(f"studywikiSearch.analyse({_written(page)})", timeout_sec=_SECONDS)).encode()
        except JSEvalException:
            return self._without_text(page)

    def _started(self) -> v8.V8:
        self.starts += 1
        engine = v8.V8()
        engine.eval(scripts.analysis_and_engine())
        engine.eval(_READ)
        return engine

    def _without_text(self, page: FoundPage) -> bytes:
        """The analysis of a page that took too long: of its titles alone."""
        if self._v8:
            self._v8.abandon()
        self._v8 = None
        if not any(each.text for each in page.sections):
            return msgspec.json.encode(Analysis())
        bare = tuple(msgspec.structs.replace(each, text="") for each in page.sections)
        return self._read(msgspec.structs.replace(page, sections=bare))


def unpacked(analysis: bytes) -> Analysis | None:
    """The analysis that is packed; None where it is damaged."""
    try:
        return _DECODER.decode(analysis)
    except msgspec.MsgspecError:
        return None


def key_of(page: FoundPage) -> bytes:
    """What stands for all that the analysis of `page` is made of."""
    sections: list[Any] = [(each.level, each.title, digests.of_text(each.text)) for each in page.sections]
    named: Mapping[str, object] = {"tags": page.tags, "keywords": page.keywords, "summary": page.summary}
    return digests.of("search", versions.digest(), page.title, named, sections)


def _written(page: FoundPage) -> str:
    return msgspec.json.encode(page).decode()


_DECODER = msgspec.json.Decoder(Analysis)
_PHRASES = msgspec.msgpack.Decoder(list[list[str]])

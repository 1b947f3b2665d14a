"""One page on its way through Python-Markdown: the steps that rewrite its source; `stages` has their order.

Each step is a Python-Markdown preprocessor that sees the page as a `Source`, so that line numbers survive it. Steps of
several extensions share one `Rendering`: it carries the page's source from step to step and gathers what went wrong.
An extension that is used alone, without the plugin, makes a `Rendering` of its own.

Nothing of a page is kept where another conversion would find it: each `Markdown` instance has a `Rendering` for itself
(`of`). The first one that converts after `begin` has the page that was begun; what is converted within that page, or
after it (a fence that holds Markdown, a blog's excerpts), is a text of its own.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from markdown.preprocessors import Preprocessor
from msgspec.structs import replace

from studywiki import stages
from studywiki.cache.store import Store
from studywiki.diagnostics import Diagnostic, Location
from studywiki.markup.article import Article
from studywiki.markup.targets import Target
from studywiki.stages import Kind
from studywiki.text.runs import Run, Runs, same_parts
from studywiki.text.source import Source
from studywiki.text.written import Written

if TYPE_CHECKING:
    from markdown import Markdown


class TooLarge(Exception):  # noqa: N818  it is no error, but the page's size
    """The page would become more HTML than it may; whoever shows it shows its source."""


class Rendering:
    """The page that is being rendered: its source as it stands now, and its diagnostics."""

    def __init__(self) -> None:
        self.page = Source.of("")
        """The page as its author wrote it, whatever the steps have made of `source`."""
        self.path = ""
        """The page's path below the docs folder; empty where there is no wiki around the page."""
        self.meta: Mapping[str, Any] = {}
        """The page's front matter."""
        self.source = Source.of("")
        self.diagnostics: list[Diagnostic] = []
        self.as_source = False
        """Whether the page is too much to be rendered: its source is what is shown."""
        self.marks: dict[str, str] = {}
        """Marks that a step leaves in the page for what it will put there last -> the author's text behind them."""
        self.written = Written()
        """Where the page's links and its raw HTML were written."""
        self.anchored: list[Target] = []
        """The page's links that lead to an anchor, and are shown."""
        self.used: dict[tuple[str, ...], object] = {}
        """What the page has asked of what is around it -> the answer."""
        self.article: Callable[[], Article] = Article
        """What the page holds, as it is shown; read when it is asked for."""
        self.toc: Sequence[Mapping[str, Any]] = ()
        """The page's headings, as `toc` has listed them."""
        self.around: Callable[[Markdown], tuple[str, Mapping[str, Any]]] = lambda _: ("", {})
        """Asked for the path and the front matter of what is converted without having been begun."""
        self.is_there: Callable[[str], bool] = lambda _: False
        """Whether the wiki has the file that an address on the page means."""
        self.store = Store(None)
        """Where what has become of the page's code is kept for the next build."""
        self.began: Rendering | None = None
        """The rendering of the page that was begun, until the next one is."""
        self._waiting = self._started = False
        self.outer: Rendering | None = None
        """The page in which this is being converted; None where it is a page itself."""
        self._of: WeakKeyDictionary[Markdown, Rendering] = WeakKeyDictionary()

    def of(self, md: Markdown) -> Rendering:
        """Give the rendering of what `md` converts, the same to all extensions that share this one."""
        if md not in self._of:
            own = Rendering()
            own.around, own.store = self.around, self.store
            self._of[md] = own
            stages.enter(md, Kind.TEXT, "studywiki-start", _Start(md, self))
        return self._of[md]

    def start(self, md: Markdown, text: str) -> None:
        """Have the rendering of `md` be that of the page that was begun, or else of `text`; once for a conversion."""
        own = self.of(md)
        if own._started:
            return
        own._started = True
        if self._waiting:
            own.begin(self.page, self.path, self.meta, as_source=self.as_source)
            own.diagnostics, own.anchored, own.used = self.diagnostics, self.anchored, self.used
            self._waiting, self.began = False, own
        else:
            path, meta = (self.began.path, self.began.meta) if self.began else self.around(md)
            own.begin(Source.of(text), path, meta)
            own.outer = self.began
            own.used = self.began.used if self.began else own.used

    def started(self, md: Markdown) -> None:
        """Note that the steps of a conversion have begun: the next `start` is another conversion's."""
        self.of(md)._started = False

    def end(self) -> None:
        """End the page that was begun: what is converted from now on does not stand in it."""
        self.began = None

    def begin(
        self, source: Source, path: str = "", meta: Mapping[str, Any] | None = None, *, as_source: bool = False
    ) -> None:
        """Start a page: its Markdown without front matter, where it lies in the docs folder, its front matter."""
        self.meta = meta or {}
        self.as_source = as_source
        self.page = self.source = source
        self.path = path
        self.diagnostics = []
        self.marks = {}
        self.began, self.outer, self._waiting = None, None, True
        self.written = Written()
        self.anchored, self.used, self.toc, self.article = [], {}, (), Article

    def report(self, diagnostic: Diagnostic) -> None:
        """Note a problem of this page; one of a text within a page has the page for its place."""
        self.diagnostics.append(diagnostic)
        if self.outer:
            self.outer.report(replace(diagnostic, location=Location(self.outer.page.file)))

    def follow(self, text: str) -> Source:
        """Give `text` as a source; its lines are those of the page as far as another extension left them alone."""
        if text != self.source.text:
            self.source = _aligned(self.source, text)
        return self.source


class _Start(Preprocessor):
    """The first of all preprocessors."""

    def __init__(self, md: Markdown, shared: Rendering) -> None:
        super().__init__(md)
        self.shared = shared

    def run(self, lines: list[str]) -> list[str]:
        """Give `lines` as they are."""
        self.shared.start(self.md, "\n".join(lines))
        self.shared.started(self.md)
        return lines


class Step(Preprocessor, ABC):
    """A preprocessor that rewrites the page as a `Source`; `studywiki-` and its `name` are one of `STAGES`."""

    name: str

    def __init__(self, md: Markdown, rendering: Rendering) -> None:
        super().__init__(md)
        self.rendering = rendering

    def register(self) -> None:
        """Enter this step into its Markdown, at its place among the stages."""
        stages.enter(self.md, Kind.TEXT, f"studywiki-{self.name}", self)

    @abstractmethod
    def transform(self, source: Source) -> Source:
        """Give the page after this step. Problems go to `self.rendering.report`."""

    def run(self, lines: list[str]) -> list[str]:
        """Python-Markdown's entry: the lines of the page before and after."""
        source = self.transform(self.rendering.follow("\n".join(lines)))
        self.rendering.source = source
        return source.text.split("\n")


def _aligned(before: Source, text: str) -> Source:
    """Give `text`, a version of `before` that something else edited, with the line numbers that are certain.

    Equal lines at both ends keep their numbers; between them lines are counted on, as far as there are any.
    """
    old, new = before.text.split("\n"), text.split("\n")
    if len(old) == len(new):
        same = [(n, n) for n in range(len(old))]
        return Source(text, before.origins, before.file, _runs(before, old, new, same), before.original)
    limit = min(len(old), len(new))
    head = next((n for n in range(limit) if old[n] != new[n]), limit)
    tail = next((n for n in range(limit - head) if old[-1 - n] != new[-1 - n]), limit - head)
    last = len(old) - tail - 1
    middle = [before.origins[max(min(head + n, last), 0)] for n in range(len(new) - head - tail)]
    origins = (*before.origins[:head], *middle, *before.origins[len(old) - tail :])
    same = [(n, n) for n in range(limit - tail)]
    same += [(len(old) - n, len(new) - n) for n in range(tail, 0, -1)]
    return Source(text, origins, before.file, _runs(before, old, new, same), before.original)


def _runs(before: Source, old: list[str], new: list[str], lines: list[tuple[int, int]]) -> Runs:
    """Give what of the lines `new` is the author's: of the `lines` (old, new), all or what did not change."""
    runs: list[Run] = []
    old_starts = list(accumulate((len(line) + 1 for line in old), initial=0))
    new_starts = list(accumulate((len(line) + 1 for line in new), initial=0))
    at = 0
    while at < len(lines):
        was, now = lines[at]
        if old[was] != new[now]:
            for same in (*same_parts(old[was], new[now]), Run(len(new[now]), len(new[now]) + 1, len(old[was]))):
                start = old_starts[was] + same.origin
                runs += before.runs.within(start, start + same.end - same.start, new_starts[now] + same.start)
            at += 1
            continue
        offset = now - was
        while at < len(lines) and lines[at][1] - lines[at][0] == offset and old[lines[at][0]] == new[lines[at][1]]:
            at += 1
        runs += before.runs.within(old_starts[was], old_starts[lines[at - 1][0] + 1], new_starts[now])
    return Runs(runs)

"""Pages that nobody has rendered yet are rendered on all cores: what workers make, they keep, and the build finds it.

A worker is this process once more, from the moment when the navigation is known: it goes through its pages as MkDocs
does, up to their HTML, and ends. So nothing else of a build differs, and where a worker fails the build does its work.
Only on Linux: elsewhere a process that has begun must not be forked
(https://docs.python.org/3/library/multiprocessing.html#contexts-and-start-methods), and starting anew takes too long.
"""

from __future__ import annotations

import gc
import logging
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from itertools import count
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.pages import Page

from studywiki.javascript import v8
from studywiki.mkdocs_plugin.kept_pages import Keeper
from studywiki.mkdocs_plugin.progress import Progress

FEWEST = 16
"""Pages for which it is worth to start workers."""
_MOST = 8
_COLLECT = 16
"""After so many pages a worker lets go of what they have left behind: it takes some milliseconds."""
_EVERY = 0.1
"""Seconds between two looks at how far workers are."""


def work_ahead(
    keeper: Keeper,
    config: MkDocsConfig,
    files: Files,
    wanted: int,
    progress: Progress,
    then: Callable[[Page], None],
) -> None:
    """Have what is not known to `keeper` of the pages of `files` rendered, where it is worth it, and `then` be done.

    By as many processes as are `wanted`, or with 0 by as many as there are cores; `progress` shows how far they are.
    """
    workers = _number(wanted)
    shown = files.documentation_pages(inclusion=InclusionLevel.is_included)
    pages = keeper.unseen(shown) if workers > 1 else []
    if len(pages) >= FEWEST:
        keeper.store.let_go()
        keeper.ahead = frozenset(page.file.src_uri for page in pages)
        progress.pages("rendering", len(pages))
        render = partial(_render, config=config, files=files, then=then)
        _render_all(pages, render, workers, keeper, progress.step)


def _number(wanted: int) -> int:
    """How many workers there are to be; 1 for none at all."""
    # another thread may hold a lock, for ever
    if sys.platform != "linux" or threading.active_count() > 1 or not v8.stands_a_fork():
        return 1
    return wanted or min(len(os.sched_getaffinity(0)), _MOST)


def _render_all(
    pages: Sequence[Page],
    render: Callable[[Page], None],
    workers: int,
    keeper: Keeper,
    step: Callable[[], None],
) -> None:
    """Have `render` called with each of `pages` by `workers` processes, which keep them; for each `step` is called."""
    context = multiprocessing.get_context("fork")
    next_page = context.Value("i", 0)
    shown = 0

    def work() -> None:
        _fall_silent()
        for turn in count(1):
            with next_page.get_lock():
                at = next_page.value
                next_page.value += 1
            if at >= len(pages):
                break
            with suppress(Exception):  # the build meets it again, and tells of it
                render(pages[at])
            keeper.forget(pages[at])
            if turn % _COLLECT == 0:  # what pages leave behind refers to itself; of the wiki nothing is looked through
                gc.collect()
        keeper.store.close()

    gc.collect()
    gc.freeze()  # so that workers share the memory with what is there: https://docs.python.org/3/library/gc.html#gc.freeze
    running = [context.Process(target=work, daemon=True) for _ in range(workers)]
    try:
        for each in running:
            each.start()
        for each in running:
            while each.is_alive():
                each.join(_EVERY)
                for _ in range(min(next_page.value, len(pages)) - shown):
                    step()
                shown = min(next_page.value, len(pages))
    finally:
        for each in running:
            if each.is_alive():
                each.terminate()
        gc.unfreeze()


def _render(page: Page, config: MkDocsConfig, files: Files, then: Callable[[Page], None]) -> None:
    """As MkDocs: https://github.com/mkdocs/mkdocs/blob/1.6.1/mkdocs/commands/build.py#L147-L170."""
    config._current_page = page
    page = config.plugins.on_pre_page(page, config=config, files=files)
    page.read_source(config)
    page.markdown = config.plugins.on_page_markdown(str(page.markdown), page=page, config=config, files=files)
    page.render(config, files)
    then(page)


def _fall_silent() -> None:
    """Say nothing: what is to be said the build says itself. Records are made as ever, for who counts them."""
    loggers: list[Any] = [logging.getLogger(name) for name in logging.root.manager.loggerDict]
    for logger in [logging.root, *loggers]:
        logger.handlers = []
    logging.root.addHandler(logging.NullHandler())
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)

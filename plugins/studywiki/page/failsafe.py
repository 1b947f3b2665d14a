"""A page that Python-Markdown fails on, or would not end with, is shown as its source; the others are not its victims.

Load it as the last extension. The failure may lie in any extension, MkDocs' own included, so what is kept safe is the
whole conversion of one `Markdown` instance: there is no hook of Python-Markdown around all of its stages.
https://github.com/Python-Markdown/markdown/blob/3.8/markdown/core.py#L288-L365
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension

from studywiki import bounds
from studywiki.diagnostics import Diagnostic, Location, Severity, StoppedError
from studywiki.rendering import Rendering, TooLarge
from studywiki.wiki.asked import CHANCE


class Failsafe(Extension):
    """The extension; `rendering` gathers the diagnostics."""

    def __init__(self, rendering: Rendering | None = None) -> None:
        super().__init__()
        self.rendering = rendering if rendering is not None else Rendering()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Python-Markdown's name
        """Put it around this instance's `convert`."""
        vars(md)["convert"] = self._bounded(md, md.convert)

    def _bounded(self, md: Markdown, convert: Callable[[str], str]) -> Callable[[str], str]:
        rendering = self.rendering.of(md)

        def safely(source: str) -> str:
            self.rendering.start(md, source)
            try:
                return _source(rendering.page.text) if rendering.as_source else converted(source)
            except StoppedError:  # no page is the cause, and none would fare better
                raise
            except TooLarge:
                rendering.report(_too_large(rendering.page.file))
                return _source(rendering.page.text)
            except Exception as error:  # noqa: BLE001  an extension may raise anything
                rendering.report(_failure(error, rendering.page.file))
                rendering.used[CHANCE] = True  # it may have been for want of memory
                return _source(source)
            finally:
                self.rendering.started(md)

        def converted(source: str) -> str:
            html = convert(source)
            rendering.toc = getattr(md, "toc_tokens", ())
            if len(html) > bounds.HTML:
                raise TooLarge
            return html

        return safely


def _source(text: str) -> str:
    return f"<pre><code>{escape(text)}</code></pre>"


def _too_large(file: str) -> Diagnostic:
    values = {"limit": str(bounds.HTML // 1_000_000)}
    return Diagnostic("page-html-too-large", Location(file), values, Severity.ERROR)


def _failure(error: Exception, file: str) -> Diagnostic:
    why = f"{type(error).__name__}: {error}".strip().split("\n", 1)[0][:200]
    return Diagnostic("page-failed", Location(file), {"why": why}, Severity.ERROR)


def makeExtension(**options: Any) -> Failsafe:  # noqa: ANN401, N802  Python-Markdown's name
    """Let Python-Markdown load the extension by the name of this module."""
    return Failsafe(**options)

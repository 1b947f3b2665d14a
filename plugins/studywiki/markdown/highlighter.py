"""Highlighted code: pymdownx's own highlighter, with lexers that lose no time, and with plain blocks written at once.

A block is plain if it is to have colours and no more: no title, no numbers, no marked lines. All others are
pymdownx's and Pygments' work, and so are all where an extension brings a highlighter of its own. What has become of a
plain block is kept: of a page that was edited, most are as they were, and to load one lexer takes as long as the rest.
https://github.com/facelessuser/pymdown-extensions/blob/13.1.2/pymdownx/highlight.py#L326-L497
"""

from __future__ import annotations

import re
from functools import partial
from typing import Any

from markdown import Markdown
from pygments.lexer import Lexer
from pymdownx.highlight import Highlight, HighlightExtension

from studywiki.cache import answers, digests
from studywiki.cache.store import Store
from studywiki.markdown import lexers
from studywiki.markdown.coloured import coloured
from studywiki.markdown.set_aside import SetAside

_CLASS = re.compile(r"[\w -]+")
_NOTHING: tuple[Any, ...] = (None, "", -1, 0, [], {})
"""What pymdownx gives for what was not asked for."""


def enter(md: Markdown, aside: SetAside, store: Store) -> None:
    """Have `md` highlight code so, where it would use pymdownx's own highlighter.

    `aside` keeps the colours while the page is made, `store` for the next build.
    """
    for extension in md.registeredExtensions:
        if isinstance(extension, HighlightExtension) and extension.get_pymdownx_highlighter() is Highlight:
            vars(extension)["get_pymdownx_highlighter"] = lambda: partial(Highlighter, aside=aside, store=store)


class Highlighter(Highlight):  # type: ignore[misc]  # pymdownx has no types
    """Highlights one block, or one span of code."""

    def __init__(
        self,
        md: Markdown,
        *,
        aside: SetAside | None = None,
        store: Store | None = None,
        **settings: Any,  # noqa: ANN401  pymdownx's
    ) -> None:
        super().__init__(md, **settings)
        self.aside = aside
        self.store = store or Store(None)

    def get_lexer(self, src: str, language: str, inline: bool, stripnl: bool) -> tuple[Lexer, str]:
        """The lexer for `language`, and what that is called."""
        known, options = self.get_extended_language(language) if language else ("", {})
        kind = lexers.kind(known)
        try:
            lexer = kind(**{"stripnl": stripnl, **options}) if kind else None
        except Exception:  # noqa: BLE001  the options are the wiki's: pymdownx goes on without them
            lexer = None
        if lexer is None:
            lexer, language = super().get_lexer(src, language, inline, stripnl)
        return lexers.narrowed(lexer, len(src)), language

    def highlight(self, src: str, language: str, css_class: str = "highlight", **asked: Any) -> Any:  # noqa: ANN401  HTML, or an element
        """The HTML of the block `src`, or the element where it is `inline`."""
        if not self._is_plain(css_class, asked):
            return super().highlight(src, language, css_class, **asked)
        lines = self._coloured(src, language or self.default_lang)
        if self.aside:
            lines = self.aside.put(lines)
        return f'<div class="{css_class}"><pre><span></span><code>{lines}</code></pre></div>'

    def _coloured(self, src: str, language: str) -> str:
        asked = self._asked(src, language)
        if asked and (found := answers.known([asked], str, self.store)):
            return found[asked]
        lexer, _ = self.get_lexer(src, language, False, self.stripnl)
        lines = coloured(lexer.get_tokens(src))
        if asked:
            answers.keep({asked: lines}, self.store)
        return lines

    def _asked(self, src: str, language: str) -> bytes | None:
        """What stands for all that the colours of `src` depend on; None for what has none, and where nothing can."""
        if not language or self.store.path is None:
            return None
        try:
            return digests.of(
                "code", src, language, self.get_extended_language(language), self.stripnl, self.guess_lang
            )
        except digests.UnknownError:
            return None

    def _is_plain(self, css_class: str, asked: dict[str, Any]) -> bool:
        """Whether a block has nothing but colours, by what is set and by what is `asked` for it."""
        more = self.linenums or self.line_spans or self.line_anchors or self.auto_title or self.pygments_lang_class
        if more or not self.use_pygments or self.noclasses or not _CLASS.fullmatch(css_class):
            return False
        return all(value in _NOTHING for name, value in asked.items() if name != "code_block_count")

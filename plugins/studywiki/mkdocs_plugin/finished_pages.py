"""Pages that are not printed again where an earlier build has printed the same from the same templates.

MkDocs takes a template from the environment, gives it the page's context and asks the plugins what they make of the
output (`_build_page`). The environment gives it a template here that looks first for what is known:
https://github.com/mkdocs/mkdocs/blob/1.6.1/mkdocs/commands/build.py#L208-L230
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from jinja2 import Environment, Template
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from studywiki.cache import digests
from studywiki.cache.store import Store
from studywiki.mkdocs_plugin import what_prints
from studywiki.publishing.unchanged import Unchanged

_SKIPPED = "Page skipped: '{}'. Generated empty output."
"""https://github.com/mkdocs/mkdocs/blob/1.6.1/mkdocs/commands/build.py#L229-L236"""


class Finished(str):
    """A page as an earlier build has finished it; empty where it is in its place already."""

    __slots__ = ()


@dataclass
class Finisher:
    """The pages of one build as earlier builds have finished them."""

    store: Store
    all: Callable[[], bytes | None]
    """Gives what is the same for all pages, asked when the first is printed; None for that nobody can say."""
    sidebar: Callable[[Page], object]
    """Gives what a page's sidebar is made of."""
    is_other: Callable[[File], bool]
    """Whether something else stands in the page's place."""
    unchanged: Unchanged = field(default_factory=Unchanged)
    """The pages of the site that is there."""
    hide: Callable[[str], None] = lambda _: None
    """Has nobody be told what it is given: what MkDocs says of a page that it does not write."""
    known: int = 0
    """How many pages were found."""
    _keys: dict[str, bytes] = field(default_factory=dict)

    def enter(self, env: Environment, config: MkDocsConfig) -> None:
        """Have the templates that MkDocs takes from `env` look for what is known."""
        given = env.get_template

        def get_template(name: str | Template, parent: str | None = None, *rest: Any) -> Any:  # noqa: ANN401  Jinja's
            page = config._current_page
            if page is None or parent is not None or name != page.meta.get("template", "main.html"):
                return given(name, parent, *rest)
            return _Printed(str(name), page, self, given)

        vars(env)["get_template"] = get_template

    def key(self, page: Page, context: Mapping[str, Any], template: str) -> bytes | None:
        """What stands for all that `page` is printed from; None where nobody can say."""
        of_all = None if self.is_other(page.file) else self.all()
        if of_all is None:
            return None
        try:
            return digests.of("finished", of_all, what_prints.of_page(page, context, template, self.sidebar(page)))
        except digests.UnknownError:
            return None

    def found(self, page: Page, key: bytes) -> Finished | None:
        """The page that is known by `key`; where it is none, `keep` keeps what `page` becomes."""
        if self.unchanged.takes(page.file.dest_uri, key):
            self.store.touch(key)
            self.known += 1
            self.unchanged.note(page.file.dest_uri, key)
            self.hide(_SKIPPED.format(page.file.src_uri))
            return Finished()
        data = self.store.get(key)
        if data is None:
            self._keys[page.file.src_uri] = key
            return None
        self.known += 1
        self.unchanged.note(page.file.dest_uri, key)
        return Finished(data.decode("utf-8", errors="surrogatepass"))

    def keep(self, page: Page, output: str) -> str:
        """Keep `output`, which `page` has become."""
        key = self._keys.pop(page.file.src_uri, None)
        if key and not isinstance(output, Finished):
            self.store.put(key, output.encode("utf-8", errors="surrogatepass"))
            self.unchanged.note(page.file.dest_uri, key)
        return output


@dataclass
class _Printed:
    """A template for one page."""

    name: str
    page: Page
    finisher: Finisher
    given: Callable[[str], Template]

    def render(self, context: Mapping[str, Any]) -> str:
        """As Jinja's."""
        key = self.finisher.key(self.page, context, self.name)
        known = self.finisher.found(self.page, key) if key else None
        return self.given(self.name).render(context) if known is None else known

"""What all pages have of the glossary: the file that says what terms mean, and the lists of where they are used."""

from __future__ import annotations

import html
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from studywiki.cache import digests
from studywiki.cache.store import Store
from studywiki.glossary import explained, listing
from studywiki.glossary.shown import Shown
from studywiki.messages.phrases import spoken
from studywiki.page.render import Renderer
from studywiki.page.rendered import RenderedPage
from studywiki.pages.page_input import PageInput
from studywiki.text.source import Source
from studywiki.wiki.wiki import Wiki

FILE = "assets/studywiki/terms.js"
"""Where it lies in the site: beside the theme's script, under a name that no page has to know."""
_MOST = 5
"""Pages that are listed for a term."""
_MEANS = '<div id="means-'
_LINK = re.compile(r"</?a\b[^<>]*>")
_PLACE = re.compile(rf'<p>\s*<span id="{listing.USED}(?P<anchor>[^"]*)"></span>\s*</p>')


def texts(shown: Shown, renderer: Renderer, by: bytes | None, store: Store) -> dict[str, str]:
    """What each term means, as HTML that is clean and typeset; as an earlier build has made it, where one has."""
    terms = {term.name: term.text for term in shown.terms.values()}
    key = digests.of("terms", by, list(terms.items())) if by else None
    if key and (data := store.get(key)):
        return msgspec.json.decode(data, type=dict[str, str])
    markdown = "\n\n".join(f'<div id="means-{n}">\n\n{text}\n\n</div>' for n, text in enumerate(terms.values()))
    made = renderer.render(PageInput(Source.of(markdown)), Wiki()).html if terms else ""
    read = {number: _LINK.sub("", text) for number, text in _meanings(made)}
    found = {name: read.get(number, html.escape(text)) for number, (name, text) in enumerate(terms.items())}
    if key:
        store.put(key, msgspec.json.encode(found))
    return found


def _meanings(html: str) -> Iterator[tuple[int, str]]:
    """What stands in each of the elements that explain a term, by its number."""
    for part in html.split(_MEANS)[1:]:
        number, _, rest = part.partition('">')
        yield int(number), rest.rpartition("</div>")[0].strip().removeprefix("<p>").removesuffix("</p>")


def script(
    shown: Shown, texts: dict[str, str], pages: Iterable[Page], lists: Page | None, title: Callable[[Page], str]
) -> str:
    """The file: each term's name, English, meaning, and the page that explains it, or else `lists` it."""
    known = {page.file.src_uri: page for page in pages}
    said = {}
    for term in {term.name: term for term in shown.terms.values()}.values():
        path, anchor = explained.page(term, shown.wiki) or ("", "")
        page = known.get(path) or lists
        anchor = anchor if path in known else listing.anchor(term)
        address = page.url + (f"#{anchor}" if anchor else "") if page else ""
        said[term.name] = [term.name, term.english, texts.get(term.name, ""), address, title(page) if page else ""]
    return f"window.studywikiTerms={json.dumps(said, ensure_ascii=False, separators=(',', ':'))};\n"


def fill(pages: Iterable[Page], rendered: Mapping[str, RenderedPage], language: str) -> Page | None:
    """List on the glossary's page, for each term, the pages that mention it; gives that page. Titles are settled."""
    every = list(pages)
    places = [page for page in every if _lists(rendered.get(page.file.src_uri))]
    used: dict[str, list[Page]] = defaultdict(list)
    for page in every if places else ():
        for name in rendered[page.file.src_uri].terms if page.file.src_uri in rendered else ():
            used[listing.anchor_of(name)].append(page)
    for place in places:
        parts = _PLACE.split(str(place.content))
        parts[1::2] = [_uses(used[anchor], place, language) for anchor in parts[1::2]]
        place.content = "".join(parts)
    return places[0] if places else None


def _lists(made: RenderedPage | None) -> bool:
    """Tell whether a page has the whole glossary."""
    return made is not None and any(anchor.startswith(listing.USED) for anchor in made.article.anchors)


def _uses(pages: list[Page], place: Page, language: str) -> str:
    """The links to `pages`, from the page `place`."""
    if not pages:
        return ""
    words = spoken("theme", language)
    links = [
        f'<a href="{html.escape(get_relative_url(page.url, place.url))}">{page.title}</a>' for page in pages[:_MOST]
    ]
    others = words["used-more"].format(count=len(pages) - _MOST)
    more = f" {others}" if len(pages) > _MOST else ""
    return f'<p class="studywiki-used">{words["used"]} {" · ".join(links)}{more}</p>'

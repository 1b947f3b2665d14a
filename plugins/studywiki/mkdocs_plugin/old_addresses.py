"""Old addresses in MkDocs' files: pages go to the places that they ask for, and what is to lead there is known.

MkDocs writes a page to `File.dest_uri` and makes all its addresses of it:
https://github.com/mkdocs/mkdocs/blob/1.6.1/mkdocs/structure/files.py#L386-L420
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import normalize
from urllib.parse import quote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from msgspec.structs import replace

from studywiki.diagnostics import Diagnostic, OtherFile
from studywiki.mkdocs_plugin import languages
from studywiki.mkdocs_plugin.page_store import Pages, is_own
from studywiki.pages import permalink
from studywiki.pages.permalink import Addresses, NotCertainError
from studywiki.wiki import own_site, places, schemes, suffixes
from studywiki.wiki.claims import Claim, Lost, Old, Settled, settle

MISSING = "404.html"
"""What a host shows for all addresses that there are none of."""


class OldAddresses:
    """The old addresses of one build's pages."""

    def __init__(self, config: MkDocsConfig, read: Pages, sites: Sequence[str], of_jekyll: Addresses) -> None:
        """Take the pages, where the wiki is published, and the addresses that Jekyll gave its pages."""
        self._config = config
        self._read = read
        self._sites = sites
        self._bases = own_site.bases(sites)
        self._of_jekyll = of_jekyll
        self.leading: dict[str, File] = {}
        """Place in the site that leads on -> the page there."""
        self._settled = Settled()

    def settle(self, files: Files) -> Iterator[Diagnostic]:
        """Move the pages of `files` to the places that they ask for, and note what leads there; gives what is wrong.

        To be called when all files are there, and before MkDocs makes pages of them.
        """
        claims: list[Claim] = []
        taken = dict.fromkeys((*self._config.theme.static_templates, *self._config.extra_templates), "")
        taken |= {f"{name}.gz": "" for name in taken if name == "sitemap.xml"}
        for file in files:
            if not file.inclusion.is_included():
                continue
            if self._is_ours(file):
                if suffixes.file_stem(file.src_uri) == "404":
                    self._move(file, MISSING)  # hosts look for it there, also where pages are folders
                claim, found = self._claim(file)
                claims.append(claim)
                yield from found
            elif self._is_translation(file):  # where it is, `i18n` says
                claim, found = self._claim(file)
                claims.append(replace(claim, asked=None))
                yield from found
            else:
                taken[file.dest_uri] = file.src_uri
        self._settled = settled = settle(claims, taken)
        for path, place in settled.moved.items():
            self._move(files.src_uris[path], place)
        for lost in settled.lost:
            yield self._told(lost, files)
        self.leading = {place: files.src_uris[path] for place, path in settled.leading.items()}

    def canonical(self, file: File, url: str | None) -> str | None:
        """The address `url` of the page of `file` as its author writes it: a folder's, where it is one's index."""
        page = self._read.read(file)
        written = self._of_jekyll.asked(page.path, page.meta) or ""
        is_folder = written.endswith("/") and file.dest_uri == self._place(written)
        return url.removesuffix("index.html") if url and is_folder else url

    def free(self, path: str) -> str | None:
        """The address that a page `path` of this wiki would have had; None where another has it now, or none can."""
        place = File(path, None, "", self._config.use_directory_urls).dest_uri
        address = places.address(place)
        address = address if self._place(address) == normalize("NFC", place) else quote(address)
        is_taken = place in self.leading or self._place(address) is None or self._settled.there(place) is not None
        return None if is_taken or not suffixes.is_page(path) else address

    def follows_its_name(self, file: File) -> bool:
        """Whether the page of `file` is at another address when it is renamed."""
        return is_own(file, self._config) and "permalink" not in self._read.read(file).meta

    def _is_ours(self, file: File) -> bool:
        """Tell whether `file` is a page that is where its name says: no plugin has given it another place."""
        plain = type(file)(file.src_uri, None, "", self._config.use_directory_urls)
        own = is_own(file, self._config) and file.is_documentation_page()
        return own and file.page is None and file.dest_uri == plain.dest_uri

    def _is_translation(self, file: File) -> bool:
        is_page = is_own(file, self._config) and file.is_documentation_page() and file.page is None
        return is_page and languages.is_translation(file, self._config)

    def _claim(self, file: File) -> tuple[Claim, list[Diagnostic]]:
        page = self._read.read(file)
        found: list[Diagnostic] = []
        asked: str | None = None
        written = page.meta.get("permalink")
        if isinstance(written, str) and written.strip():
            try:
                is_whole = schemes.leads_out(written)
                asked = self._place(written if is_whole else self._of_jekyll.filled(written, page.path, page.meta))
                if asked is None:
                    found.append(self._unusable(file, "permalink", written))
                elif file.dest_uri == MISSING and asked != MISSING:
                    found.append(self._diagnostic("front-matter-address-reserved", file, "permalink", written))
                    asked = None
            except NotCertainError as error:
                found.append(
                    self._diagnostic("front-matter-permalink-not-certain", file, "permalink", written, name=error.name)
                )
        old: list[Old] = []
        for each in permalink.old(page.meta):
            place = self._place(each)
            if place is None:
                found.append(self._unusable(file, "redirect_from", each))
            else:
                old.append(Old(place, each))
        if "permalink" not in page.meta:
            known = self._of_jekyll.published(page.path, page.meta)
            place = self._place(known) if known else None
            old += [Old(place, "")] if place else []
        return Claim(file.src_uri, file.dest_uri, asked if asked != file.dest_uri else None, old), found

    def _place(self, address: str) -> str | None:
        """The place of an address of this wiki, which may be written with the site's own."""
        tops = [address.rstrip("/").rpartition("//")[2].partition("/")[2].partition("/")[0]]
        return places.place(own_site.within(address, self._sites, tops) or address, self._bases)

    def _move(self, file: File, place: str) -> None:
        file.dest_uri = place
        for known in ("url", "abs_dest_path"):  # made of the place, if they were asked for already
            vars(file).pop(known, None)

    def _told(self, lost: Lost, files: Files) -> Diagnostic:
        file = files.src_uris[lost.path]
        key = "redirect_from" if lost.written else "permalink"
        written = lost.written or str(self._read.read(file).meta.get("permalink"))
        if not lost.other:
            return self._diagnostic("front-matter-address-reserved", file, key, written)
        return self._diagnostic("front-matter-address-taken", file, key, written, other=lost.other)

    def _unusable(self, file: File, key: str, written: str) -> Diagnostic:
        return self._diagnostic("front-matter-address-unusable", file, key, written)

    def _diagnostic(self, code: str, file: File, key: str, written: str, **values: str) -> Diagnostic:
        place = self._read.place(file, key, written if key == "redirect_from" else "")
        cause = OtherFile(values["other"]) if "other" in values else None
        return Diagnostic(code, place, {"key": key, "address": written, **values}, cause=cause)

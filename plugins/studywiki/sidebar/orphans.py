"""Pages that no entry of the sidebar names: readers reach them only through links and the search.

Each is a note: a contributor who added a page sees it in the pull request, and whoever keeps the sidebar may enter it
later. A folder of which the sidebar names nothing at all (`doc_backup/`) is one note, however many pages it has.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from studywiki.diagnostics import Diagnostic, EntryGone, Location, Severity
from studywiki.sidebar import suggestions
from studywiki.sidebar.model import Spelling
from studywiki.sidebar.yaml_errors import written
from studywiki.wiki.page import WikiPage

_HOME = {"index", "README"}


def orphans(
    pages: Iterable[WikiPage], listed: Collection[str], spelling: Spelling, sidebar_file: str
) -> Iterator[Diagnostic]:
    """Report the pages of which none is in `listed`, with the lines to paste into `sidebar_file`."""
    named_folders = {_folder(path) for path in listed}
    left: dict[str, list[WikiPage]] = {}
    for page in pages:
        if page.path not in listed and _is_expected(page):
            left.setdefault(_folder(page.path), []).append(page)
    for folder, members in sorted(left.items()):
        if folder and folder not in named_folders and len(members) > 1:
            first = min(members, key=lambda page: page.path)
            values = {"folder": folder, "count": str(len(members)), "sidebar": sidebar_file}
            values["snippet"] = snippet(first, spelling)
            yield Diagnostic(
                "sidebar-folder-not-listed", Location(first.file), values, Severity.INFO, cause=EntryGone()
            )
            continue
        for page in members:
            values = {"page": page.path, "sidebar": sidebar_file, "snippet": snippet(page, spelling)}
            yield Diagnostic("sidebar-page-not-listed", Location(page.file), values, Severity.INFO, cause=EntryGone())


def snippet(page: WikiPage, spelling: Spelling) -> str:
    """The lines that enter `page` into a sidebar, in its own spelling."""
    title = written(page.title)
    if spelling is Spelling.SHORT:
        return f"- title: {title}\n  page: {written(page.path)}"
    lines = f"- title: {title}\n  url: {written(suggestions.address(page))}"
    return lines + "\n  output: web" if spelling is Spelling.NEW else lines


def _is_expected(page: WikiPage) -> bool:
    """Tell whether a sidebar should name `page`: not the home page, to which the site's name leads, nor a post."""
    is_home = page.path.rpartition(".")[0] in _HOME
    is_post = "_posts" in page.path.split("/")[:-1]
    return page.expected and page.published and not is_home and not is_post


def _folder(path: str) -> str:
    return path.rpartition("/")[0]

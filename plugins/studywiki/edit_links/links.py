"""A repository and a page's file become the addresses behind Edit me and its menu. Pure text.

GitHub: https://docs.github.com/en/issues/tracking-your-work-with-issues/creating-an-issue (`title`, `body`), and its
new-file form, which takes `filename` and `value`. GitLab: `/-/` addresses, whose forms take `issue[title]`,
`issue[description]` and `file_name`: https://docs.gitlab.com/user/project/issues/create_issues/
"""

from __future__ import annotations

from urllib.parse import quote

from msgspec import Struct

from studywiki.edit_links.repository import Forge, Repository


class Report(Struct, frozen=True):
    """What a reader's report on a page starts with."""

    title: str
    body: str


class NewPage(Struct, frozen=True):
    """What a page that a reader adds starts with."""

    name: str
    """The file's name, without a folder."""
    text: str


class EditLinks(Struct, frozen=True):
    """The addresses for one page. None where the forge or the author offers no such thing."""

    edit: str | None = None
    """Opens the forge's editor on the page's file."""
    history: str | None = None
    """Lists the commits that touched the file."""
    report: str | None = None
    """Opens a prefilled issue."""
    add: str | None = None
    """Opens the form for a new file, in the folder of the page."""


def links(repository: Repository, path: str, report: Report, new_page: NewPage) -> EditLinks:
    """The links of the page at `path`, relative to the docs folder, named exactly as the file is.

    The name is not normalised: git compares bytes, so a file in NFD is found in NFD only.
    """
    file = f"{repository.root}/{path}".lstrip("/")
    folder = file.rpartition("/")[0]
    at_file = f"{_path(repository.branch)}/{_path(file)}"
    at_folder = _path(repository.branch) + (f"/{_path(folder)}" if folder else "")
    base, issues = repository.url, repository.issues or repository.url
    if repository.forge is Forge.GITLAB:
        return EditLinks(
            edit=f"{base}/-/edit/{at_file}",
            history=f"{base}/-/commits/{at_file}",
            report=f"{issues}/-/issues/new?{_query({'issue[title]': report.title, 'issue[description]': report.body})}",
            add=f"{base}/-/new/{at_folder}?{_query({'file_name': new_page.name})}",
        )
    return EditLinks(
        edit=f"{base}/edit/{at_file}",
        history=f"{base}/commits/{at_file}",
        report=f"{issues}/issues/new?{_query({'title': report.title, 'body': report.body})}",
        add=f"{base}/new/{at_folder}?{_query({'filename': new_page.name, 'value': new_page.text})}",
    )


def _path(text: str) -> str:
    """Percent-encode a path; only the slashes between its parts stay."""
    return quote(text, safe="/")


def _query(values: dict[str, str]) -> str:
    """Percent-encode a query; a blank is %20, since a plus stays a plus for some readers of queries."""
    return "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in values.items())

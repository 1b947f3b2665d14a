"""What mkdocs.yml, the CI's environment and git say about the repository becomes one `Repository`.

GitHub's variables: https://docs.github.com/en/actions/reference/workflows-and-actions/variables
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import unquote, urljoin

from msgspec import Struct

from studywiki.edit_links.checkout import Checkout
from studywiki.edit_links.repository import Repository, forge_of, place, same

FALLBACK_BRANCH = "main"
"""What GitHub calls a new repository's branch."""

_GITHUB = "https://github.com"


class Told(Struct, frozen=True):
    """What the author says in mkdocs.yml."""

    repo_url: str | None = None
    edit_uri: str | None = None
    """As written, not as MkDocs completes it: `edit/main/docs/`, `blob/gh-pages/`."""
    docs: str = "docs"
    """The docs folder relative to mkdocs.yml: the best guess where nothing else tells."""


def find(told: Told, environment: Mapping[str, str], checkout: Checkout | None) -> Repository | None:
    """The wiki's repository; None where nothing names one, or where its forge is unknown."""
    url = address(told.repo_url, environment)
    server = environment.get("GITHUB_SERVER_URL") or _GITHUB
    elsewhere = _elsewhere(told.edit_uri, url, server)
    if elsewhere:
        return elsewhere
    forge = forge_of(url, server)
    if forge is None:
        return None
    led = read(url, told.edit_uri or "")
    branch, root = _from_edit_uri(led.removeprefix(f"{url}/") if led.startswith(f"{url}/") else "", checkout)
    if checkout and (root is None or same(checkout.origin, url)):  # git knows, where it is this repository's tree
        root = checkout.prefix
    return Repository(
        url=url,
        branch=branch or _from_ci(url, environment) or _from_git(url, environment, checkout) or FALLBACK_BRANCH,
        root=told.docs.strip("/") if root is None else root,
        forge=forge,
    )


def joined(url: str, edit_uri: str) -> str:
    """Where `edit_uri` leads from the repository's page, as MkDocs reads it: it may be an address of its own."""
    base = url if edit_uri.startswith(("?", "#")) or not url else f"{url}/"
    return urljoin(base, edit_uri)


def read(url: str, edit_uri: str) -> str:
    """Where the author will have meant `edit_uri` to lead: with a slash before it, into the repository all the same."""
    return joined(url, edit_uri if edit_uri.startswith("//") else edit_uri.lstrip("/"))


def _elsewhere(edit_uri: str | None, url: str, server: str) -> Repository | None:
    """The repository that `edit_uri` leads to, where it is not the one at `url`: pages kept somewhere else."""
    named = place(read(url, edit_uri or ""))
    if not named or same(named.url, url):
        return None
    forge = forge_of(named.url, server)
    branch, root = named.under("")
    return (
        Repository(named.url, branch, root.strip("/"), forge, url if forge_of(url, server) is forge else "")
        if forge
        else None
    )


def address(repo_url: str | None, environment: Mapping[str, str]) -> str:
    """The repository's page: the author's word, else the repository that the CI builds, else nothing."""
    if not repo_url and environment.get("GITHUB_REPOSITORY"):
        repo_url = f"{environment.get('GITHUB_SERVER_URL') or _GITHUB}/{environment['GITHUB_REPOSITORY']}"
    return (repo_url or "").strip().rstrip("/").removesuffix(".git")


def _from_edit_uri(edit_uri: str | None, checkout: Checkout | None) -> tuple[str, str | None]:
    """The branch and the docs folder that `edit_uri` names; nothing and None where it does not.

    A branch may hold slashes. Where the rest ends with the folder that git knows, the branch is what stands before it.
    """
    verb, _, rest = unquote(edit_uri or "").removeprefix("-/").strip("/").partition("/")
    if verb not in {"edit", "blob", "tree", "raw"} or not rest:
        return "", None
    if checkout and checkout.prefix and rest.endswith(f"/{checkout.prefix}"):
        return rest.removesuffix(f"/{checkout.prefix}"), checkout.prefix
    branch, _, root = rest.partition("/")
    return branch, root


def _from_ci(url: str, environment: Mapping[str, str]) -> str:
    """The branch that GitHub builds, where it builds this repository.

    A pull request's pages point to the branch that it goes into: that is where its readers will edit. A tag and a
    merge queue's passing branch are nothing that can be edited.
    """
    if not _builds(url, environment):
        return ""
    if environment.get("GITHUB_BASE_REF"):
        return environment["GITHUB_BASE_REF"]
    name = environment.get("GITHUB_REF_NAME", "")
    passing = name.startswith("gh-readonly-queue/") or environment.get("GITHUB_REF", "").startswith("refs/pull/")
    return name if environment.get("GITHUB_REF_TYPE", "branch") == "branch" and not passing else ""


def _from_git(url: str, environment: Mapping[str, str], checkout: Checkout | None) -> str:
    """The branch that git calls the default, else the one at work, unless that is some fork's on its CI."""
    if not checkout:
        return ""
    foreign = bool(environment.get("GITHUB_REPOSITORY")) and not _builds(url, environment)
    return checkout.default_branch or ("" if foreign else checkout.branch)


def _builds(url: str, environment: Mapping[str, str]) -> bool:
    """Say whether this is GitHub's CI, building the repository at `url`."""
    return bool(environment.get("GITHUB_REPOSITORY")) and same(url, address(None, environment))

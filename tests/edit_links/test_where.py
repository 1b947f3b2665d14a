"""What is said in mkdocs.yml, by the CI and by git, and the repository that comes out."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from studywiki.edit_links import checkout
from studywiki.edit_links.checkout import Checkout
from studywiki.edit_links.repository import Forge, Place, Repository, forge_of, place, same
from studywiki.edit_links.where import Told, find

URL = "https://github.com/study/wiki"
CI = {"GITHUB_REPOSITORY": "study/wiki", "GITHUB_SERVER_URL": "https://github.com", "GITHUB_REF_TYPE": "branch"}
OURS = Checkout("sub/docs", "git@github.com:Study/Wiki.git", "trunk", "work")


def where(told: Told, env: dict[str, str] | None = None, tree: Checkout | None = None) -> tuple[str, str] | None:
    """Give branch and root."""
    found = find(told, env or {}, tree)
    return (found.branch, found.root) if found else None


def test_nothing_known_gives_nothing() -> None:
    assert find(Told(), {}, OURS) is None


def test_the_url_alone() -> None:
    assert find(Told(URL + "/"), {}, None) == Repository(URL, "main", "docs")


def test_the_ci_names_the_repository() -> None:
    assert find(Told(), {**CI, "GITHUB_REF_NAME": "dev"}, None) == Repository(URL, "dev", "docs")


def test_an_enterprise_server_has_any_name() -> None:
    env = {"GITHUB_REPOSITORY": "a/b", "GITHUB_SERVER_URL": "https://code.firm.kr", "GITHUB_REF_NAME": "x"}
    assert find(Told(), env, None) == Repository("https://code.firm.kr/a/b", "x", "docs")


@pytest.mark.parametrize(
    ("edit_uri", "tree", "expected"),
    [
        ("edit/dev/docs/", None, ("dev", "docs")),
        ("blob/gh-pages/", None, ("gh-pages", "")),
        ("/edit/main/wiki/pages", None, ("main", "wiki/pages")),
        ("-/edit/main/docs", None, ("main", "docs")),
        ("edit/feature/x/sub/docs/", OURS, ("feature/x", "sub/docs")),
        ("edit/main/docs/", OURS, ("main", "sub/docs")),  # git knows where the pages are in this repository
        ("edit/main/docs/", Checkout("other/place", "https://github.com/some/body", "x", "y"), ("main", "docs")),
        ("edit/%EA%B0%80/docs/", None, ("가", "docs")),
    ],
)
def test_edit_uri_names_branch_and_folder(edit_uri: str, tree: Checkout | None, expected: tuple[str, str]) -> None:
    assert where(Told(URL, edit_uri), {}, tree) == expected


@pytest.mark.parametrize(
    ("edit_uri", "found"),
    [
        ("https://github.com/study/wiki/edit/dev/docs/", Repository(URL, "dev", "docs")),
        ("../wiki/edit/dev/docs/", Repository(URL, "dev", "docs")),
        ("../src/edit/main/pages/", Repository("https://github.com/study/src", "main", "pages", issues=URL)),
        ("https://github.com/o/src/edit/main/", Repository("https://github.com/o/src", "main", "", issues=URL)),
        ("https://gitlab.com/o/src/-/edit/x/a/b/", Repository("https://gitlab.com/o/src", "x", "a/b", Forge.GITLAB)),
        ("https://gitea.kr/o/src/_edit/main/", Repository(URL, "main", "docs")),
        ("?query=root/docs/", Repository(URL, "main", "docs")),
        ("#root/docs/", Repository(URL, "main", "docs")),
    ],
)
def test_edit_uri_may_lead_elsewhere(edit_uri: str, found: Repository) -> None:
    assert find(Told(URL, edit_uri), {}, None) == found


@pytest.mark.parametrize(
    ("address", "found"),
    [
        (URL, None),
        (f"{URL}/issues/1", None),
        (f"{URL}/edit/", None),
        ("https://github.com/edit/main/a.md", None),
        ("", None),
        (f"{URL}/blob/main/a%20b.md#L1", Place(URL, "main/a b.md")),
        (f"{URL}/tree/main/docs/?x", Place(URL, "main/docs")),
        ("https://gitlab.com/a/b/c/-/raw/main/x", Place("https://gitlab.com/a/b/c", "main/x")),
    ],
)
def test_addresses_of_files_on_forges(address: str, found: Place | None) -> None:
    assert place(address) == found


def test_a_branch_may_hold_slashes() -> None:
    assert Place(URL, "a/b/docs/x.md").under("a/b") == ("a/b", "docs/x.md")
    assert Place(URL, "a/b/docs/x.md").under("c") == ("a", "b/docs/x.md")
    assert Place(URL, "main").under("main") == ("main", "")


@pytest.mark.parametrize(
    ("env", "branch"),
    [
        ({"GITHUB_REF_NAME": "gh-pages"}, "gh-pages"),
        ({"GITHUB_REF_NAME": "7/merge", "GITHUB_REF": "refs/pull/7/merge", "GITHUB_HEAD_REF": "patch-1"}, "trunk"),
        (
            {
                "GITHUB_REF_NAME": "7/merge",
                "GITHUB_REF": "refs/pull/7/merge",
                "GITHUB_HEAD_REF": "patch-1",
                "GITHUB_BASE_REF": "main",
            },
            "main",
        ),
        ({"GITHUB_REF_NAME": "v1.0", "GITHUB_REF_TYPE": "tag"}, "trunk"),
        ({"GITHUB_REF_NAME": "gh-readonly-queue/main/pr-1-abc"}, "trunk"),
        ({"GITHUB_REF_NAME": "patch-1", "GITHUB_REPOSITORY": "someone/fork"}, "trunk"),
    ],
)
def test_the_branch_on_ci(env: dict[str, str], branch: str) -> None:
    assert where(Told(URL), {**CI, **env}, OURS) == (branch, "sub/docs")


def test_a_forks_working_branch_is_not_the_wikis() -> None:
    env = {**CI, "GITHUB_REPOSITORY": "someone/fork", "GITHUB_REF_NAME": "patch-1"}
    assert where(Told(URL), env, Checkout("docs", "https://github.com/someone/fork", "", "patch-1")) == ("main", "docs")


def test_the_branch_from_git() -> None:
    assert where(Told(URL), {}, OURS) == ("trunk", "sub/docs")
    assert where(Told(URL), {}, Checkout("docs", "", "", "work")) == ("work", "docs")
    assert where(Told(URL), {}, Checkout("docs")) == ("main", "docs")


@pytest.mark.parametrize(
    ("url", "forge"),
    [
        (URL, Forge.GITHUB),
        ("https://github.firm.kr/a/b", Forge.GITHUB),
        ("https://gitlab.com/a/b", Forge.GITLAB),
        ("https://gitlab.univ.ac.kr/a/b/c", Forge.GITLAB),
        ("https://bitbucket.org/a/b", None),
        ("https://example.com/github.com/b", None),
        ("https://github.com/owner", None),
        ("https://notgithub.com/a/b", None),
        ("javascript:alert(1)//github.com/a/b", None),
        ("", None),
    ],
)
def test_the_forge_is_told_by_its_host(url: str, forge: Forge | None) -> None:
    assert forge_of(url) is forge


@pytest.mark.parametrize(
    "address",
    [
        "https://github.com/study/wiki.git",
        "git@github.com:study/wiki.git",
        "ssh://git@github.com/study/wiki",
        "ssh://git@github.com:22/study/wiki",
        "https://token@github.com/Study/Wiki/",
    ],
)
def test_one_repository_has_many_addresses(address: str) -> None:
    assert same(address, URL)
    assert not same(address, "https://github.com/study/other")


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.com"]
    subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True)


def test_git_is_asked(tmp_path: Path) -> None:
    docs = tmp_path / "한글 폴더" / "docs"
    docs.mkdir(parents=True)
    git(tmp_path, "init", "-q", "-b", "work/한글")
    git(tmp_path, "remote", "add", "origin", "git@github.com:study/wiki.git")
    git(tmp_path, "commit", "-q", "--allow-empty", "-m", "x")
    assert checkout.read(docs) == Checkout("한글 폴더/docs", "git@github.com:study/wiki.git", "", "work/한글")
    git(tmp_path, "update-ref", "refs/remotes/origin/trunk", "HEAD")
    git(tmp_path, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/trunk")
    git(tmp_path, "checkout", "-q", "--detach")
    found = checkout.read(docs)
    assert found is not None and (found.default_branch, found.branch) == ("trunk", "")


def test_a_folder_that_is_not_there() -> None:
    assert checkout.read(Path("/no/such/folder")) is None

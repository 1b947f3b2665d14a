"""A link is taken back to its file: the address is decoded as GitHub decodes it, and the name must be the same."""

from __future__ import annotations

import unicodedata
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studywiki.edit_links.forms import About, new_page, report
from studywiki.edit_links.links import EditLinks, NewPage, Report, links
from studywiki.edit_links.repository import Forge, Repository

GITHUB = Repository("https://github.com/study/wiki", "main", "docs")
REPORT = Report("[문서] 소개 & 목적", "본문\n둘째 줄 + 50% #1")
NEW = NewPage("new-page.md", "---\ntitle: 새 페이지\n---\n")
NAMES = [
    "index.md",
    "폴더/페이지.md",
    unicodedata.normalize("NFD", "폴더/가이드.md"),
    "a b/c  d.md",
    "c#.md",
    "why?.md",
    "100%.md",
    "%20.md",
    "c++ & d=e.md",
    "~x/[1] (2) 'q' \"r\".md",
]


def of(path: str, repository: Repository = GITHUB) -> EditLinks:
    return links(repository, path, REPORT, NEW)


def file_of(address: str | None, verb: str, branch: str = "main") -> str:
    """Read the file out of an address, as a server does: the path without query and fragment, decoded once."""
    assert address is not None
    parts = urlsplit(address)
    assert not parts.fragment
    head = f"/study/wiki/{verb}/{branch}/"
    assert unquote(parts.path).startswith(head)
    return unquote(parts.path)[len(head) :]


@pytest.mark.parametrize("name", NAMES)
def test_a_link_leads_back_to_its_file(name: str) -> None:
    found = of(name)
    assert file_of(found.edit, "edit") == f"docs/{name}"
    assert file_of(found.history, "commits") == f"docs/{name}"
    assert found.edit is not None and found.edit.isascii() and " " not in found.edit


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_any_name_comes_back(name: str) -> None:
    assert file_of(of(name).edit, "edit") == f"docs/{name}"


def test_a_branch_with_slashes_and_signs() -> None:
    found = of("a.md", Repository(GITHUB.url, "feature/새#1", "docs"))
    assert found.edit == "https://github.com/study/wiki/edit/feature/%EC%83%88%231/docs/a.md"


def test_docs_at_the_top_of_the_repository() -> None:
    found = of("a.md", Repository(GITHUB.url, "gh-pages", ""))
    assert found.edit == "https://github.com/study/wiki/edit/gh-pages/a.md"
    assert found.add is not None and found.add.startswith("https://github.com/study/wiki/new/gh-pages?filename=")


def test_a_report_is_prefilled() -> None:
    found = of("a.md")
    assert found.report is not None and "+" not in found.report
    query = parse_qs(urlsplit(found.report).query, strict_parsing=True)
    assert query == {"title": [REPORT.title], "body": [REPORT.body]}


def test_a_new_page_lies_in_the_folder_of_this_one() -> None:
    found = of("폴더/a b/c.md")
    assert found.add is not None
    assert file_of(found.add, "new") == "docs/폴더/a b"
    assert parse_qs(urlsplit(found.add).query, strict_parsing=True) == {"filename": [NEW.name], "value": [NEW.text]}


def test_gitlab_has_its_own_addresses() -> None:
    found = of("폴더/a#.md", Repository("https://gitlab.com/g/sub/wiki", "main", "docs", Forge.GITLAB))
    base = "https://gitlab.com/g/sub/wiki/-"
    assert found.edit == f"{base}/edit/main/docs/%ED%8F%B4%EB%8D%94/a%23.md"
    assert found.history == f"{base}/commits/main/docs/%ED%8F%B4%EB%8D%94/a%23.md"
    assert found.report is not None and found.report.startswith(f"{base}/issues/new?issue%5Btitle%5D=")
    assert found.add == f"{base}/new/main/docs/%ED%8F%B4%EB%8D%94?file_name=new-page.md"


@pytest.mark.parametrize("language", ["ko", "en", "fr"])
def test_the_forms_name_the_page(language: str) -> None:
    about = About("H₂O 입문", "https://study.github.io/wiki/a.html", "docs/a.md")
    filled = report(about, language)
    assert about.title in filled.title
    assert about.address in filled.body and about.file in filled.body


def test_a_report_without_address_names_the_file() -> None:
    filled = report(About("소개", "", "docs/a.md"), "ko")
    assert filled.body.count("docs/a.md") == 1


def test_a_new_page_has_front_matter_and_the_sidebar_entry() -> None:
    made = new_page("폴더", "_data/sidebar_doc.yml", lambda title, page: f"- title: {title}\n  page: {page}", "ko")
    front, comment = made.text.split("---\n")[1], made.text.partition("<!--")[2].partition("-->")[0]
    assert made.text.startswith("---\n") and "title: 새 페이지" in front
    assert "_data/sidebar_doc.yml" in comment
    assert "- title: 새 페이지\n  page: 폴더/new-page.md" in comment

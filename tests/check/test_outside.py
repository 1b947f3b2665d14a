"""Pages beside mkdocs.yml are told of; what a repository has for those who work in it is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from studywiki.check.checked_wiki import CheckedWiki
from studywiki.check.rules.page_outside_docs import page_outside_docs
from studywiki.mkdocs_plugin.checking import beside
from studywiki.wiki.folders import Folders

LEFT_ALONE = """
README.md readme.md README.ko.md README-kr.md README_한국어.md LICENSE.md licence.md LICENSE-CODE.md CONTRIBUTING.md
contributing.ko.md CHANGELOG.md changelog.md CODE_OF_CONDUCT.md code-of-conduct.md PULL_REQUEST_TEMPLATE.md SECURITY.md
AUTHORS.md TODO.md NEWS.md FAQ.md faq.ko.md design.md style.md release-notes.md upgrading.md CLAUDE.md AGENTS.md
HACKING.md BENCHMARKS.md .hidden.md _draft.md
"""
TOLD = """
합성곱.md 읽어보기.md lecture1.md doc_cnn.markdown index.md attention.MD 2026-11-20-메모.md CNN.md LSTM.md notes.mkd
style-transfer.md support-vector-machine.md history-of-ai.md news-classification.md design-patterns.md readmes.md
"""


@pytest.mark.parametrize("name", LEFT_ALONE.split())
def test_what_is_left_alone(name: str) -> None:
    assert list(page_outside_docs(CheckedWiki({}, beside=[name]))) == []


@pytest.mark.parametrize("name", TOLD.split())
def test_a_page_is_told_by_its_name(name: str) -> None:
    (found,) = page_outside_docs(CheckedWiki({}, beside=[name]))
    assert (found.code, found.location.file) == ("page-outside-docs", name)


@pytest.mark.parametrize(
    ("docs", "found"),
    [("docs", ["a.md", "b.MD"]), ("docs/ko", ["a.md", "b.MD"]), (".", []), ("", [])],
    ids=["docs", "deeper", "the root itself", "none"],
)
def test_only_files_beside_the_folder_of_the_pages_are_seen(tmp_path: Path, docs: str, found: list[str]) -> None:
    for name in ("a.md", "b.MD", "c.txt", "docs/d.md", "docs/ko/e.md", "notes/f.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("# 글\n", "utf-8")
    (tmp_path / "folder.md").mkdir()
    assert beside(Folders(tmp_path / "mkdocs.yml", tmp_path / docs)) == found

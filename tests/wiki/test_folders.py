"""Where a wiki lies, and how its files are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from studywiki.wiki.folders import Folders


@pytest.mark.parametrize(
    ("docs", "shown"),
    [("/w/docs", "docs/가/a.md"), ("/w", "가/a.md"), ("/w/a/b", "a/b/가/a.md"), ("/docs", "../docs/가/a.md")],
)
def test_files_are_named_from_the_folder_of_mkdocs_yml(docs: str, shown: str) -> None:
    folders = Folders(Path("/w/mkdocs.yml"), Path(docs))
    assert folders.shown_of_docs("가/a.md") == shown
    assert folders.home.file == "mkdocs.yml"


def test_what_an_option_names_lies_beside_mkdocs_yml_or_in_the_docs_folder(tmp_path: Path) -> None:
    folders = Folders(tmp_path / "mkdocs.yml", tmp_path / "docs")
    assert folders.named("s.yml") == tmp_path / "s.yml"
    folders.docs.mkdir()
    (folders.docs / "s.yml").touch()
    assert folders.named("s.yml") == tmp_path / "docs" / "s.yml"
    (tmp_path / "s.yml").touch()
    assert folders.named("s.yml") == tmp_path / "s.yml"

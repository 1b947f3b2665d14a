"""`studywiki search`: what readers find, for who keeps a wiki and for programs."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

import pytest

from studywiki.cli.main import main
from studywiki.mkdocs_plugin import mkdocs_yml
from tests.conftest import MINIMAL, build_site

WIKI = {
    "docs/index.md": "# 처음\n\n여기는 위키입니다.\n",
    "docs/backprop.md": "# 역전파\n\n오차를 뒤로 보냅니다.\n\n## 연쇄 법칙\n\n오차역전파를 미분으로 합니다.\n",
    "sidebar_doc.yml": "- 처음: index.md\n- 학습:\n  - 역전파: backprop.md\n",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("wiki")
    for name, text in WIKI.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, "utf-8")
    build_site(root, MINIMAL)
    return root


@pytest.fixture
def wiki(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a copy of the built wiki, which is where the command is run."""
    shutil.copytree(built / "site" / "search", tmp_path / "site" / "search")
    shutil.copy(built / "mkdocs.yml", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_pages_are_shown_with_where_they_stand(wiki: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "연쇄", "법칙"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "1. 역전파  (학습)"
    assert lines[1] == "   backprop.html#연쇄-법칙  연쇄 법칙"
    assert "미분으로" in lines[2]


def test_what_was_found_is_marked(wiki: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["search", "뒤로"])
    assert "[뒤로]" in capsys.readouterr().out


def test_nothing_is_told(wiki: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "비트코인"]) == 0
    assert capsys.readouterr().out == "찾은 페이지가 없습니다.\n"


def test_one_answer_as_json(wiki: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "--json", "--site", str(wiki / "site"), "연쇄 법칙"]) == 0
    answer = json.loads(capsys.readouterr().out)
    (page,) = answer["results"]
    assert (page["title"], page["address"], page["path"]) == ("역전파", "backprop.html", ["학습"])
    assert page["sections"][0]["address"] == "backprop.html#연쇄-법칙"
    assert answer["missing"] == []


def test_many_answers_as_scores_are_made_of(
    wiki: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("연쇄 법칙\n\n비트코인\r\n역전파\n"))
    assert main(["search", "--json", "-"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["engine"] == "studywiki"
    assert found["results"]["연쇄 법칙"] == ["backprop.html#연쇄-법칙"]
    assert found["results"]["비트코인"] == []
    assert found["results"]["역전파"][0].startswith("backprop.html")


def test_a_site_without_an_index_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["search", "--site", "nowhere", "글"]) == 1
    assert "nowhere" in capsys.readouterr().err
    assert main(["search", "글"]) == 1


def test_an_index_of_another_release_is_told(wiki: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (wiki / "site" / "search" / "head.js").write_text('studywikiSearch("head","0")\n', "utf-8")
    assert main(["search", "글"]) == 1
    assert "다시 빌드" in capsys.readouterr().err


def test_missing_parts_are_told(wiki: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in (wiki / "site" / "search").glob("??????.js"):
        path.unlink()
    assert main(["search", "역전파"]) == 0
    said = capsys.readouterr().out
    assert "제목만" in said and "1. 역전파" in said


@pytest.mark.parametrize(
    ("text", "site"),
    [("site_dir: out\n", "out"), ("site_name: a\n", None), ("- a\n", None), ("a: [", None), ("site_dir: [a]\n", None)],
)
def test_where_the_site_is(tmp_path: Path, text: str, site: str | None) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    assert mkdocs_yml.text(tmp_path / "mkdocs.yml", "site_dir") == site
    assert mkdocs_yml.text(tmp_path / "none.yml", "site_dir") is None

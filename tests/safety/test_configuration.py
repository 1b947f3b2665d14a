"""A mkdocs.yml that cannot be read is told in the wiki's language, with the line, and blames nobody else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from studywiki.cli.main import main
from tests.conftest import MINIMAL

GOOD = "site_name: 위키\ntheme: {name: material, language: ko}\nplugins: [studywiki]\n"
BROKEN: dict[str, tuple[bytes, str]] = {
    "nested": (f"{GOOD}extra: {'[' * 20_000}".encode(), "mkdocs.yml의 4번째 줄에 괄호나 목록이 100겹보다 깊게"),
    "nested lists": (
        f"{GOOD}extra:\n {'- ' * 20_000}".encode(),
        "mkdocs.yml의 5번째 줄에 괄호나 목록이 100겹보다 깊게",
    ),
    "CP949": (GOOD.encode("cp949"), "mkdocs.yml 파일이 CP949 인코딩이라 읽을 수 없습니다."),
    "UTF-16 without a mark": (GOOD.encode("utf-16-le"), "mkdocs.yml 파일이 UTF-16 인코딩이라 읽을 수 없습니다."),
    "unclosed": (f"{GOOD}nav: [a.md\n".encode(), "번째 줄을 YAML로 읽을 수 없습니다"),
    "a tab": (f"{GOOD}extra:\n\ta: b\n".encode(), "mkdocs.yml의 5번째 줄을 YAML로 읽을 수 없습니다"),
    "two colons": (f"{GOOD}copyright: a: b\n".encode(), "mkdocs.yml의 4번째 줄을 YAML로 읽을 수 없습니다"),
}


@pytest.mark.timeout(60)
@pytest.mark.parametrize("fault", BROKEN)
def test_the_check_says_why(fault: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, told = BROKEN[fault]
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_bytes(data)
    assert main(["check", "-f", str(tmp_path / "mkdocs.yml")]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert told in err
    assert len(err.strip().split("\n")) == 2  # the fault, and the cure


READ = {
    "UTF-8 with a mark": GOOD.encode("utf-8-sig"),
    "UTF-16 with a mark": GOOD.encode("utf-16"),
    "CRLF": GOOD.replace("\n", "\r\n").encode(),
    "tags": f"{GOOD}extra: {{a: !ENV [NONE, b], c: !!python/name:os.getcwd }}\n".encode(),
    "a value that holds itself": f"{GOOD}extra: &x {{y: *x}}\n".encode(),
}


@pytest.mark.timeout(60)
@pytest.mark.parametrize("data", READ.values(), ids=READ)
def test_what_mkdocs_reads_is_read(data: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# 처음\n\n글\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_bytes(data)
    assert main(["check", "-f", str(tmp_path / "mkdocs.yml")]) == 0, capsys.readouterr().err


@pytest.mark.parametrize("data", [BROKEN["nested"][0], BROKEN["unclosed"][0], BROKEN["CP949"][0]])
def test_one_that_breaks_while_the_wiki_is_built(data: bytes, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# 처음\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(MINIMAL, allow_unicode=True), "utf-8")
    loaded = load_config(str(tmp_path / "mkdocs.yml"))
    (tmp_path / "mkdocs.yml").write_bytes(data)
    loaded.plugins.on_startup(command="build", dirty=False)
    with pytest.raises(Abort, match=r"mkdocs\.yml"):
        build(loaded)
    loaded.plugins.on_shutdown()
    assert "studywiki 자체의 잘못" not in caplog.text


def test_no_folder_of_a_wiki_is_a_repository_whose_settings_git_obeys(tmp_path: Path) -> None:
    """A bare repository can be committed, file by file; its settings name commands that git runs."""
    wiki = tmp_path / "wiki"
    ran = tmp_path / "ran"
    (wiki / "docs").mkdir(parents=True)
    (wiki / "docs" / "index.md").write_text("# 처음\n", "utf-8")
    (wiki / "mkdocs.yml").write_text(GOOD, "utf-8")
    who = ["-c", "user.name=x", "-c", "user.email=x@example.com"]
    for command in (["init", "-q"], [*who, "commit", "-q", "--allow-empty", "-m", "x"]):
        subprocess.run(["git", "-C", str(wiki), *command], check=True, timeout=60)
    for entry in (wiki / ".git").iterdir():
        entry.rename(wiki / entry.name)
    (wiki / ".git").rmdir()
    settings = f"[core]\nrepositoryformatversion = 0\nbare = false\nworktree = {wiki}\nfsmonitor = touch {ran}\n"
    (wiki / "config").write_text(settings, "utf-8")
    code = "import sys; from studywiki.cli.main import main; sys.exit(main())"
    check = [sys.executable, "-c", code, "check", "--changed-since", "HEAD"]
    subprocess.run(check, cwd=wiki, capture_output=True, check=False, timeout=60)
    assert not ran.exists()
    subprocess.run(["git", "-C", str(wiki), "status"], capture_output=True, check=False, timeout=60)
    if not ran.exists():
        pytest.skip("this git obeys no such settings anyway")

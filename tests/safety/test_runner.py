"""A wiki whose every name and text holds commands to GitHub's runner and to terminals: none of them is obeyed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html as lxml_html
from sarif_pydantic import Sarif

from studywiki.messages import catalogue
from tests.forked import COMMANDS
from tests.safety.runner import commands

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="file names")

EVIL = [
    "\n::add-mask::x",
    "\r##[add-mask]x",
    "%0A::set-output name=a::x",
    "\x1b]8;;https:evil.kr\x07a",
    "\x9b31m",
    "\u202egpj.",
    " ::stop-commands::x",
    " \t\xa0::error::x",
    "##[error]x",
    "\n  ##[group]x",
    "\u2028::error::x",
    "\x85::error::x",
    "\x0b::error::x",
    "| [x](javascript:a) <img src=x> `|",
    "@user #1 www.evil.kr a@evil.kr",
    "\n\n# 제목\n\n|a|\n|-|",
    "](https:evil.kr)[",
    "::add-matcher::x.json",
]

PAGE = """---
title: "가 ::error::x @ ##[error]x"
k@: [가
tags: {a: @}
template: "@.html"
last_updated: "@
---
# 가 @

::error::x [가](<none@.md>) ![나](none.png "@") [다](index.md#x@) [^x@] [^::error::x] [라][@] [](::error::x)

::add-mask::x [마](<::error::x.md>)
  ##[add-mask]x [바](<no ##[error]such.md>)

<script>@</script> <a onclick="::error::x" href="javascript:@">x</a> <font ::error::x>

{% include @ ::error::x %} {{ ::error::x @ }}

$\\fraq{::error::x} @$ $$ \\ref{::error::x @} \\label{::error::x}$$

## ::error::x {: #::error::x }

<!-- check: off ::error::x @ -->
<!-- check: off broken-link ::error::x @ -->

```
::error::x
"""
SIDEBAR = """- title: "가\\n::error::x"
  page: "none\\n::add-mask::x.md"
- title: "##[error]x"
  url: "::error::x"
- "::error::x ##[error]x": 1
- title: ::error::x
  ::error::x: ::error::x
- url: 192.168.0.1/##[error]x
- title: [x
"""
CONFIG = """site_name: 위키
theme: {name: material, language: ko}
repo_url: https://github.com/study/wiki
plugins: [studywiki]
hooks: [hook.py]
"""
HOOK = """import logging
def on_page_markdown(markdown, page, **_):
    logging.getLogger("mkdocs.plugins.other").warning(f"other plugin: {page.file.src_uri}")
    logging.getLogger("mkdocs.plugins.other").warning("with arguments: %s", page.file.src_uri)
    logging.getLogger("elsewhere").warning("not MkDocs' own logger: %s", page.file.src_uri)
    try:
        raise ValueError(page.file.src_uri)
    except ValueError:
        logging.getLogger("mkdocs.plugins.other").exception("a traceback")
"""


def place(root: Path, name: str, content: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8", newline="", errors="surrogateescape")


def git(root: Path, *arguments: str) -> None:
    who = ["-c", "user.name=x", "-c", "user.email=x@example.com", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(root), *who, *arguments], check=True, capture_output=True)


@pytest.fixture(scope="module")
def wiki(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("wiki")
    for name, text in {
        "mkdocs.yml": CONFIG,
        "hook.py": HOOK,
        "docs/index.md": "# 처음\n\n글\n",
        "sidebar_doc.yml": SIDEBAR,
    }.items():
        place(root, name, text)
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-qm", "a")
    git(root, "update-ref", "refs/remotes/origin/main", "main")
    for number, evil in enumerate(EVIL):
        name = evil.replace("/", ":")
        place(root, f"docs/p{number}{name}.md", PAGE.replace("@", evil))
        place(root, f"docs/{name}{number}.md", "# 가\n\n[나](none.md)\n")
        place(root, f"docs/f{number}{name}.html", "<script>a</script>")
        place(root, f"docs/d{number}{name}/a.md", f"# {evil}\n\n[나](none{evil}.md)\n")
        (root / f"docs/l{number}{name}.png").symlink_to("/etc/hostname")
    for raw in (b"b\xff\n::error::x.md", b"\xb0\xa1##[error]x.png", b"\xe2\x80 ::error::x/a.md"):
        path = root / "docs" / os.fsdecode(raw)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("# 가\n\n[나](none.md)\n", "utf-8")
    (root / "docs" / "dangling\n::error::x.md").symlink_to("none\n::error::x.md")
    (root / "docs" / "loop\r##[error]x.md").symlink_to("loop\r##[error]x.md")
    git(root, "add", ".")
    git(root, "commit", "-qm", "b")
    return root


def run(root: Path, *command: str, **environment: str) -> tuple[bytes, bytes]:
    """Give what a command prints."""
    known = {name: value for name, value in os.environ.items() if not name.startswith("GITHUB_")}
    done = COMMANDS.run(*command, cwd=root, env={**known, "NO_MKDOCS_2_WARNING": "1", **environment})
    return done.stdout, done.stderr


def assert_plain(output: bytes) -> None:
    """Nothing that a terminal obeys is in `output`, but MkDocs' colours."""
    text = re.sub(r"\x1b\[\d*m", "", output.decode("utf-8"))
    assert re.findall(r"[^\S\n\t \xa0\u3000]|[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e-\u200f\u202a-\u202e\u2066-\u2069]", text) == []  # fmt: skip # noqa: E501


@pytest.mark.parametrize("options", [(), ("--strict",), ("-v",)])
@pytest.mark.parametrize("columns", ["", "30", "80"])
def test_a_build_gives_no_command(wiki: Path, tmp_path: Path, options: tuple[str, ...], columns: str) -> None:
    environment = {"COLUMNS": columns} if columns else {}
    out, err = run(wiki, "mkdocs", "build", *options, "-d", str(tmp_path / "site"), **environment)
    assert b"add-mask" in err
    assert b"other plugin: " in err
    assert re.search(
        "위키를 다 만들었습니다|엄격한.--strict. 빌드를 멈추었습니다: (?:오류 [0-9]+개, )?경고", (out + err).decode()
    )
    assert commands(out + b"\n" + err) == []
    assert_plain(out + err)


def test_a_build_that_stops_gives_no_command(wiki: Path, tmp_path: Path) -> None:
    for fault in ("ValueError", "mkdocs.exceptions.Abort", "mkdocs.exceptions.PluginError"):
        place(wiki, "stop.py", f"import mkdocs.exceptions\ndef on_env(files, **_):\n    raise {fault}('\\n::error::x ##[error]x \\x1b[31m')\n")  # fmt: skip # noqa: E501
        place(wiki, "stop.yml", CONFIG.replace("hook.py", "stop.py"))
        out, err = run(wiki, "mkdocs", "build", "-f", "stop.yml", "-d", str(tmp_path / "site"))
        assert b"error" in out + err
        assert commands(out + b"\n" + err) == []
        assert_plain(out + err)


@pytest.fixture(scope="module")
def report(wiki: Path) -> Callable[[str], tuple[bytes, bytes]]:
    """Give what a check prints in a format."""
    return cache(lambda kind: run(wiki, "studywiki", "check", "--format", kind))


@pytest.mark.parametrize("kind", ["text", "json", "sarif"])
def test_a_report_gives_no_command(report: Callable[[str], tuple[bytes, bytes]], kind: str) -> None:
    out, err = report(kind)
    assert b"Traceback" not in err
    assert b"add-mask" in out
    assert commands(out + b"\n" + err) == []
    assert_plain(out + err)
    if kind != "text":
        json.loads(out)
        assert not re.search(rb"\\u[dD][89a-fA-F]..(?!\\u[dD])", out)  # no half characters
    if kind == "sarif":
        Sarif.model_validate_json(out)


def test_addresses_in_sarif_lead_to_the_files(wiki: Path, report: Callable[[str], tuple[bytes, bytes]]) -> None:
    out, _ = report("sarif")
    results = json.loads(out)["runs"][0]["results"]
    for result in results:
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"[\w.~%/-]+", uri, re.ASCII)
        named = wiki / unquote(uri)
        assert os.path.lexists(named) or "\\x" in str(named)  # a name that is no text
        assert not re.search(r"(?<!\\)\](?:\\\\)*\(", result["message"]["text"])


@pytest.fixture(scope="module")
def on_github(wiki: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, str]:
    """Give the log and the summary of a check of the pull request."""
    summary = tmp_path_factory.mktemp("summary") / "summary.md"
    out, err = run(
        wiki,
        "studywiki",
        "check",
        "--format",
        "github",
        GITHUB_WORKSPACE=str(wiki),
        GITHUB_BASE_REF="main",
        GITHUB_REPOSITORY="study/wiki",
        GITHUB_SHA="abc",
        GITHUB_STEP_SUMMARY=str(summary),
    )
    assert b"Traceback" not in err
    return out + b"\n" + err, summary.read_text("utf-8")


def test_github_gets_our_commands_only(wiki: Path, on_github: tuple[bytes, str]) -> None:
    for log in (on_github[0], b"\n".join(run(wiki, "studywiki", "check", "--format", "github"))):
        found = commands(log)
        ours = re.compile(r"::(?:error|warning|notice) file=[^:,\r\n]+,line=\d+,col=\d+(?:,endLine=\d+,endColumn=\d+)?,title=(?P<code>[a-z0-9-]+)::[^\r\n]+")  # fmt: skip # noqa: E501
        names = {name.removesuffix("-similar").removesuffix("-near") for name in catalogue()}
        assert len(found) > 10
        for name, line in found:
            matched = ours.fullmatch(line)
            assert matched, line
            assert name in ("error", "warning", "notice")
            assert matched["code"] in names
        assert_plain(log)


def test_the_summary_is_tables_of_text(on_github: tuple[bytes, str]) -> None:
    _, summary = on_github
    assert len(summary.encode()) < 1_000_000
    cmarkgfm = pytest.importorskip("cmarkgfm")
    shown = lxml_html.fromstring(cmarkgfm.github_flavored_markdown_to_html(summary, cmarkgfm.Options.CMARK_OPT_UNSAFE))
    assert {element.tag for element in shown.iter()} <= {"div", "h3", "p", "table", "thead", "tbody", "tr", "th", "td", "br", "a", "code"}  # fmt: skip # noqa: E501
    assert [len(table.xpath(".//tr[1]/th")) for table in shown.xpath("//table")] == [3, 4]
    assert len(shown.xpath("//h3")) == 2
    links = shown.xpath("//a")
    assert links
    for link in links:
        assert link.text_content() in ("글 보기", "보기")
        assert re.match(r"https://(github\.com/study/wiki/blob/abc/docs/|study\.github\.io/wiki/)", link.get("href"))
    text = shown.text_content()
    assert not re.search(r"@\w|#\d", text)
    assert "[x](javascript:a) <img src=x> `|" in text
    assert {line.count("|") for line in summary.splitlines() if line.startswith("|")} == {4, 5}
    assert_plain(summary.encode())


def test_fix_gives_no_command(wiki: Path, tmp_path: Path) -> None:
    root = tmp_path / "wiki"
    for name, text in {"mkdocs.yml": CONFIG.replace("hooks: [hook.py]\n", ""), "docs/index.md": "# 가\n\n글\n"}.items():
        place(root, name, text)
    for number, evil in enumerate(EVIL):
        place(root, f"docs/{number}{evil.replace('/', ':')}.md", "# 가\r\n\r\n글\r\n")
    out, err = run(root, "studywiki", "check", "--fix")
    assert err.count("고쳤습니다".encode()) == len(EVIL)
    assert commands(out + b"\n" + err) == []
    assert_plain(out + err)


@pytest.mark.parametrize("evil", ["\n::error::x", "##[error]x", "\x1b[31m"])
def test_new_gives_no_command(tmp_path: Path, evil: str) -> None:
    for _ in range(2):
        out, err = run(tmp_path, "studywiki", "new", f"a{evil}", "--name", f"가{evil}")
        assert out or err
        assert commands(out + b"\n" + err) == []
        assert_plain(out + err)

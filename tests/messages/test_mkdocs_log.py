"""What MkDocs says of a build is said in a Korean wiki's language; what others say stays as it is."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import mkdocs
import pytest

from studywiki.messages import phrases
from studywiki.mkdocs_plugin.log_words import Translation, translated

SOURCE = "".join(path.read_text("utf-8") for path in sorted(Path(mkdocs.__file__).parent.rglob("*.py")))
WORDS = phrases.of("mkdocs_log")


def record(text: str, name: str = "mkdocs.commands.build", level: int = logging.INFO) -> logging.LogRecord:
    return logging.LogRecord(name, level, "", 0, text, (), None)


COUNTS = {"warnings", "errors"}
"""Parts of a line that MkDocs makes of the levels' names."""


@pytest.mark.parametrize("name", sorted(set(WORDS) - COUNTS))
def test_mkdocs_says_it_still(name: str) -> None:
    """And each of our words has the values, and no English."""
    parts = re.split(r"\{\w+\}", WORDS[name]["mkdocs"])
    assert re.search(r"\{[^}]*\}".join(map(re.escape, parts)), SOURCE)
    assert set(re.findall(r"\{\w+\}", WORDS[name]["ko"])) <= set(re.findall(r"\{\w+\}", WORDS[name]["mkdocs"]))
    assert not WORDS[name]["ko"] or re.search("[가-힣]", WORDS[name]["ko"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Documentation built in 1.17 seconds", "위키를 다 만들었습니다: 1.17초"),
        (
            "[21:58:38] Serving on http://127.0.0.1:8000/",
            "[21:58:38] 브라우저에서 이 주소를 여세요: http://127.0.0.1:8000/",
        ),
        ("Serving on http://a/ and opening it in a browser", "브라우저에서 이 주소를 엽니다: http://a/"),
        ("Cleaning site directory", ""),
        (
            "Aborted with 1 errors, 92 warnings in strict mode!",
            "엄격한(--strict) 빌드를 멈추었습니다: 오류 1개, 경고 92개",
        ),
        ("Something else", None),
    ],
)
def test_a_line(text: str, said: str | None) -> None:
    assert translated(text) == said


@pytest.mark.parametrize(
    ("language", "name", "level", "stays"),
    [
        ("ko", "mkdocs.commands.build", logging.INFO, False),
        ("ko", "properdocs.commands.build", logging.INFO, False),
        ("en", "mkdocs.commands.build", logging.INFO, True),
        ("ko", "mkdocs.plugins.other", logging.INFO, True),
        ("ko", "other", logging.INFO, True),
        ("ko", "mkdocs.commands.build", logging.WARNING, True),
    ],
)
def test_only_mkdocs_own_lines_are_said_anew(language: str, name: str, level: int, stays: bool) -> None:
    filtering = Translation()
    filtering.language = language
    line = record("Documentation built in 1 seconds", name, level)
    assert filtering.filter(line)
    assert (line.getMessage() == "Documentation built in 1 seconds") == stays

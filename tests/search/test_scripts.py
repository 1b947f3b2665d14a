"""The scripts of the search as readers' browsers get them, and what they have in common with Python."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest

from studywiki.javascript.lean import lean
from studywiki.javascript.v8 import V8
from studywiki.search import scripts
from studywiki.search.postings import ORDER
from studywiki.theme import bundle


@pytest.fixture(scope="module")
def run() -> Iterator[Callable[[str], object]]:
    engine = V8()
    yield engine.eval
    engine.close()


def test_kinds_of_places_are_written_as_they_are_read(run: Callable[[str], object]) -> None:
    found = run(f"(() => {{ {scripts.text(['decoding'])} return JSON.stringify(KINDS) }})()")
    assert json.loads(str(found)) == list(ORDER)


@pytest.mark.parametrize(
    ("script", "left"),
    [
        ("a();\n", "a();\n"),
        ("  a(); // b\n\tc();\n", "a(); // b\nc();\n"),
        ("/** b\n * c */\na();\n  // d\n", "a();\n"),
        ("/* b ** / c */\na(); /* d */\n", "a(); /* d */\n"),
        ("a = '// b';\n  /* c */ d();\n", "a = '// b';\n/* c */ d();\n"),
    ],
)
def test_comments_are_left_out(script: str, left: str) -> None:
    assert lean(script) == left


def test_what_browsers_get_is_whole_and_says_nothing_of_itself(run: Callable[[str], object]) -> None:
    for text in (scripts.worker(), bundle.search().text, bundle.scripts().text):
        assert run(f"new Function({json.dumps(text)}); 1") == 1, "it can be read"
        assert "/**" not in text and "\n//" not in text
    assert run(scripts.worker() + "typeof self") == "undefined", (
        "it does nothing where there is neither page nor worker"
    )

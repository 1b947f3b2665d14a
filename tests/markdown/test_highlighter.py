"""Code in colours: whatever is passed over to be quick, the tokens are Pygments', and the HTML is pymdownx's."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path
from typing import Any

import markdown
import pytest
from pygments.lexer import Lexer, RegexLexer, bygroups, default, using
from pygments.lexers import find_lexer_class_by_name
from pygments.token import Keyword, Name, Number, Text
from pymdownx.highlight import Highlight, HighlightExtension

from studywiki.cache.store import Store
from studywiki.markdown import highlighter
from studywiki.markdown.beginnings import ANYTHING, BEYOND, END, beginnings
from studywiki.markdown.highlighter import Highlighter
from studywiki.markdown.lexers import kind, narrowed
from studywiki.markdown.set_aside import SetAside
from tests.conftest import SHARED

DOCS = Path(__file__).parents[2] / "docs"
LANGUAGES = """
python py pycon cpp c java js javascript typescript jsx html xml css scss json yaml toml ini diff
markdown md bash sh console shell r rconsole liquid jinja html+jinja erb html+php php ruby go rust
kotlin swift scala sql mysql postgresql matlab octave latex tex cmake make docker nginx http lua
perl haskell ocaml scheme clojure julia fortran csharp vbnet fsharp powershell batch vim text output
rst properties protobuf graphql nasm verilog vhdl robotframework cython numpy objective-c dart
groovy elixir erlang prolog awk sass less haml pug coffeescript
"""
"""Those of the wikis in hand, and of all kinds of lexers: with states, within one another, without expressions."""
NASTY = (
    "",
    "\n\n",
    "  \t \u3000x\u00a0",
    'x = """끝이 없는\n글 \\',
    "가나다 = '라' # 마 ü ſ K İ 𝒜\n\ufeff",
    "\x00\x1c\x7f\x85\u2028",
    "/* 끝\n// 없는 #if 0\n#else\n",
    "<a href='b' c=\"d>e</a><script>let x = `${1}`</script><style>p{color:#fff}</style><?php f() ?>{{ x | y }}{% if %}",
    "def f(self, *a: int = 0x1F) -> str:\n    return f'{a!r:>{w}}' rb'\\x00' if a else 1j  # o\n@x\nclass A: pass\n",
    "template <typename T> struct A : B { T operator()(T&& x) const noexcept; }; std::vector<int> v{1, 2u, 0b1'0};\n",
    "$ ls -l | grep x > y && echo \"$(cat <<'E'\n안\nE\n)\" ; x=${y:-z}\n> 뒤\n",
    "- a: &b [1, 'c', \"d\"]\n  ? *b\n  : |\n    글\n  # 끝\n---\n{e: ~}\n",
    "SELECT `a`, \"b\" FROM c WHERE d LIKE '%e''' -- f\n\\frac{a}{b} % g\n",
    "+ 가\n- 나\n@@ -1 +1 @@\n\r\nx\r y <<EOF\n$(( 1 << 2 ))\nEOF\n((((([[[[[",
)


def tokens(lexer: Lexer, text: str) -> object:
    try:
        return list(lexer.get_tokens(text))
    except Exception as error:  # noqa: BLE001  what a lexer raises, it is to raise
        return repr(error)


def written() -> list[str]:
    """Code of real pages: one block of some."""
    pages = [*DOCS.glob("*.md"), *(SHARED / "wikis").rglob("*.md")]
    fences = re.compile(r"^```[^\n]*\n(.{20,1500}?)^```", re.DOTALL | re.MULTILINE)
    blocks = [block for page in sorted(pages) for block in fences.findall(page.read_text("utf-8", errors="replace"))]
    return blocks[:: len(blocks) // 12]


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return [*NASTY, *written()]


@pytest.mark.parametrize("language", LANGUAGES.split())
def test_tokens_are_those_of_pygments(language: str, texts: list[str]) -> None:
    lexers = find_lexer_class_by_name(language)
    again = narrowed(lexers(stripnl=False))
    for text in texts:
        expected = tokens(lexers(stripnl=False), text)
        assert tokens(narrowed(lexers(stripnl=False)), text) == expected
        assert tokens(again, text) == expected, "of what it has read before nothing is left"


class Counted(RegexLexer):
    """`tried` has each rule that was tried."""

    name = "Counted"
    tokens = {  # noqa: RUF012  Pygments' way
        "root": [
            (r"[a-c]+", Name, "after"),
            (r"(?i)k(\d)?", bygroups(Number)),  # type: ignore[no-untyped-call]
            (r"\d(?=\d)", Number),
            (r"<[^>]*>", using(find_lexer_class_by_name("html"))),  # type: ignore[no-untyped-call]
            (r"[^\x00-\x7f]", Keyword),
        ],
        "after": [(r"!", Text), default("#pop")],
    }


def test_no_rule_is_tried_in_vain() -> None:
    lexer = narrowed(Counted())
    root = vars(lexer)["_tokens"]["root"]
    for text, patterns in (
        ("b", ["[a-c]+"]),
        ("K", [r"(?i)k(\d)?"]),
        ("7", [r"\d(?=\d)"]),
        ("가", [r"(?i)k(\d)?", r"\d(?=\d)", r"[^\x00-\x7f]"]),
        ("", []),
        ("?", []),
    ):
        assert not root[0][0](text, 0)
        assert [rule[0].__self__.pattern for rule in root[1:]] == patterns
    text = "ab!c가\u212a1 kK7 12 <b>x</b>?\nc"
    assert tokens(lexer, text) == tokens(Counted(), text)


def test_rules_are_not_read_for_one_page() -> None:
    class Seldom(Counted):
        """One that nobody has used yet."""

    for _ in range(19):
        assert "_tokens" not in vars(narrowed(Seldom(), 1000))
    assert "_tokens" in vars(narrowed(Seldom(), 1000))
    assert "_tokens" in vars(narrowed(Seldom(), 1))


def test_lexers_of_other_kinds_are_left_alone() -> None:
    for language in ("json", "text", "robotframework"):
        lexer = find_lexer_class_by_name(language)()
        before = dict(vars(lexer))
        assert narrowed(lexer) is lexer
        assert vars(lexer) == before
    own = find_lexer_class_by_name("csharp")()  # each of its objects has rules of its own
    rules = vars(own)["_tokens"]
    assert vars(narrowed(own))["_tokens"] is rules
    python = find_lexer_class_by_name("python")
    assert tokens(narrowed(python()), "x = 1")
    assert len(vars(python)["_tokens"]["root"]) > 30, "nothing of Pygments' own was changed"


PATTERNS = (
    *("a", "[a-f]", "[^a]", "[^a-z가]", "[à-ü]", "[\x7f-\x90]", ".", r"\d", r"\W", r"[^\W\d]", r"[^\s]", r"\S+", "가"),
    *("a|b|", "a?b", "a*?", "(?:(a)|b*)c", "(?!x)y", "(?=x)", "(?<!a)b", r"\bk", "^", "$", "", "(?!)", "K", "ſ", "İ"),
    *(
        "(a)?(?(1)b|c)",
        "(?P<q>['\"])x(?P=q)",
        "(?i:k)|b",
        "(?-i:k)",
        "(?a:\\w)",
        "[k-m]",
        "[^k]",
        "x{0}y",
        "(?s:.)",
        "(?>ab|c)",
    ),
)
BEHIND = ("", "a", "b", "x", "ab", "kx", "'x'", "\n")


@pytest.mark.parametrize("flags", [0, re.IGNORECASE, re.DOTALL | re.MULTILINE, re.ASCII, re.IGNORECASE | re.ASCII])
def test_nothing_that_matches_begins_otherwise(flags: int) -> None:
    chars = [*map(chr, range(256)), *"가ſKİı\u3000\u2028𝒜", ""]
    for written in PATTERNS:
        pattern = re.compile(written, flags)
        begin = beginnings(pattern)
        for char, rest in product(chars, BEHIND if begin != ANYTHING else ()):
            if pattern.match(char + rest if char else ""):
                assert (END if not char else char if char < "\x80" else BEYOND) in begin, (written, char, rest)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [("(?:ab|[cd])e", set("abcd") - {"b"}), ("(?i)é?z", None), ("a?가", {"a", BEYOND}), ("(?=a)b*", None)],
)
def test_beginnings_are_few(pattern: str, expected: set[str] | None) -> None:
    found = beginnings(re.compile(pattern))
    assert found == expected if expected else len(found) > 50


SETTINGS: tuple[dict[str, Any], ...] = (
    {},
    {"default_lang": "python"},
    {"linenums": True},
    {"linenums": True, "linenums_style": "pymdownx-inline"},
    {"anchor_linenums": True, "line_spans": "__span", "pygments_lang_class": True},
    {"auto_title": True},
    {"noclasses": True},
    {"use_pygments": False},
    {"stripnl": False},
    {"guess_lang": True},
    {"extend_pygments_lang": [{"name": "py2", "lang": "python", "options": {"stripall": True}}]},
    {"extend_pygments_lang": [{"name": "py2", "lang": "python", "options": {"filters": ["no such filter"]}}]},
)
ASKED: tuple[dict[str, Any], ...] = (
    {"hl_lines": [], "title": None, "classes": [], "id_value": "", "attrs": {}, "code_block_count": 3},
    {"hl_lines": [1, 3], "classes": ["annotate"]},
    {"linestart": 0},
    {"linestart": 5, "linestep": 2, "linespecial": 3},
    {"title": "a <b>.py"},
    {"id_value": "x", "attrs": {"data-x": "1"}},
    {"css_class": ""},
    {"css_class": "a<b"},
)


def html(highlights: Highlight, text: str, language: str, asked: dict[str, Any]) -> object:
    try:
        return highlights.highlight(text, language, **asked)
    except Exception as error:  # noqa: BLE001  the same for both
        return repr(error)


@pytest.mark.parametrize("settings", SETTINGS, ids=lambda settings: " ".join(settings))
def test_html_is_that_of_pymdownx(settings: dict[str, Any]) -> None:
    md = markdown.Markdown()
    cases = [(language, ASKED[0], text) for language in ("cpp", "diff", "", "py2", "nobody's") for text in NASTY[3:5]]
    cases += [("python", asked, NASTY[8]) for asked in ASKED] + [("python", ASKED[0], text) for text in NASTY]
    for language, asked, text in cases:
        expected = html(Highlight(md, **settings), text, language, asked)
        assert html(Highlighter(md, **settings), text, language, asked) == expected


def test_code_is_coloured_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    md, read = markdown.Markdown(), list[str]()
    plain = Highlighter.get_lexer

    def get_lexer(self: Highlighter, src: str, language: str, *rest: Any) -> object:
        read.append(language)
        return plain(self, src, language, *rest)

    monkeypatch.setattr(Highlighter, "get_lexer", get_lexer)
    cases = [(code, language) for code in ("x = 1\n", "x = 2\n") for language in ("python", "c", "py2", "nobody's", "")]
    cases.append(("x = '\ud800'\n", "python"))  # what is no text cannot be known again
    settings: list[dict[str, Any]] = [{}, {"stripnl": False}, {"guess_lang": True}]
    settings.append({"extend_pygments_lang": [{"name": "py2", "lang": "python", "options": {"encoding": "utf-8"}}]})
    settings.append({"extend_pygments_lang": [{"name": "py2", "lang": "c", "options": {}}]})
    expected = [html(Highlight(md, **each), *case, {}) for each in settings for case in cases]
    for _ in range(2):
        read.clear()
        store = Store(tmp_path / "kept")  # of another build
        found = [html(Highlighter(md, store=store, **each), *case, {}) for each in settings for case in cases]
        assert found == expected
        store.close()
    assert sorted(read) == sorted(["", "", "python"] * len(settings))


def test_code_in_a_line_is_an_element_as_before() -> None:
    md = markdown.Markdown()
    expected = Highlight(md).highlight("x = '가'", "python", inline=True)
    found = Highlighter(md).highlight("x = '가'", "python", inline=True)
    assert (found.tag, found.text, found.attrib) == (expected.tag, expected.text, expected.attrib)


def test_a_page_is_highlighted_so_and_another_highlighter_is_left_alone(md: markdown.Markdown) -> None:
    class Theirs(HighlightExtension):  # type: ignore[misc]
        def get_pymdownx_highlighter(self) -> Any:
            return dict

    ours, theirs = HighlightExtension(), Theirs()
    md.registeredExtensions[:] = [ours, theirs]
    highlighter.enter(md, SetAside(md), Store(None))
    assert isinstance(ours.get_pymdownx_highlighter()(md), Highlighter)
    assert theirs.get_pymdownx_highlighter() is dict
    assert HighlightExtension().get_pymdownx_highlighter() is Highlight


def test_the_fences_of_a_page(md: markdown.Markdown, monkeypatch: pytest.MonkeyPatch) -> None:
    used: list[str] = []
    plain = Highlighter.highlight

    def highlight(self: Highlighter, src: str, language: str, *rest: Any, **asked: Any) -> object:
        used.append(language)
        return plain(self, src, language, *rest, **asked)

    monkeypatch.setattr(Highlighter, "highlight", highlight)
    html = md.convert("```python\nx = 1\n```\n\n> ```cpp title='a'\n> int x;\n> ```\n\n`#!js let x`\n")
    assert used == ["python", "cpp", "js"]
    assert '<div class="highlight"><pre><span></span><code><span class="n">x</span> <span class="o">=</span>' in html


def test_languages_are_known_by_any_of_their_names() -> None:
    assert kind("Python") is kind("py") is find_lexer_class_by_name("python")
    assert kind("") is kind("nobody's") is kind("x" * 1000) is None

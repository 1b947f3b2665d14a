"""Code that the cleaner does not see is what it would have left, and nothing but code passes it by."""

from __future__ import annotations

import markdown
import pytest
from markdown.postprocessors import Postprocessor
from pygments.token import STANDARD_TYPES, Token

from studywiki.markdown.coloured import coloured
from studywiki.markdown.extensions import EXTENSIONS
from studywiki.markdown.set_aside import SetAside
from studywiki.page.extension import StudyWiki
from studywiki.sanitising import cleaner

CODE = "```python\nx = '<b>&amp;' # 가\n```\n"


class Passing(Postprocessor):
    """Notes what passes by."""

    def run(self, text: str) -> str:
        self.text = text
        return text


def converter(**options: str) -> tuple[markdown.Markdown, Passing]:
    md = markdown.Markdown(extensions=[*EXTENSIONS, StudyWiki(**options)], extension_configs=EXTENSIONS)
    cleaned = Passing(md)
    md.postprocessors.register(cleaned, "cleaned", -901)
    return md, cleaned


@pytest.mark.parametrize("kind", [*STANDARD_TYPES, Token.Own.Kind, Token.Name.Odd], ids=str)
def test_the_cleaner_leaves_every_colour(kind: object) -> None:
    tokens = [(kind, "a&<>가\"'\\x"), (Token.Text, " \t\n")]
    html = f"<code>{coloured(tokens)}</code>"  # type: ignore[arg-type]
    assert cleaner.clean(html) == html


@pytest.mark.parametrize(
    "around",
    [
        "%s",
        "- 가\n\n    %s",
        "> %s",
        "!!! note\n\n    %s",
        '=== "가"\n\n    %s\n\n=== "나"\n\n    %s',
        "<b>가\n\n%s",
        "<p><i>가</p>\n\n%s",
        "<select><option>\n\n%s",
        "<svg><text>\n\n%s",
        "<svg><title>\n\n%s",
        "<table><tr>\n\n%s",
        "<textarea>\n\n%s",
        "<button><a href='x'>\n\n%s\n\n</a></button>",
        "<iframe src='https://www.youtube.com/embed/x'>\n\n%s\n\n</iframe>",
        "<noscript>\n\n%s\n\n</noscript>",
        "<style>\n\n%s\n\n</style>",
        "<details><summary>\n\n%s\n\n</summary>",
        "글[^1]\n\n[^1]: 가\n\n    %s",
        "<ruby><rt>\n\n%s",
        "<xmp>\n\n%s\n\n</xmp><plaintext>\n\n%s",
        "<math><mi>\n\n%s",
        "<template>\n\n%s",
    ],
)
def test_the_page_is_the_same(around: str, monkeypatch: pytest.MonkeyPatch) -> None:
    indent = " " * (around.rindex("%s") - around.rfind("\n", 0, around.rindex("%s")) - 1)
    start = "> " if around.startswith(">") else indent if not indent.strip() else ""
    page = around.replace("%s", CODE.rstrip("\n").replace("\n", f"\n{start}")) + "\n\n끝\n"
    found = converter()[0].convert(page)
    monkeypatch.setattr(SetAside, "put", lambda _, code: code)
    assert found == converter()[0].convert(page)
    assert "\x02" not in found


def test_the_cleaner_sees_no_colours() -> None:
    md, cleaned = converter()
    html = md.convert(CODE)
    assert '<span class="n">x</span>' in html
    assert md.reset().convert("나\n\n" + CODE).endswith(html)
    sees = markdown.Markdown(extensions=[*EXTENSIONS, StudyWiki()], extension_configs=EXTENSIONS)
    clean = Passing(sees)
    sees.postprocessors.register(clean, "studywiki-clean", -900)
    sees.convert(CODE)
    assert "\x02studywiki-code:0\x03" in clean.text
    assert '<span class="n">' not in clean.text
    assert '<span class="n">' not in cleaned.text


@pytest.mark.parametrize("options", [{"html": "trusted"}, {}])
def test_where_others_look_at_the_html_it_is_whole(options: dict[str, str]) -> None:
    md, _ = converter(**options)
    between = Passing(md)
    md.postprocessors.register(between, "theirs", 5)
    assert '<span class="n">x</span>' in md.convert(CODE)
    assert '<span class="n">x</span>' in between.text


@pytest.mark.parametrize(
    "code",
    [
        '<span class="n" onclick="x">x</span>',
        "<b>x</b>",
        "<span>x</span>",
        '<span class="md-nav">x</span>',
        "a\u00a0b",
        "a\x02b",
        "a\ufffe",
        "<",
    ],
)
def test_what_the_cleaner_might_change_it_sees(code: str) -> None:
    md, _ = converter()
    md.postprocessors.deregister("cleaned")
    aside = SetAside(md)
    assert aside.put("x") == "x", "no page has begun"
    aside.begin()
    assert aside.put(code) == code
    assert aside.put('<span class="k">x</span>') != '<span class="k">x</span>'


def test_marks_that_others_wrote_bring_nothing() -> None:
    md, _ = converter()
    md.postprocessors.deregister("cleaned")
    aside = SetAside(md)
    aside.begin()
    mark = aside.put('<span class="k">x</span>')
    assert aside.run(f"<code>{mark}</code>") == '<code><span class="k">x</span></code>'
    assert aside.run(f"a{mark}<code>{mark}") == "ax<code>x"
    assert aside.run(f"<code>{mark.replace('0', '7')}</code>") == "<code></code>"


@pytest.mark.parametrize("value", ["{}", "<code>{}</code>"])
def test_code_ends_no_value(value: str) -> None:
    md, _ = converter()
    md.postprocessors.deregister("cleaned")
    aside = SetAside(md)
    aside.begin()
    mark = aside.put('<span class="s">" onclick="x</span>')
    html = cleaner.clean(f"<p title='{value.format(mark)}'>x</p>")
    assert html.count('"') == 2
    assert aside.run(html) == html.replace(mark, "&quot; onclick=&quot;x")

"""What stays of contributors' HTML, what goes, and what is said of it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from studywiki.sanitising import findings, frames, styles
from studywiki.sanitising.cleaner import clean
from studywiki.text.source import Source

STAYS = [
    '<p align="center"><font color="red" size="2">가</font></p>',
    "<center><b>가</b></center>",
    '<img src="a.png" alt="가" width="70%" align="left" hspace="3" style="float: right; margin-left: 10px">',
    '<table border="1" cellpadding="2"><tbody><tr bgcolor="#eee"><td colspan="2">가</td></tr></tbody></table>',
    '<div class="admonition note"><p class="admonition-title">가</p></div>',
    '<div class="tabbed-set tabbed-alternate" data-tabs="1:2">'.replace(' data-tabs="1:2"', "")
    + '<input checked="" id="__tabbed_1_1" name="__tabbed_1" type="radio"><label for="__tabbed_1_1">가</label></div>',
    '<input type="checkbox" disabled="" checked="">',
    '<a id="__codelineno-0-1" name="__codelineno-0-1" href="#__codelineno-0-1"></a>',
    '<pre class="mermaid"><code>graph LR; A--&gt;B</code></pre>',
    '<h2 id="__init__-메서드">가</h2><h2 id="__str____repr__">나</h2>',
    '<img src="a.png" style="height: 32px; border-radius: 100%;">',
    '<svg viewBox="0 0 24 24" xmlns="http://www.w3.org/2000/svg"><path d="M1 1"></path><text x="1">가</text></svg>',
    '<a href="../a%20b.html?x=1&amp;y=2#z" title="가">가</a><a href="mailto:a@b.c">가</a>',
    '<details open=""><summary>가</summary>나</details>',
    "<ruby>漢<rp>(</rp><rt>한</rt><rp>)</rp></ruby><kbd>Ctrl</kbd><sub>2</sub>",
    '<video controls="" src="a.mp4" width="320"></video>',
    "x &lt; y &amp; z \x02studywiki-formula:1\x03",
    '<h2 id="mermaid">가</h2><h2 id="body">나</h2><h2 id="한글-제목">다</h2><a name="옛 이름">라</a>',
    '<a id="fn:1"></a><sup id="fnref:한글"><a class="footnote-ref" href="#fn:1">1</a></sup>',
    '<p role="note" aria-label="가" aria-hidden="true">나</p><div role="doc-endnotes">다</div>',
    '<img src="a.png" srcset="a.png 1x, https://example.com/b.png 2x">',
    '<span data-linenos="12 ">가</span>',
    '<span data-tippy-content="" data-tippy-raw="2026-01-02 03:04"><span data-icon="doc_created"></span></span>',
    '<label class="task-list-control"><input type="checkbox"><span class="task-list-indicator"></span></label>',
]

BECOMES = [
    ("<script>alert(1)</script>가", "가"),
    ('<p onclick="x()">가</p>', "<p>가</p>"),
    ('<a href="java&#9;script:alert(1)">가</a>', "<a>가</a>"),
    ('<a href="data:text/html,x">가</a>', "<a>가</a>"),
    ('<div style="color: red; position: fixed; top: 0">가</div>', '<div style="color: red; top: 0">가</div>'),
    ('<p style="background: url(https://x/)">가</p>', "<p>가</p>"),
    ('<div id="__config" class="md-overlay a">가</div>', '<div class="a">가</div>'),
    ("<label for=__search>가</label>", "<label>가</label>"),
    (
        "<form action=x><input name=password type=password><button formaction=y>가</button></form>",
        "",
    ),
    ('<iframe src="https://evil.example/"></iframe>가', "가"),
    ('<iframe srcdoc="<script>alert(1)</script>"></iframe>가', "가"),
    ('<script src="https://gist.github.com/a/0b.js"></script>', '<a class="studywiki-meta" href="https://gist.github.com/a/0b">gist.github.com/a/0b</a>'),
    ('<img alt="\x02studywiki-formula:1\x03 가">', '<img alt=" 가">'),
    ("<p>가 <Eq 4> 나</p>", "<p>가  나</p>"),  # nh3 by itself would lose what follows
    (
        "<form><label>메일</label> <textarea>가</textarea> <select><option>나</option></select></form> 뒤 <input>",
        '<label>메일</label>   뒤 <input disabled="">',
    ),
    ("<form>가</FORM><textarea>나</textarea>", "가&lt;textarea&gt;나&lt;/textarea&gt;"),
    ("<form><textarea>가</form>나", "가나"),
    ("<p>가 <!-- i<n --> 나</p>", "<p>가  나</p>"),
    ("<p title='x<y'>가</p><p title=\"x<y\">나</p>", '<p title="x&lt;y">가</p><p title="x&lt;y">나</p>'),
    ("<!--> 가<!-- <b --!> 나<?x <y ?><!doctype <z> 다", " 가 나 다"),
    ("HTML의 <title> 태그, <TEXTAREA a=b>", "HTML의 &lt;title&gt; 태그, &lt;TEXTAREA a=b&gt;"),
    ("<template> <xmp> 가", "&lt;template&gt; &lt;xmp&gt; 가"),
    ("<noscript>가</noscript><plaintext>나", "&lt;noscript&gt;가&lt;/noscript&gt;&lt;plaintext&gt;나"),
    ("<svg><title>가</title><text>나</text></svg>다", "<svg><text>나</text></svg>다"),
    ("<script>if (i<n) { x = '<!--' }</script>가", "가"),
    ("<p>vector<text> 나</p>", "<p>vector 나</p>"),
    ("<math><mi>x</mi></math>", "x"),
    ("<!-- 가 -->나", "나"),
    ('<img name="body" id=x src=y>', '<img id="x" src="y">'),
    ('<a target="x" href="y">가</a>', '<a href="y">가</a>'),
    ('<p style="color: red !important">가</p>', '<p style="color: red ">가</p>'),
    ('<p style="position: fixed ! important; color: red">가</p>', '<p style="color: red">가</p>'),
    ('<a class="md-code__nav x" href="y">가</a>', '<a class="x" href="y">가</a>'),
    ('<a class="task-list-indicator" href="y">가</a>', '<a href="y">가</a>'),
    ('<input type=checkbox style="width: 9px" form=x name=y>', '<input type="checkbox">'),
    ('<input type=password autofocus placeholder="가">', '<input disabled="" placeholder="가">'),
    ("<h2 id='a\" onfocus=\"x'>가</h2>", "<h2>가</h2>"),
    ("<h2 id=a`b>가</h2><h2 id='a\nb'>나</h2><a name='<b>'>다</a>", "<h2>가</h2><h2>나</h2><a>다</a>"),
    ('<p id="__init__x\'y">가</p>', "<p>가</p>"),
    ('<p id="__palette" aria-owns="__search" role="alertdialog">가</p>', "<p>가</p>"),
    ('<p role="note dialog" aria-modal="true" aria-live="assertive">가</p>', '<p role="note">가</p>'),
    ('<img src=x srcset="javascript:alert(1) 1x">', '<img src="x">'),
    ('<span data-linenos="로그인">가</span>', "<span>가</span>"),
    (
        "<p popover popovertarget=x commandfor=x command=show is=y slot=z part=w nonce=a itemref=b accesskey=c"
        " contenteditable tabindex=0 autofocus inert draggable=true exportparts=x data-md-component=content>가</p>",
        "<p>가</p>",
    ),
    ('<img src=x usemap="#m" ismap longdesc=y><td background=x>', '<img src="x">'),
    ('<map name=m><area href=x></map>가', "가"),
    ('<button form=f formaction=x type=submit popovertarget=y>가</button>', "<button>가</button>"),
    ('<a href=x ping=y attributionsrc=z>가</a>', '<a href="x">가</a>'),
    ('<img name="currentScript" src=x><a name="__config">가</a>', '<img src="x"><a>가</a>'),
]  # fmt: skip


@pytest.mark.parametrize("html", STAYS)
def test_what_is_harmless_stays(html: str) -> None:
    assert clean(html) == html


@pytest.mark.parametrize(("html", "cleaned"), BECOMES)
def test_what_could_harm_goes(html: str, cleaned: str) -> None:
    assert clean(html) == cleaned
    assert clean(cleaned) == cleaned


def test_frames_are_in_a_sandbox() -> None:
    youtube = clean('<iframe width="560" src="http://www.youtube.com/embed/x" allow="camera" onload=x></iframe>')
    assert 'src="https://www.youtube.com/embed/x"' in youtube
    assert f'sandbox="{frames.SANDBOX}"' in youtube
    assert 'loading="lazy"' in youtube
    assert "camera" not in youtube
    own = clean('<iframe src="/demo/index.html"></iframe>')
    assert f'sandbox="{frames.OWN}"' in own


@pytest.mark.parametrize(
    "address",
    [
        "https://www.youtube.com.evil.example/embed/x",
        "https://evil.example/https://www.youtube.com/embed/x",
        "https://www.youtube.com@evil.example/embed/x",
        "https://www.youtube.com/redirect?q=x",
        "//evil.example/x",
        "\\\\evil.example/x",
        "/\\evil.example",
        "//evil.example",
        "https:evil.example",
        "javascript:x",
        "data:text/html,x",
        " javascript:x",
    ],
)
def test_frames_of_other_sites(address: str) -> None:
    assert frames.address(address) is None


@pytest.mark.parametrize(
    ("style", "kept"),
    [
        ("color:red", "color:red"),
        ("margin: 0 auto; max-width: 80%", "margin: 0 auto; max-width: 80%"),
        ("position: relative; top: 3px", "position: relative; top: 3px"),
        ("margin-left: -9999px", ""),
        ("margin-top: calc(0px - 100vh)", ""),
        ("top: 100vh", ""),
        ("color: red; behavior: url(x)", "color: red"),
        ("color: red; pos/**/ition: fixed", "color: red"),
        ("width: expression(alert(1))", ""),
        ("p\\6fsition: fixed", ""),
        ("z-index: 9; display: block", "display: block"),
        ("transform: translate(-50vw)", ""),
        ("animation: x 1s", ""),
        ("--md-accent: red", ""),
        ("color: red !important; float: left", "color: red ; float: left"),
    ],
)
def test_styles(style: str, kept: str) -> None:
    assert styles.cleaned(style) == kept


SAID = [
    ("글\n\n<script>alert(1)</script>\n", [("html-removed", 3, "<script>")]),
    ('글 <b onclick="x()">가</b>\n', [("html-removed", 1, "onclick")]),
    ('<p style="position: fixed">가</p>\n', [("html-removed", 1, 'style="position: fixed"')]),
    ("[가](file:///c:/a.txt)\n", [("link-to-own-machine", 1, "file:///c:/a.txt")]),
    ("[가](C:\\Users\\kim\\a.pdf)\n", [("link-to-own-machine", 1, "C:\\Users\\kim\\a.pdf")]),
    ("![가](blob:https://a.b/1-2)\n", [("link-to-own-browser", 1, "blob:https://a.b/1-2")]),
    ('<img alt="가" src="blob:https://a.b/1">\n', [("link-to-own-browser", 1, "blob:https://a.b/1")]),
    ('<a href=" BLOB :https://a.b/1">가</a>\n', [("link-to-own-browser", 1, "BLOB :https://a.b/1")]),
    ("![가][x]\n\n[x]: blob:https://a.b/1\n", [("link-to-own-browser", 3, "blob:https://a.b/1")]),
    ("`![가](blob:x)` 와 [a](https://a.b/blob:x)\n", []),
    ('<img src="D:/a.png">\n', [("link-to-own-machine", 1, "D:/a.png")]),
    ("[가](a:b) C:/Users 폴더의 비율은 3:/4, p://x\n", []),
    ("[가](javascript:alert(1))\n", [("html-removed", 1, "javascript:alert")]),
    ("글{: onclick=x }\n", [("html-removed", 1, "onclick")]),
    ('<div id="__config">가</div>', [("html-removed", 1, 'id="__config"')]),
    ('<iframe src="https://evil.example/"></iframe>', [("html-removed", 1, "<iframe>")]),
    ("[http://10.0.0.1/](http://10.0.0.1/) 또는", [("link-to-private-address", 1, "http://10.0.0.1/")]),
    ("http://[::1]:8888/ 또는", [("link-to-private-address", 1, "http://[::1]:8888/")]),
    ("<http://192.168.0.1/x>", [("link-to-private-address", 1, "http://192.168.0.1/x")]),
    ("`<script>` 와\n\n```\n<script>\n```\n\n    <form>\n", []),
    ("<!-- <script> -->", []),
    ("HTML의 <title> 태그와 <plaintext>", [("html-as-text", 1, "<title>"), ("html-as-text", 1, "<plaintext>")]),
    ("글의 <script> 태그와\n\n<script>x</script>", [("html-as-text", 1, "<script>"), ("html-removed", 3, "<script>")]),
    ("<form>\n<textarea></textarea>\n</form>", [("html-removed", 1, "<form>"), ("html-removed", 2, "<textarea>")]),
    ('글\n\n<div class="note>\n글\n</div>', [("html-quote-open", 3, "<div>")]),
    ('<p><b title="가>나</b> <b title="다">라</b>', [("html-quote-open", 1, "<b>")]),
    ("<p>만약 x<y이면 참이다.</p>", [("html-tag-open", 1, "<y이면 참이다.</p>")]),
    ("<div>\n<span가 나\n-->\n<a href=가.md title='나' b=다>x</a></div>", [("html-tag-open", 2, "<span가 나 -->")]),
    ("<p>만약 x < y, `<b>`, $a<b$</p>\n\nx<y, \"<z", []),
    ("<img alt='x<y' title=\"a > b\"><p title='<b>x</b>'>\n<!-- a<b \" -->\n</p>", []),
    ('<iframe src="https://www.youtube.com/embed/x"></iframe>', []),
    ('<img src="data:image/png;base64,AA" style="float: left">', []),
    ("`http://localhost:8888`를 엽니다. price: 3, note: data: x\n", []),
    ("<p>정보 = on 상태, onion=1</p> <o:p></o:p> <int>\n", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), SAID)
def test_what_is_said(text: str, said: list[tuple[str, int, str]]) -> None:
    found = list(findings.find(Source.of(text, "a.md")))
    assert [(d.code, d.location.line, next(iter(d.values.values()))) for d in found] == said


def test_every_process_writes_the_same() -> None:
    """What nh3 keeps in a hash table comes in another order each time."""
    code = "from studywiki.sanitising.cleaner import clean\nprint(clean('<iframe src=\"https://www.youtube.com/embed/a\" width=1 sandbox=x loading=eager allowfullscreen></iframe>'))"  # fmt: skip # noqa: E501
    found = {subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout for _ in range(6)}
    assert len(found) == 1
    assert found.pop().decode().count("loading=") == 1


@pytest.mark.parametrize(
    "attribute",
    [
        'data-tippy-raw="&lt;img src=x onerror=alert(1)&gt;"',
        'data-tippy-raw="&amp;lt;img src=x&amp;gt;"',
        'data-tippy-raw=""',
        'data-tippy-content="가"',
        'data-tippy-content="&lt;b&gt;"',
        'data-tippy-allowhtml="true"',
        'data-icon="x"',
        'data-icon="doc_created x"',
    ],
)
def test_what_a_plugins_script_would_show_as_html_goes(attribute: str) -> None:
    assert clean(f"<p><span {attribute}>가</span></p>") == "<p><span>가</span></p>"

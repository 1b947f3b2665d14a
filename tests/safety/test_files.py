"""Files beside the pages: what a browser would run is cleaned or left out; what the wiki's owner names stays."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from studywiki.sanitising import drawings, files
from studywiki.sanitising.file_kinds import HEAD, Kind, kind
from tests.conftest import MINIMAL, Draw

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{}</svg>'

DRAWN = [
    '<path d="M0 0L9 9" style="fill:none" class="a"/><style>.a{stroke:red}</style>',
    '<defs><linearGradient id="g"><stop offset="0"/></linearGradient></defs><rect fill="url(#g)" width="9"/>',
    '<defs><g id="m"/></defs><use xlink:href="#m" x="3"/><use href="#m"/>',
    '<a xlink:href="https://example.com/"><text xml:space="preserve">  가 &lt; 나 &amp; 다</text></a>',
    '<image href="data:image/png;base64,AA" width="9" height="9"/><image xlink:href="b.png"/>',
    '<foreignObject><div xmlns="http://www.w3.org/1999/xhtml" style="color: red">가</div></foreignObject>',
    '<animate attributeName="r" from="1" to="9" dur="1s"/><set attributeName="fill" to="red"/>',
    '<clipPath id="c"><circle r="1"/></clipPath><filter id="f"><feGaussianBlur stdDeviation="1"/></filter>',
    "<text><tspan>가</tspan><textPath href='#m'>나</textPath></text><title>그림</title><desc>설명</desc>",
]  # fmt: skip

FETCHED = [
    ("<style>@import 'https://a.b/c.css'; .a{fill:red}</style>", "<style>none .a{fill:red}</style>"),
    ("<style>.a{fill:url(https://a.b/c.svg#d)}</style>", "<style>.a{fill:none}</style>"),
    ("<style>.a{fill:\\75rl(https://a.b/c)}</style>", "<style></style>"),
    ("<style>@font-face{src:url('//a.b/c')}</style>", "<style>@font-face{src:none}</style>"),
    ('<path style="cursor:image-set(\'https://a.b/c\')"/>', '<path style="cursor:none"></path>'),
    ('<path fill="url(#g)" style="src:url(data:font/woff2;base64,AA)"/>', None),
    ("<style>.a{fill:url( '#g' )}</style><text>url(https://a.b/)</text>", None),
]  # fmt: skip


@pytest.mark.parametrize(("inner", "written"), FETCHED)
def test_a_drawing_asks_no_server(inner: str, written: str | None) -> None:
    clean = drawings.cleaned(SVG.format(inner).encode())[0].decode()
    inner_html = re.sub(r"^<svg[^>]*>|</svg>$", "", clean)
    assert inner_html == (written or re.sub(r"<path([^>]*)/>", r"<path\1></path>", inner))


REMOVED: dict[str, list[str] | None] = {
    "<script>alert(1)</script>": ["<script>"],
    "<SCRIPT>alert(1)</SCRIPT>": ["<SCRIPT>"],
    '<script xlink:href="data:,alert(1)"/>': ["<script>"],
    '<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>': ["<script>"],
    '<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>': ["<script>"],
    '<title><script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script></title>': ["<script>"],
    '<rect onclick="alert(1)" ONLOAD="alert(1)"/>': ["onclick", "ONLOAD"],
    '<g onload="&#97;lert(1)"/>': ["onload"],
    '<a xlink:href="javascript:alert(1)"><text>가</text></a>': ["javascript:alert(1)"],
    '<a href="java&#10;script:alert(1)"><text>가</text></a>': ["java\nscript:alert(1)"],
    '<a href="data:text/html,&lt;script&gt;alert(1)&lt;/script&gt;"/>': ["data:text/html,<script>alert(1)</script>"],
    '<a><animate attributeName="href" values="javascript:alert(1)"/></a>': ["<animate>"],
    '<a><set attributeName="xlink:href" to="javascript:alert(1)"/></a>': ["<set>"],
    '<use href="other.svg#a"/><use xlink:href="data:image/svg+xml,&lt;svg/&gt;#a"/>': None,
    '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" srcdoc="x"/></foreignObject>': ["<iframe>"],
    '<foreignObject><img xmlns="http://www.w3.org/1999/xhtml" src="x" onerror="alert(1)"/></foreignObject>': ["<img>"],
    '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml" onclick="alert(1)">가</p></foreignObject>': ["onclick"],
    '<foreignObject><form xmlns="http://www.w3.org/1999/xhtml" action="x"/></foreignObject>': ["<form>"],
    '<handler type="application/ecmascript">alert(1)</handler>': ["<handler>"],
    '<script xmlns="http://www.w3.org/2000/svg"><![CDATA[alert(1)]]></script>': ["<script>"],
    '<style><![CDATA[</style><script>alert(1)</script>]]></style>': [],
    "<metadata><x xmlns='urn:x'><script>alert(1)</script></x></metadata>": [],
}  # fmt: skip

WHOLE: dict[str, str | bytes] = {
    "instruction": '<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="#x"?>' + SVG.format("<g/>"),
    "entity": '<!DOCTYPE svg [<!ENTITY x "<script>alert(1)</script>">]>' + SVG.format("&x;"),
    "entity of an address": '<!DOCTYPE svg [<!ENTITY x "javascript:alert(1)">]>' + SVG.format('<a href="&x;">a</a>'),
    "default of an attribute": '<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]>' + SVG.format("<g/>"),
    "entity from outside": '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + SVG.format("<text>&x;</text>"),
    "UTF-16": SVG.format("<script>alert(1)</script>").encode("utf-16"),
    "Latin-1": ('<?xml version="1.0" encoding="latin-1"?>' + SVG.format("<text>é</text><script/>")).encode("latin-1"),
}  # fmt: skip
UNREADABLE: dict[str, str | bytes] = {
    "cut off": SVG.format("<g/>")[:-8] + "<script>alert(1)</script>",
    "no SVG": '<html xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></html>',
    "no namespace": "<svg><script>alert(1)</script></svg>",
    "empty": "",
    "bytes": b"\xff\xfe\x00\x01",
    "unknown encoding": '<?xml version="1.0" encoding="utf-7"?>' + SVG.format("<g/>"),
    "laughs": "<!DOCTYPE svg [<!ENTITY a '"
    + "x" * 1000
    + "'>"
    + "".join(f"<!ENTITY {b} '{f'&{a};' * 20}'>" for a, b in itertools.pairwise("abcdefgh"))
    + "]>"
    + SVG.format("<text>&h;</text>"),
}


def bare(svg: bytes) -> str:
    return re.sub(r"^<svg [^>]*>(.*)</svg>$", r"\1", svg.decode(), flags=re.DOTALL)


@pytest.mark.parametrize("inner", DRAWN)
def test_a_drawing_stays_as_it_is(inner: str) -> None:
    clean, removed = drawings.cleaned(SVG.format(inner).encode())
    assert removed == []
    before, after = (ElementTree.canonicalize(text) for text in (SVG.format(inner), clean.decode()))
    assert re.sub(r' xmlns(:\w+)?="[^"]*"', "", after) == re.sub(r' xmlns(:\w+)?="[^"]*"', "", before)


@pytest.mark.parametrize(("inner", "what"), REMOVED.items())
def test_what_runs_goes(inner: str, what: list[str] | None) -> None:
    clean, removed = drawings.cleaned(SVG.format(inner).encode())
    if what is not None:
        assert [each for _, each in removed] == what
    assert (
        not re.search(rb"<\w*:?script|\son\w+=|javascript:|<iframe|=\"data:(?!image)|other", clean, re.IGNORECASE)
        or b"&lt;/style" in clean
    )


@pytest.mark.parametrize("data", WHOLE.values(), ids=WHOLE)
def test_whatever_the_file_plays_with(data: str | bytes) -> None:
    clean, _ = drawings.cleaned(data if isinstance(data, bytes) else data.encode())
    assert clean.startswith(b"<svg xmlns=")
    assert not re.search(rb"<script|onload|javascript:|<[?!]|root:", clean)


@pytest.mark.parametrize("data", UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_is_not_published(data: str | bytes) -> None:
    found = files.treated(Kind.DRAWING, data if isinstance(data, bytes) else data.encode(), "docs/a.svg")
    assert found.data is None
    assert [each.code for each in found.diagnostics] == ["drawing-unreadable"]


def test_what_was_removed_has_its_line() -> None:
    (found,) = files.treated(Kind.DRAWING, SVG.format("\n<g/>\n<script/>").encode(), "docs/a.svg").diagnostics
    assert str(found.location) == "docs/a.svg:3:1"


def test_an_html_file_becomes_its_text() -> None:
    page = "<html><head><title>가 & 나</title><style>x</style></head><body onload=x()><h1>제목</h1><script>y</script>"
    found = files.treated(Kind.DOCUMENT, page.encode("cp949"), "docs/a/b.html")
    assert found.data
    assert found.data.isascii()
    text = re.sub(r"&#(\d+);", lambda number: chr(int(number[1])), found.data.decode())
    assert "<title>가 &amp; 나</title>" in text
    assert "<h1>제목</h1>" in text
    assert not re.search("script|style|onload", text)
    assert [each.code for each in found.diagnostics] == ["file-cleaned"]


def test_a_file_that_claims_the_site_stays() -> None:
    claim = b"google-site-verification: google0123456789abcdef.html"
    assert files.treated(Kind.DOCUMENT, claim, "docs/google0.html") == files.Treated(claim)


@pytest.mark.parametrize(
    ("name", "head", "found"),
    [
        ("a.png", b"\x89PNG\r\n", Kind.SAFE),
        ("a.png", b"<html>", Kind.SAFE),
        ("a.JPG", bytes(HEAD), Kind.SAFE),
        ("a.csv", b"<a>,1\n", Kind.SAFE),
        ("a.js", b"<!-- x\n", Kind.SAFE),
        ("a.txt", b"<html>", Kind.SAFE),
        ("a.pdf", b"%PDF-1.7", Kind.SAFE),
        ("a.html.pdf", b"%PDF-1.7", Kind.SAFE),
        ("site.html.zip", b"PK", Kind.SAFE),
        ("jquery.svg.js", b"<!-- x", Kind.SAFE),
        ("data.csv.gz", b"\x1f\x8b", Kind.SAFE),
        ("LICENSE", b"MIT", Kind.SAFE),
        ("CNAME", b"wiki.example.com", Kind.SAFE),
        ("a.py", b"import x", Kind.SAFE),
        ("a.ipynb", b'{"cells": []}', Kind.SAFE),
        ("notes/router", b"x", Kind.SAFE),
        ("a.b.html/c.txt", b"<html>", Kind.SAFE),
        ("a.HTML", b"x", Kind.DOCUMENT),
        ("a.html. ", b"x", Kind.DOCUMENT),
        ("a.html\n", b"x", Kind.DOCUMENT),
        ("a. html", b"x", Kind.DOCUMENT),
        ("a.html.ko", b"x", Kind.DOCUMENT),
        ("a.Svg", b"x", Kind.DRAWING),
        ("a.svg.bak", b"x", Kind.DRAWING),
        ("a.html.gz", b"\x1f\x8b", Kind.RUNS),
        ("a.svg.br", b"x", Kind.RUNS),
        ("a.xml", b"\xef\xbb\xbf\n<?xml", Kind.RUNS),
        ("a.kml", b"<kml>", Kind.RUNS),
        ("a.xhtml", "\ufeff<html>".encode("utf-16-le"), Kind.RUNS),
        ("a.xhtml", "<html>".encode("utf-16-be"), Kind.RUNS),
        ("a.xhtml", "<html>".encode("utf-32"), Kind.RUNS),
        ("a", b"<html>", Kind.RUNS),
        ("a", b"\x0c<html>", Kind.RUNS),
        ("a.rss", b" " * HEAD, Kind.RUNS),
        ("a.svgz", b"\x1f\x8b", Kind.RUNS),
        ("a.php", b"x", Kind.RUNS),
        ("a.php7.txt.unknown", b"x", Kind.SAFE),
        ("a.PHTML", b"x", Kind.RUNS),
        ("a.mhtml", b"From: x", Kind.RUNS),
        ("a.json", b"<html>", Kind.RUNS),
        ("a.MD", b"<html>", Kind.RUNS),
        ("_headers", b"/*", Kind.HOST),
        ("_Redirects", b"/*", Kind.HOST),
        ("a/web.config", b"<x/>", Kind.HOST),
        ("_worker.js", b"x", Kind.HOST),
    ],
)
def test_what_a_browser_would_open(name: str, head: bytes, found: Kind) -> None:
    assert kind(name, head) is found


SCRIPT = "<script>alert(1)</script>"
HARMFUL = {
    "docs/index.md": "# 처음\n\n![그림](a.svg)\n",
    "docs/a.svg": SVG.format(f"{SCRIPT}<circle r='3'/>"),
    "docs/b.html": f"<h1>가</h1>{SCRIPT}",
    "docs/c.xml": f'<html xmlns="http://www.w3.org/1999/xhtml">{SCRIPT}</html>',
    "docs/d.unknown": f'<html xmlns="http://www.w3.org/1999/xhtml">{SCRIPT}</html>',
    "docs/data.csv": "a,b\n",
}


def test_a_wiki_with_such_files(draw: Draw) -> None:
    site = draw(HARMFUL)
    assert "<circle" in site.text("a.svg")
    assert [name for name in ("a.svg", "b.html") if "script" in site.text(name)] == []
    assert not [name for name in ("c.xml", "d.unknown") if (site.folder / name).exists()]
    assert site.text("data.csv") == "a,b\n"
    assert [line.split("  ")[0] for line in site.log] == [
        "docs/a.svg:1:124: html-removed".replace(":124", ":1"),
        "docs/b.html:1:1: file-cleaned",
        "docs/c.xml:1:1: file-left-out",
        "docs/d.unknown:1:1: file-left-out",
    ]


@pytest.mark.parametrize("option", [{"html": "trusted"}, {"trusted_files": ["docs/**"]}], ids=str)
def test_the_owner_may_trust_them(draw: Draw, option: dict[str, object]) -> None:
    site = draw(HARMFUL, plugins=[{"studywiki": option}])
    for name in ("a.svg", "b.html", "c.xml", "d.unknown"):
        assert "script" in site.text(name)
    assert site.log == []


def test_what_mkdocs_yml_names_stays(draw: Draw) -> None:
    given = {
        "docs/index.md": "# 처음\n",
        "docs/js/extra.js": "1;\n",
        "docs/js/module.mjs": "2;\n",
        "docs/css/extra.css": "a{}\n",
        "docs/feed.xml": f"<x>{SCRIPT}</x>\n",
        "docs/theme/main.html": f'{{% extends "base.html" %}}{{% block libs %}}{SCRIPT}{{% endblock %}}\n',
    }
    site = draw(
        given,
        extra_javascript=["js/extra.js", {"path": "js/module.mjs", "type": "module"}],
        extra_css=["css/extra.css"],
        extra_templates=["feed.xml"],
        theme={"name": "material", "custom_dir": "docs/theme"},
    )
    assert site.log == []
    for name in ("js/extra.js", "js/module.mjs", "css/extra.css", "feed.xml"):
        assert site.text(name).strip() == given[f"docs/{name}"].strip()
    assert SCRIPT in site.text("index.html")


def test_no_file_poses_as_the_themes(draw: Draw) -> None:
    theirs = {Path(name) for name in ("assets/katex/katex.min.css", "assets/mermaid/mermaid.min.js")}
    theirs |= {Path(name) for name in ("assets/stylesheets/studywiki.css",)}
    first = draw({"docs/index.md": "# 처음\n\n```mermaid\ngraph LR; A-->B\n```\n"})
    loaded = [path.relative_to(first.folder) for path in first.folder.rglob("*.js")] + list(theirs)
    posing = {f"docs/{path}": "alert(1)" for path in loaded if (first.folder / path).is_file()}
    assert len(posing) > 5
    site = draw(posing)
    assert [
        name for name in posing if (site.folder / name.removeprefix("docs/")).read_text("utf-8") == "alert(1)"
    ] == []
    assert all("file-shadows-theme" in line for line in site.log)


def test_snippets_stay_in_the_docs_folder(draw: Draw, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("비밀\n", "utf-8")
    tries = ["secret.txt", "../secret.txt", str(tmp_path / "secret.txt"), "x/../../secret.txt", "part.txt"]
    page = "# 처음\n\n" + "".join(f'--8<-- "{name}"\n\n' for name in tries)
    wiki = {"docs/index.md": page, "docs/part.txt": "부분\n", "includes/abbr.md": "*[CNN]: 합성곱 신경망\n"}
    appended = [{"pymdownx.snippets": {"auto_append": ["includes/abbr.md"], "restrict_base_path": False}}]
    site = draw({**wiki, "docs/a.md": "# 가\n\nCNN\n"}, markdown_extensions=appended)
    assert "부분" in site.text("index.html")
    assert "비밀" not in site.text("index.html")
    assert "합성곱 신경망" in site.text("a.html")
    (tmp_path / "docs" / "part.md").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "docs" / "x.md").write_text('# 가\n\n--8<-- "part.md"\n', "utf-8")
    site = draw({}, markdown_extensions=appended)
    assert "비밀" not in site.text("x.html")


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_titles_are_text_under_other_themes(draw: Draw, theme: str) -> None:
    title = '"><img src=x onerror=alert(1)>'
    wiki = {f"docs/{name}.md": f"---\ntitle: '{title}'\n---\n\n글\n" for name in ("index", "a")}
    sidebar = f"- title: '{title}'\n  items:\n  - page: index.md\n  - title: '{title}'\n    page: a.md\n"
    site = draw({**wiki, "sidebar_doc.yml": sidebar}, theme={"name": theme})
    for name in ("index.html", "a.html"):
        assert not site.page(name).xpath("//img[@onerror]")


def test_a_page_chooses_no_template_that_stops_the_build(draw: Draw) -> None:
    names = ["404.html", "redirect.html", "base.html", "blog-post.html", "partials/nav.html", "sitemap.xml", "own.html"]
    wiki = {f"docs/{number}.md": f"---\ntitle: 가\ntemplate: {name}\n---\n\n글\n" for number, name in enumerate(names)}
    own = {"own/own.html": '{% extends "main.html" %}{% block tabs %}나의 것{% endblock %}\n', "own/main.html": '{% extends "base.html" %}\n'}  # fmt: skip # noqa: E501
    site = draw({**wiki, **own}, theme={**MINIMAL["theme"], "custom_dir": "own"})
    told = [line for line in site.log if "front-matter-no-such-template" in line]
    assert [line.split(" ")[0] for line in told] == [f"docs/{number}.md:3:1:" for number in range(6)]
    assert "나의 것" in site.text("6.html")

"""What the theme's own scripts make of a contributor's words in tooltips, highlights, tabs, places: nothing runs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import yaml
from playwright.sync_api import Browser, Page

from tests.conftest import MINIMAL, build_site
from tests.safety.test_vectors import WATCH, serve

pytestmark = pytest.mark.browser

IMAGE = "<img src=x onerror=alert(1)>"
TEXT = IMAGE.replace("<", "&lt;")
PAGE = f"""# 처음 {{: id='a" onfocus="alert(1)' }}

xssword `{IMAGE}` {TEXT} "xssword" <b title="굵게 {IMAGE}">title</b> <i title="보통 & 말">plain</i>

*[약어]: {IMAGE}" onmouseover="alert(1)

약어와 각주[^a"b]와 <a class="footnote-ref" href="#c">c</a>

## B {{: id="q'x" }}

## {IMAGE} {{: id="b" }}

<h2 id='c" onclick="alert(1)'>c</h2>

=== "{IMAGE}"

    x

=== "' onclick='alert(1)"

    y

```py title="{IMAGE}"
x = 1 # (1)!
```

1.  {TEXT}

글 (1)
{{ .annotate title='{IMAGE}' }}

1.  {TEXT}

## mermaid

## body

## currentScript

## getElementById

[^a"b]: {IMAGE} {TEXT}
"""
FEATURES = ["search.highlight", "content.tooltips", "content.footnote.tooltips", "content.tabs.link"]
FEATURES += ["content.code.copy", "content.code.annotate", "toc.follow", "navigation.top"]
VISITS = ["", "?h=xssword", f"?h=img+{IMAGE}", "?h=.*", '?h="onfocus', "?q=xssword", f"?q={IMAGE}"]
VISITS += ["#a", "#mermaid", "#body", "#currentscript", "#__config", "#c", '#a"]'.replace('"', "%22")]
LEFT = 'document.querySelectorAll("[onfocus], [onclick], [onmouseover], [onerror]").length'


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = tmp_path_factory.mktemp("scripts")
    (root / "docs").mkdir()
    (root / "docs" / "index.md").write_text(PAGE, "utf-8")
    (root / "docs" / "b.md").write_text("# 나\n", "utf-8")
    long = f"{IMAGE} 아주 길어서 옆 막대에 다 들어가지 못하는 제목입니다 정말로 깁니다"
    entries = [{"page": "index.md"}, {"title": long, "page": "b.md"}]
    (root / "sidebar_doc.yml").write_text(yaml.safe_dump({"entries": entries}, allow_unicode=True), "utf-8")
    server = serve(build_site(root, {**MINIMAL, "theme": {**MINIMAL["theme"], "features": FEATURES}}).folder)
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def visit(browser: Browser, address: str) -> Page:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.add_init_script(WATCH)
    page.goto(address, wait_until="networkidle")
    return page


def test_a_tooltip_says_what_its_title_says(browser: Browser, origin: str) -> None:
    page = visit(browser, f"{origin}/index.html")
    for element, said in (("i", "보통 & 말"), ("b", f"굵게 {IMAGE}")):
        page.locator(f"article {element}", has_text="plain" if element == "i" else "title").hover()
        assert page.locator(".md-tooltip2", has_text=said[:2]).inner_text() == said
    assert page.evaluate("ran") == []
    page.close()


@pytest.mark.parametrize("way", VISITS)
def test_nothing_of_a_page_runs(browser: Browser, origin: str, way: str) -> None:
    page = visit(browser, f"{origin}/index.html{way}")
    page.wait_for_timeout(300)
    if way == "":
        for place in page.locator("article :is(abbr, .footnote-ref, [title], .md-annotation), .md-nav__link").all():
            if place.is_visible():
                place.hover(force=True)
                page.wait_for_timeout(50)
    assert page.evaluate("ran") == []
    assert page.evaluate(LEFT) == 0
    page.close()


def test_headings_with_names_of_the_browsers_own_keep_their_places(browser: Browser, origin: str) -> None:
    page = visit(browser, f"{origin}/index.html")
    found = page.evaluate('Array.from(document.querySelectorAll("article [id]"), element => element.id)')
    assert {"처음", "mermaid", "body", "currentscript", "getelementbyid", "fn:a_22_b", "fnref:a_22_b"} <= set(found)
    assert not [name for name in found if set(name) & set("\"'<> ")]
    assert page.locator('.footnote-ref[href="#fn:a_22_b"]').count() == 1
    page.close()

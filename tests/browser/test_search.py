"""Material's search box with our search behind it, as readers use it: on a server, and from the disk."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, Route

from studywiki.messages.phrases import spoken
from tests.browser.conftest import MOUNT, served
from tests.browser.search_wiki import COMPOSED, FILES, QUERIES
from tests.conftest import MINIMAL, build_site

pytestmark = pytest.mark.browser

FEATURES = ["navigation.instant", "search.highlight", "search.share", "search.suggest"]
FIELD, META, SAID = ".md-search__input", ".md-search-result__meta", ".studywiki-said"
ITEM, LINK = ".md-search-result__item", ".md-search-result__link"
KO, EN = spoken("theme", "ko")["search"], spoken("theme", "en")["search"]
NOTE = 'addEventListener("studywiki:answered", (event) => { window.answered = event.detail.query; }, true);'
"""Notes to which query the box has shown the answer."""
FONTS = "fonts/KaTeX_"
"""Chromium fetches no font from the disk for a page there."""


def build(root: Path, files: dict[str, str], origin: str, **settings: Any) -> Path:
    for name, text in files.items():
        (root / name).parent.mkdir(exist_ok=True, parents=True)
        (root / name).write_text(text, "utf-8")
    return build_site(root, {**MINIMAL, "site_url": f"{origin}{MOUNT}", **settings}).folder


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Give the two places of one site: on a server, and on the disk."""
    root = tmp_path_factory.mktemp("search")
    (root / "site").mkdir()
    with served(root / "site") as origin:
        theme = {**MINIMAL["theme"], "features": FEATURES}
        site = build(root, FILES, origin, theme=theme)
        yield {"http": f"{origin}{MOUNT}", "file": f"{site.as_uri()}/"}


Come = Callable[..., Page]


def instead(status: int, body: str) -> Callable[[Route], None]:
    """Give what answers a request for a script with something else."""
    return lambda route: route.fulfill(status=status, body=body, content_type="text/javascript")


@pytest.fixture
def come(browser: Browser, places: dict[str, str]) -> Iterator[Come]:
    """Open a page: come("file", "index.html", broken={HEAD: (404, "")}) -> Page; `broken` files are other ones.

    What a page asks of another server fails the test at its end, and what its scripts complain of, unless with
    `own_faults` a script of theirs is broken.
    """
    wrong: list[str] = []
    contexts = []

    def open_page(way: str = "http", path: str = "index.html", broken: Any = None, own_faults: bool = False) -> Page:
        context = browser.new_context()
        contexts.append(context)
        for files, (status, body) in (broken or {}).items():
            context.route(files, instead(status, body))
        page = context.new_page()
        page.set_default_timeout(8000)
        own = (places[way], "data:", "blob:")
        page.on("request", lambda request: None if request.url.startswith(own) else wrong.append(request.url))
        page.on("pageerror", lambda error: None if own_faults else wrong.append(f"error {error}"))
        page.add_init_script(NOTE)
        page.goto(f"{places[way]}{path}", wait_until="load")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert wrong == []


def answered(page: Page, query: str) -> None:
    """Wait until the box shows the answer to `query`."""
    page.wait_for_function("(query) => window.answered === query", arg=query)


def ask(page: Page, query: str) -> None:
    """Type a query into the empty field, key by key."""
    page.locator(FIELD).fill("")
    page.locator(FIELD).press_sequentially(query)
    answered(page, query)


def first(page: Page) -> str:
    """Give the page of the result that Enter opens, without what is to be marked there."""
    href = page.locator(f"{ITEM} {LINK}").first.evaluate("link => link.href")
    return unquote(str(href)).split("?")[0].split("#")[0].rsplit("/", 1)[1]


@pytest.mark.parametrize("way", ["http", "file"])
def test_queries_typed_key_by_key(come: Come, way: str) -> None:
    page = come(way)
    assert page.locator(META).text_content() == KO["start"]
    page.locator(FIELD).click()
    found = {}
    for query, _ in QUERIES:
        ask(page, query)
        found[query] = first(page) if page.locator(ITEM).count() else ""
        assert page.locator(FIELD).input_value() == query
    assert found == dict(QUERIES)
    assert page.locator(SAID).is_hidden() or page.locator(".studywiki-said__trouble").count() == 0


LANGUAGES = [{"locale": "ko", "name": "한국어", "default": True}, {"locale": "en", "name": "English"}]
TWICE = {
    "docs/index.md": "# 스터디\n\n함께 읽습니다.\n",
    "docs/index.en.md": "# Study\n\nWe read.\n",
    "docs/gd.md": "# 경사 하강법\n\n기울기를 따라 갑니다.\n",
    "docs/gd.en.md": "# Gradient descent\n\nDown the slope.\n",
}


@pytest.mark.parametrize("way", ["http", "file"])
def test_pages_of_two_languages_are_found_from_both(browser: Browser, tmp_path: Path, way: str) -> None:
    """The plugin i18n builds the wiki twice into one site: one index has all, and each box speaks its language."""
    pytest.importorskip("mkdocs_static_i18n")
    (tmp_path / "site").mkdir()
    with served(tmp_path / "site") as origin:
        i18n = {"i18n": {"docs_structure": "suffix", "languages": LANGUAGES}}
        site = build(tmp_path, TWICE, origin, plugins=[i18n, "studywiki"])
        base = f"{origin}{MOUNT}" if way == "http" else f"{site.as_uri()}/"
        page = browser.new_page()
        page.add_init_script(NOTE)
        for start, words, asked in (
            ("index.html", KO, {"경사하강법": "gd.html", "slope": "en/gd.html"}),
            ("en/index.html", EN, {"gradient": "en/gd.html", "기울기": "gd.html"}),
        ):
            page.goto(base + start)
            page.locator(FIELD).click()
            page.wait_for_function(
                "([at, said]) => document.querySelector(at).textContent === said", arg=[META, words["start"]]
            )
            for query, expected in asked.items():
                ask(page, query)
                href = page.locator(f"{ITEM} {LINK}").first.evaluate("link => link.href")
                assert re.split("[?#]", str(href))[0] == base + expected
        page.close()


def compose(session: Any, states: list[str]) -> None:
    """Compose syllables as an input method does; the last one is not done."""
    for number, syllable in enumerate(states):
        for state in syllable.split():
            key = {"key": "Process", "code": "KeyA", "windowsVirtualKeyCode": 229}
            session.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **key})
            session.send("Input.imeSetComposition", {"text": state, "selectionStart": 1, "selectionEnd": 1})
            session.send("Input.dispatchKeyEvent", {"type": "keyUp", **key})
        if number + 1 < len(states):
            session.send("Input.insertText", {"text": state})


@pytest.mark.parametrize("way", ["http", "file"])
def test_one_enter_while_a_syllable_is_composed(come: Come, way: str) -> None:
    page = come(way)
    session = page.context.new_cdp_session(page)
    for states, word, expected in COMPOSED:
        page.locator(FIELD).click()
        page.locator(FIELD).fill("")
        compose(session, states)
        assert page.locator(FIELD).input_value() == word, "nothing is lost or doubled"
        answered(page, word)
        assert first(page) == expected, "what is composed is looked for already"
        key = {"key": "Process", "code": "Enter", "windowsVirtualKeyCode": 229}
        session.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **key})
        session.send("Input.insertText", {"text": states[-1].split()[-1]})
        page.wait_for_url(f"**/{expected}*")
        page.wait_for_load_state()


def test_enter_waits_for_its_own_answer(come: Come) -> None:
    page = come()
    page.locator(FIELD).click()
    ask(page, "과적합")
    page.locator(FIELD).fill("")
    page.keyboard.insert_text("드롭아웃")
    page.keyboard.press("Enter")
    page.wait_for_url("**/dropout.html*")
    assert "h=" in page.url


def test_enter_of_another_script_chooses_what_is_composed(come: Come) -> None:
    page = come()
    session = page.context.new_cdp_session(page)
    page.locator(FIELD).click()
    session.send("Input.imeSetComposition", {"text": "かな", "selectionStart": 2, "selectionEnd": 2})
    answered(page, "かな")
    session.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", "key": "Process", "code": "Enter"})
    session.send("Input.insertText", {"text": "표"})
    answered(page, "표")
    page.wait_for_timeout(100)
    assert page.url.endswith("/index.html")


def test_what_is_pasted_dictated_or_cleared(come: Come) -> None:
    page = come()
    page.locator(FIELD).click()
    page.keyboard.insert_text("드롭아웃")  # one event, no key
    answered(page, "드롭아웃")
    assert first(page) == "dropout.html"
    page.locator(".md-search__icon[type=reset]").click()
    answered(page, "")
    assert page.locator(ITEM).count() == 0 and page.locator(META).inner_text() == KO["start"]


def test_how_a_result_looks(come: Come) -> None:
    page = come()
    page.locator(FIELD).click()
    ask(page, "역전파를")
    item = page.locator(ITEM).first
    assert item.locator("h1").inner_text().split("\n") == ["신경망 › 학습", "역전파"]
    assert item.locator(".md-tag").all_inner_texts() == ["기초", "미분"]
    marked = item.locator("h2, p").locator("mark").all_text_contents()
    assert set(marked) == {"역전파", "backpropagation"}
    assert "오차<mark>역전파</mark>를" in item.inner_html()
    ask(page, "꺾쇠표")
    item = page.locator(ITEM).first
    assert item.locator("h1").inner_text().split("\n")[-1] == '태그 <b>굵게</b> & "따옴표"'
    assert item.locator("img, b").count() == 0 and "<img src=x" in item.inner_text()
    assert item.locator(".md-tag").all_inner_texts() == ["a<i>b"]


def test_what_the_box_says(come: Come) -> None:
    page = come()
    assert page.locator(META).get_attribute("role") == "status"
    page.locator(FIELD).click()
    ask(page, "durwjsvk")
    assert page.locator(SAID).inner_text() == KO["corrected"].format(query="역전파", to="로")
    ask(page, "elqfjsld")
    assert page.locator(SAID).inner_text() == KO["corrected"].format(query="딥러닝", to="으로")
    ask(page, "역전파")
    assert page.locator(SAID).is_hidden()
    ask(page, "qwxzv")
    assert page.locator(META).inner_text() == KO["none"].format(query="qwxzv")
    assert page.locator(SAID).inner_text() == KO["hint"]


def test_results_beyond_the_first_ten_by_keyboard(come: Come) -> None:
    page = come()
    page.locator(FIELD).click()
    ask(page, "모임")
    assert page.locator(META).inner_text() == KO["all"].format(count=14)
    assert page.locator(ITEM).count() == 10
    for _ in range(13):
        page.keyboard.press("ArrowDown")
        page.wait_for_timeout(30)
    assert page.locator(ITEM).count() == 14
    assert page.evaluate(
        "document.activeElement.closest('li') === document.querySelectorAll('li.md-search-result__item')[12]"
    )
    title = str(page.evaluate("document.activeElement.querySelector('h1').innerText")).split("\n")[-1]
    page.keyboard.press("Enter")
    page.wait_for_url("**/meeting*")
    page.wait_for_function("(title) => document.title.startsWith(title)", arg=title)


def test_marks_on_the_page_that_is_opened(come: Come) -> None:
    page = come()
    page.evaluate("window.stays = true")
    page.locator(FIELD).click()
    ask(page, "역전파를")
    page.keyboard.press("Enter")
    page.wait_for_selector(".md-content mark")
    assert page.evaluate("window.stays"), "navigation.instant swapped it in"
    marked = page.locator(".md-content mark").all_inner_texts()
    assert set(marked) == {"역전파", "backpropagation"} and "오차<mark" in page.locator(".md-content").inner_html()
    page = come("http", "attention.html?h=값+수학 점수")
    page.wait_for_selector(".md-content mark")
    assert page.locator(".md-content mark").all_inner_texts() == ["값", "점수"]
    page = come("file", "linear.html?h=near+nn")
    page.wait_for_selector(".md-content mark")
    assert page.locator(".md-content mark").all_inner_texts() == ["nn"], "of English the beginning of a word"


def test_a_query_in_the_address_and_one_that_is_completed(come: Come) -> None:
    page = come("http", "gd.html?q=드롭")
    answered(page, "드롭")
    assert first(page) == "dropout.html"
    assert unquote(str(page.locator("[data-md-component=search-share]").get_attribute("href"))).endswith("?q=드롭")
    page.wait_for_function("document.querySelector('.md-search__suggest').textContent === '드롭아웃'")
    page.keyboard.press("ArrowRight")
    answered(page, "드롭아웃")


MISSING = (404, "no")
SHARDS = re.compile(r"/search/[a-z2-7]{6}\.js$")
WORKERS = re.compile(r"/search/search_worker\.js")
HEAD = re.compile(r"/search/head\.js")


@pytest.mark.parametrize(
    ("files", "answer", "trouble"),
    [
        (HEAD, MISSING, "index"),
        (HEAD, (200, 'studywikiSearch("head","0\\f가")\n'), "index"),
        (WORKERS, MISSING, "worker"),
        (WORKERS, (200, "throw new Error('damaged')"), "worker"),
        (SHARDS, MISSING, "part"),
        (SHARDS, (200, "<!doctype html>"), "part"),
    ],
    ids=["no head", "an old head", "no worker", "a broken worker", "no shards", "other shards"],
)
def test_titles_are_found_whatever_is_broken(
    come: Come, files: re.Pattern[str], answer: tuple[int, str], trouble: str
) -> None:
    page = come(broken={files: answer}, own_faults=True)
    page.locator(FIELD).click()
    ask(page, "역전파")
    assert first(page) == "backprop.html"
    assert page.locator(".studywiki-said__trouble").inner_text() == KO[trouble]
    assert page.locator("h1 .studywiki-place").first.inner_text() == "신경망 › 학습"
    page.keyboard.press("Enter")
    page.wait_for_url("**/backprop.html*")


def test_from_the_disk_without_an_index(browser: Browser, places: dict[str, str]) -> None:
    context = browser.new_context()
    context.route(HEAD, lambda route: route.abort())
    page = context.new_page()
    page.add_init_script(NOTE)
    page.goto(f"{places['file']}gd.html")
    page.locator(FIELD).click()
    ask(page, "드롭아웃을")
    assert first(page) == "dropout.html"
    assert page.locator(".studywiki-said__trouble").inner_text() == KO["index"]
    context.close()


def test_an_index_of_an_older_build_is_asked_for_anew(browser: Browser, places: dict[str, str]) -> None:
    asked: list[str] = []

    def head(route: Route) -> None:
        asked.append(route.request.url)
        if len(asked) > 1:
            route.continue_()
            return
        text = route.fetch().text()
        names = re.search(r"(?:[a-z2-7]{6}){20,}", text)  # of the files that were there before
        assert names
        other = names[0].translate(str.maketrans("abcdef", "bcdefa"))
        route.fulfill(body=text.replace(names[0], other), content_type="text/javascript")

    context = browser.new_context()
    context.route(HEAD, head)
    page = context.new_page()
    page.add_init_script(NOTE)
    page.goto(f"{places['http']}index.html")
    page.locator(FIELD).click()
    ask(page, "역전파")
    assert len(asked) == 2
    assert first(page) == "backprop.html" and "오차<mark>" in page.locator(ITEM).first.inner_html()
    assert page.locator(".studywiki-said__trouble").count() == 0
    context.close()


def test_a_page_that_nobody_searches_from_loads_nothing_of_it(come: Come, places: dict[str, str]) -> None:
    page = come()
    own = "performance.getEntriesByType('resource').map(e => e.name).filter(name => name.includes('/search/'))"
    page.wait_for_function(f"({own}).length")
    assert [str(name).rsplit("/", 1)[1] for name in page.evaluate(own)] == ["search_index.json"]
    assert page.evaluate("window.Worker === (() => { try { return new Worker('data:,').constructor } catch { } })()")


def test_from_the_page_for_what_is_missing(come: Come) -> None:
    page = come("http", "no/such/page.html")
    page.locator("label.studywiki-missing__search").click()
    ask(page, "역전파")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{MOUNT}backprop.html*")


ENGLISH = {
    "docs/index.md": "# Start\n\nWelcome.\n",
    "docs/a/nets.md": "# Neural nets\n\n## Layers\n\nA layer of neurons.\n",
    "docs/b.md": "# Training\n\nLayers are trained.\n",
}


def test_an_english_wiki_with_folders_for_addresses(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    with served(tmp_path / "site") as origin:
        theme = {"name": "material", "language": "en"}
        build(tmp_path, ENGLISH, origin, theme=theme, use_directory_urls=True)
        page = browser.new_page()
        page.add_init_script(NOTE)
        page.goto(f"{origin}{MOUNT}b/", wait_until="load")
        assert page.locator(META).text_content() == EN["start"]
        page.locator(FIELD).click()
        ask(page, "layer of neurons")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{MOUNT}a/nets/?h=*#layers")
        page.close()

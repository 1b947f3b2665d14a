"""Where a text mentions terms, and what is marked of it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from studywiki.glossary import marking
from studywiki.glossary.avoided import Avoided
from studywiki.glossary.mentions import Spellings, first_letters
from studywiki.glossary.model import Glossary, Term
from studywiki.glossary.parse import parse
from studywiki.glossary.particles import agreeing
from studywiki.glossary.shown import Shown
from studywiki.wiki.page import WikiPage
from studywiki.wiki.wiki import Wiki
from tests.conftest import SHARED

FORMS = [
    [part.strip() for part in line.split("|")]
    for line in Path(__file__).with_name("particles.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
NAMES = sorted({term for _, term, _ in FORMS if term})


def test_sixty_terms_have_forms() -> None:
    assert len(NAMES) >= 60


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form[0])
def test_a_form_mentions_its_term(form: list[str]) -> None:
    text, term, particle = form
    found = [(each.key, each.particle) for each in Spellings(NAMES).find(f"그 {text}, 끝")]
    assert found == ([(term, particle)] if term else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("역전파 역전파", ["역전파", "역전파"]),
        ("확률적경사하강법", ["확률적 경사 하강법"]),
        ("경사\n하강법", ["경사 하강법"]),
        ("@역전파 #역전파 a/역전파 _역전파 -역전파", []),
        ("역전파.", ["역전파"]),
        ("역전파.md", []),
        ("배치 정규화법과 정규화", ["정규화"]),
    ],
)
def test_whole_words_are_mentions_the_longest_first(text: str, found: list[str]) -> None:
    assert [each.key for each in Spellings(NAMES).find(text)] == found


@pytest.mark.parametrize(
    ("particle", "word", "agrees"),
    [
        ("를", "그레이디언트", "를"),
        ("를", "웜업", "을"),
        ("이", "버전", "이"),
        ("은", "시드", "는"),
        ("과", "스트라이드", "와"),
        ("와의", "임계값", "과의"),
        ("로", "레이블", "로"),
        ("로", "임계값", "으로"),
        ("으로부터", "시드", "로부터"),
        ("라는", "임계값", "이라는"),
        ("이라는", "시드", "라는"),
        ("이며", "시드", "이며"),
        ("며", "버전", "이며"),
        ("을", "CNN", "을"),
        ("은", "MLP", "는"),
        ("한", "미세 조정", "한"),
        ("에서", "웜업", "에서"),
    ],
)
def test_a_particle_agrees(particle: str, word: str, agrees: str) -> None:
    assert agreeing(particle, word) == agrees


TERMS = Glossary(
    (
        Term("역전파", "backpropagation", spellings=("백프롭",), text="뜻", page="bp.md"),
        Term("합성곱 신경망", abbreviations=("CNN",), text="뜻"),
        Term("클래스", text="뜻", tooltip=False),
        Term("말 없음"),
    )
)
SHOWN = Shown(TERMS, Wiki.of([WikiPage("bp.md", "docs/bp.md", "역전파")]))
B, C = '<span class="studywiki-term">', "</span>"
OTHER = '<span class="studywiki-term" data-term="합성곱 신경망">'


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        ("<p>클래스, 말 없음</p>", None),
        ('<h2>역전파</h2><a href="x">역전파</a><code>역전파</code><pre><b>역전파</b></pre>', None),
        (
            "<figure><figcaption>역전파</figcaption></figure><table><caption>역전파</caption><th>역전파</th></table>",
            None,
        ),
        ('<abbr title="x">CNN</abbr><blockquote><p>역전파</p></blockquote><kbd>CNN</kbd>', None),
        ("<p>\x02studywiki-formula:1\x03</p>", None),
        ("<!-- 역전파 --><p title='역전파'>글</p>", None),
        ("<a>역전파<a>역전파</a>역전파", None),
        ("<p>역전파를 역전파</p>", f"<p>{B}역전파{C}를 역전파</p>"),
        ("<p>역전파</p><h2>가</h2><p>역전파</p>", f"<p>{B}역전파{C}</p><h2>가</h2><p>{B}역전파{C}</p>"),
        ("<p>CNN은 합성곱신경망</p>", f"<p>{OTHER}CNN{C}은 합성곱신경망</p>"),
        ("<p><b>CNN</b>&amp;<i>역전파</i></p>", f"<p><b>{OTHER}CNN{C}</b>&amp;<i>{B}역전파{C}</i></p>"),
        ("<td>역전파</td>", f"<td>{B}역전파{C}</td>"),
    ],
)
def test_the_first_mention_in_running_text_is_marked(html: str, marked: str | None) -> None:
    running = marking.running(html)
    assert len(running.text) == len(html)
    made = marking.marked(html, running, SHOWN.spellings, lambda spelling: SHOWN.term(spelling, "a.md"))
    assert made == (marked or html)


def test_the_page_that_explains_a_term_has_no_mark_of_it() -> None:
    html = "<p>역전파와 CNN</p>"
    running = marking.running(html)
    made = marking.marked(html, running, SHOWN.spellings, lambda spelling: SHOWN.term(spelling, "bp.md"))
    assert list(marking.terms(made)) == ["합성곱 신경망"]


def test_a_page_grows_by_so_much_at_most() -> None:
    html = "<h2>가</h2><p>역전파와 CNN</p>" * 500
    running = marking.running(html)
    made = marking.marked(html, running, SHOWN.spellings, lambda spelling: SHOWN.term(spelling, "a.md"))
    assert 5_900 < len(made.encode()) - len(html.encode()) <= 6_000


def test_what_may_be_mentioned_changes_with_the_terms_that_a_page_may_mention() -> None:
    letters = first_letters("역전파를 배웁니다")
    others = Glossary((*TERMS.terms, Term("드롭아웃", text="뜻")))
    renamed = Glossary((Term("오차 역전파", spellings=("역전파",), text="뜻"), *TERMS.terms[1:]))
    asked = SHOWN.beginning(letters, "a.md")
    assert asked == (("역전파", "역전파"),)
    assert Shown(others, SHOWN.wiki).beginning(letters, "a.md") == asked
    assert Shown(renamed, SHOWN.wiki).beginning(letters, "a.md") != asked
    assert SHOWN.beginning(letters, "bp.md") != asked
    assert Shown(TERMS, SHOWN.wiki, tooltips=False).beginning(letters, "a.md") == ()


AVOIDED = Avoided(
    Glossary(
        (
            Term("기울기", avoid=("그래디언트",), instead=(("그래디언트", "그레이디언트"),)),
            Term("버전", avoid=("판",)),
            Term("미세 조정", avoid=("파인튜닝",)),
            Term("소프트맥스", avoid=("소프트 맥스",)),
            Term("학습 데이터", avoid=("훈련 데이터",)),
        )
    )
)


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("기울기, 버전이, 소프트맥스", None),
        ("판도 판만 판 판단 현판", None),
        ("미세 조정(파인튜닝)", None),
        ("그래디언트를", "그레이디언트를"),
        ("판이 다르고 새 판으로", "버전이 다르고 새 버전으로"),
        ("파인튜닝한 파인튜닝을", "미세 조정한 미세 조정을"),
        ("소프트 맥스로 훈련 데이터셋과 훈련 데이터와", "소프트맥스로 훈련 데이터셋과 학습 데이터와"),
    ],
)
def test_what_is_spelt_wrong_is_mended_with_its_particle(text: str, mended: str | None) -> None:
    made = text
    for wrong in reversed(list(AVOIDED.find(text))):
        made = made[: wrong.start] + wrong.right + made[wrong.end :]
    assert made == (mended or text)


def test_five_hundred_terms_cost_a_page_three_milliseconds(shared: Path) -> None:
    """Taken together over real pages, by the process's own time, with the terms of this wiki and as many besides."""
    own, _ = parse((Path(__file__).parents[2] / "docs" / "glossary.yml").read_text("utf-8"), "docs/glossary.yml")
    more = tuple(Term(f"{term.name} 방법", f"{term.english} method", text="뜻") for term in own.terms[:170])
    shown = Shown(Glossary((*own.terms, *more)))
    pages = [path.read_text("utf-8", "replace") for path in sorted((SHARED / "wikis" / "ratsgo").rglob("*.md"))[:60]]
    pages = [page for page in pages if len(page) < 20_000]
    assert len(shown.terms) > 1_200 and len(pages) > 20
    list(shown.spellings.find(pages[0]))
    begun = time.process_time()
    for page in pages:
        running = marking.running(page)
        marking.marked(page, running, shown.spellings, lambda spelling: shown.term(spelling, ""))
    each = (time.process_time() - begun) / len(pages) * 1000
    assert each < 3 * 3, each  # three times: other programs run beside the tests

"""Elements within elements within elements."""

from __future__ import annotations

from studywiki.sanitising.cleaner import clean
from studywiki.sanitising.depth import LEVELS, shallow


def test_what_people_write_stays() -> None:
    html = clean("<div><p>가<br>나<img src='a.png'></p></div>" * 1000)
    assert shallow(html) == (html, False)


def test_the_deepest_that_stays() -> None:
    html = "<b>" * LEVELS + "글" + "</b>" * LEVELS
    assert shallow(html) == (html, False)


def test_deeper_tags_go_and_their_words_stay() -> None:
    deep = LEVELS + 3
    html = "<i>가</i>" + "<b>" * deep + '<a href="b.html">글</a><br>' + "</b>" * deep + "<i>나</i>"
    found, too_deep = shallow(html)
    assert too_deep
    assert found == "<i>가</i>" + "<b>" * LEVELS + "글<br>" + "</b>" * LEVELS + "<i>나</i>"


def test_thousands_never_closed() -> None:
    found, too_deep = shallow(clean("<b>" * 30_000 + "글"))
    assert too_deep
    assert found.count("<b>") == found.count("</b>") <= LEVELS

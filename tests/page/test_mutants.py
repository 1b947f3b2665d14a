"""Real pages with slips in them lose no words; `make mutants` makes more of them."""

from __future__ import annotations

import pytest

from tests.page import mutants
from tests.page.whole import rendered


@pytest.mark.parametrize("seed", range(8))
def test_no_word_is_lost_by_a_slip(seed: int) -> None:
    found = [f"{each.name}: {' '.join(each.words)}\n{each.text}" for each in mutants.search(50, 1000 + seed)]
    assert found == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("가나다 라마\n\n바사\n", "가나다 <!-- 라마\n\n바사 -->\n"),
        ("가나다 라마\n", '가나다 <b title="라마">'),
        ("가나다 라마\n", "가나다 [](라마)\n"),
    ],
)
def test_what_no_page_shows_is_not_lost(before: str, after: str) -> None:
    text = mutants.numbered(before)
    words = mutants.shown(rendered(text.encode())[0])
    mutant = mutants.numbered(after)
    assert words
    assert mutants.lost("a", mutant, words) is None


def test_what_is_lost_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    text = mutants.numbered("가나다 라마\n\n바사\n")
    words = mutants.shown(rendered(text.encode())[0])
    monkeypatch.setattr(mutants, "rendered", lambda _: ("<p></p>", []))
    found = mutants.lost("a", text, words)
    assert found is not None
    assert set(found.words) == words

"""What an address may have meant is what difflib finds among all names, though not all of them are compared."""

from __future__ import annotations

import difflib
from random import Random

import pytest

from studywiki.wiki.similar import Similar

LETTERS = "가나다라ab-0"


def name(random: Random) -> str:
    return "".join(random.choice(LETTERS) for _ in range(random.randrange(3, 14)))


def slipped(name: str, random: Random) -> str:
    for _ in range(random.randrange(4)):
        at = random.randrange(len(name) + 1)
        name = name[:at] + random.choice(LETTERS) + name[at + random.randrange(2) :]
    return name


@pytest.mark.parametrize("seed", range(20))
def test_it_is_the_name_that_difflib_finds(seed: int) -> None:
    random = Random(seed)
    names = [name(random) for _ in range(200)]
    similar = Similar([f"{each}.md" for each in names])
    asked = [slipped(random.choice(names), random) for _ in range(40)]
    assert any(difflib.get_close_matches(each, names, 1, 0.8) for each in asked)
    for each in asked:
        close = difflib.get_close_matches(each, names, 1, 0.8) if len(each) > 3 or each in names else []
        assert similar.find(f"{each}.md") == (f"{close[0]}.md" if close else None)


def test_few_names_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []
    set_seq1 = difflib.SequenceMatcher.set_seq1

    def counted(self: difflib.SequenceMatcher[str], name: str) -> None:
        compared.append(name)
        set_seq1(self, name)

    monkeypatch.setattr(difflib.SequenceMatcher, "set_seq1", counted)
    words = [f"{first}{second}" for first in "가나다라마바사아자차카타파하" for second in "각난닫랄맘밥삿앙잦찿"]
    similar = Similar([f"{first}{second}.md" for first in words for second in words])
    assert similar.find("가각나난x.md") == "가각나난.md"
    assert len(compared) < len(words) ** 2 / 20

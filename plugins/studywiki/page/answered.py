"""Whether what a page has asked would be answered today as it was; most of it without asking.

What the wiki alone decides on, it answers as ever while it is the same: its names, titles, addresses and
terms. So what was looked at once needs no other look. What the disk, Liquid or equations decide on is asked each time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

import msgspec

from studywiki.cache import digests, versions
from studywiki.cache.store import Store
from studywiki.page.answers import Answers, NoAnswerError
from studywiki.wiki.asked import Question
from studywiki.wiki.meaning import Kind, Meaning
from studywiki.wiki.wiki import Wiki

_OF_WIKI = {
    *("has files", "address", "within", "similar", "link", "leads somewhere"),
    *("has terms", "terms", "glossary listing"),
}
_SIZE = 20


class Asked(msgspec.Struct, array_like=True, frozen=True):
    """What a page has asked, and the digests of the answers."""

    of_wiki: bytes
    """What the wiki alone decides on, encoded: hardly anyone reads it."""
    wiki: bytes
    """What stands for the wiki that has answered."""
    others: tuple[tuple[Question, bytes], ...]


@dataclass
class Answered:
    """The wiki of one build, and what it was asked before."""

    answers: Answers
    store: Store
    _new: set[bytes] = field(default_factory=set)

    @cached_property
    def wiki(self) -> bytes:
        """What stands for all that the wiki itself decides by."""
        wiki, around = self.answers.wiki, self.answers.wiki.around
        return digests.of(
            versions.digest(),
            list(wiki.files.items()),
            list(wiki.pages.items()),
            list(wiki.sites),
            list(wiki.unpublished),
            [around.root, around.url, around.branch, around.mark, str(around.top)],
            self.answers.glossary.said(),
        )

    def asked(self, used: Iterable[tuple[Question, object]]) -> Asked:
        """What was `used`, for the next build to ask. Raises `digests.UnknownError` for answers that are no values."""
        of_wiki: list[tuple[Question, bytes]] = []
        others: list[tuple[Question, bytes]] = []
        for question, answer in used:
            of_one = _is_of_wiki(question, answer, self.answers.wiki)
            (of_wiki if of_one else others).append((question, digests.of(answer)))
        return Asked(_ENCODER.encode(of_wiki), self.wiki, tuple(others))

    def holds(self, asked: Asked) -> bool:
        """Tell whether all that was `asked` is answered as it was."""
        try:
            return self._are_as_they_were(asked.others) and self._is_of_same_wiki(asked)
        except (NoAnswerError, digests.UnknownError, msgspec.MsgspecError):
            return False

    def save(self) -> None:
        """Have the store keep what this wiki was asked."""
        if self._new:
            self.store.put(self._key, b"".join(sorted(self._known | self._new)))

    def _is_of_same_wiki(self, asked: Asked) -> bool:
        if asked.wiki == self.wiki:
            return True
        mark = hashlib.blake2b(asked.of_wiki, digest_size=_SIZE).digest()
        if mark in self._known:
            return True
        if self._are_as_they_were(_DECODER.decode(asked.of_wiki)):
            self._new.add(mark)
            return True
        return False

    def _are_as_they_were(self, asked: Iterable[tuple[Question, bytes]]) -> bool:
        return all(digests.of(self.answers.to(question)) == answer for question, answer in asked)

    @cached_property
    def _key(self) -> bytes:
        return digests.of("answered", self.wiki)

    @cached_property
    def _known(self) -> set[bytes]:
        """What stands for the questions of pages that this wiki has answered as they were."""
        data = self.store.get(self._key) or b""
        return {data[at : at + _SIZE] for at in range(0, len(data), _SIZE)}


def _is_of_wiki(question: Question, answer: object, wiki: Wiki) -> bool:
    """Tell whether the wiki alone decides on `question`, which has this `answer`: it looked for nothing on the disk."""
    if question[0] != "meaning" or not isinstance(answer, Meaning):
        return question[0] in _OF_WIKI
    if answer.kind is Kind.OUTSIDE:  # and it is not of the wiki's own repository
        return wiki.around.within(question[1].strip()) is None
    return answer.kind in (Kind.FILE, Kind.HERE, Kind.SITE)


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(list[tuple[Question, bytes]])

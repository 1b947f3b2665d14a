"""Questions that an earlier build has had answered, each kept by itself: a formula, say, of a page that was edited."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

import msgspec

from studywiki.cache import digests, versions
from studywiki.cache.store import Store

_Asked = TypeVar("_Asked", bound=Hashable)
_Answer = TypeVar("_Answer")


def known(asked: Iterable[_Asked], kind: type[_Answer], store: Store) -> dict[_Asked, _Answer]:
    """The answers, of one `kind`, to what of `asked` is known to `store`."""
    keys = {_key(each, kind): each for each in asked} if store.path else {}
    found: dict[_Asked, _Answer] = {}
    for key, data in store.get_all(keys).items():
        try:
            found[keys[key]] = msgspec.msgpack.decode(data, type=kind)
        except msgspec.MsgspecError:
            continue
    return found


def keep(answers: Mapping[_Asked, object], store: Store) -> None:
    """Have `store` keep `answers`."""
    for each, answer in answers.items() if store.path else ():
        store.put(_key(each, type(answer)), msgspec.msgpack.encode(answer))


def _key(asked: object, kind: type) -> bytes:
    return digests.of("answer", versions.digest(), kind, asked)

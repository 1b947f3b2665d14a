"""A digest stands for a value: equal values have equal digests, in any process and on any day."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from functools import partial
from inspect import isbuiltin, isclass, isfunction
from typing import Any

import msgspec

KNOWN = {"builtins", "functools", "markdown", "material", "mkdocs", "pygments", "pymdownx", "re", "studywiki"}
"""The packages of which `versions` knows in which state they are: a function of theirs is what its name says."""
_SIZE = 20
"""Bytes of a digest: more than two things in the world will not have the same."""


class UnknownError(TypeError):
    """A value of which nobody can say whether another one is the same."""


def of(*values: object) -> bytes:
    """The digest of `values`: texts, numbers, lists, mappings, structs, functions by their names.

    Raises `UnknownError` for others.
    """
    try:
        data = _ENCODER.encode(values)
    except UnknownError:
        raise
    except (TypeError, ValueError, OverflowError, RecursionError) as error:
        raise UnknownError(str(error)) from error
    return hashlib.blake2b(data, digest_size=_SIZE).digest()


def of_text(text: str | None) -> bytes:
    """The digest of a long text. What `of` encodes, Python keeps encoded as long as the text."""
    data = b"" if text is None else b"=" + text.encode("utf-8", errors="surrogatepass")
    return hashlib.blake2b(data, digest_size=_SIZE).digest()


def _described(value: Any) -> object:  # noqa: ANN401  whatever an option may be
    """What stands for a `value` that msgspec does not know. Raises `UnknownError`."""
    if isinstance(value, str):  # of a class of its own: `Markup`
        return ["str", type(value).__qualname__, str.__str__(value)]
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, partial):
        return ["partial", _described(value.func), value.args, value.keywords]
    if isinstance(value, re.Pattern):
        return ["pattern", value.pattern, value.flags]
    if isfunction(value) or isclass(value) or isbuiltin(value):
        package = str(value.__module__).partition(".")[0]
        if package in KNOWN and "<" not in value.__qualname__:
            return ["name", value.__module__, value.__qualname__]
        raise UnknownError(f"{value.__module__}.{value.__qualname__}")
    raise UnknownError(f"{type(value).__module__}.{type(value).__qualname__}")


# https://jcristharif.com/msgspec/api.html#msgspec.msgpack.Encoder
_ENCODER = msgspec.msgpack.Encoder(enc_hook=_described, order="deterministic")

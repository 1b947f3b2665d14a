"""The words by which an entry of a file is known where it is no YAML: of a sidebar, or of a file of the same form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from studywiki.sidebar import keys


@dataclass(frozen=True)
class Form:
    """A file that is a list of entries, `- key: value`, with more keys below the first."""

    keys: tuple[str, ...]
    """All that an entry may hold."""
    lists: tuple[str, ...]
    """Those of them that hold entries."""
    lone: tuple[str, ...]
    """Those whose line is certain to be theirs where the colon is missing."""

    @cached_property
    def no_blank(self) -> re.Pattern[str]:
        """`title:소개`, or with a wide colon."""
        return re.compile(rf"[ ]*(?P<dash>-[ ]+)?(?P<key>{'|'.join(self.keys)})(?P<colon>:(?=[^\s:])|：)(?P<value>.*)$")

    @cached_property
    def no_blank_after_dash(self) -> re.Pattern[str]:
        """`-title: 소개`."""
        return re.compile(rf"[ ]*(?P<dash>-)(?P<key>{'|'.join(self.keys)}):(?P<value>[ ].*|)$")

    @cached_property
    def no_colon(self) -> re.Pattern[str]:
        """`items`, or `title 소개`."""
        lists, lone = "|".join(self.lists) or "(?!)", "|".join(self.lone)
        return re.compile(
            rf"[ ]*(?P<dash>-[ ]+)?(?:(?P<list>{lists})|(?P<key>{lone})[ ]+(?P<value>[^\s:：][^:：]*))[ ]*$"
        )


SIDEBAR = Form(keys.ENTRY, keys.LISTS, ("title", "page", "url"))

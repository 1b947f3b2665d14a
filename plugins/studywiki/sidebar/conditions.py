"""Is an entry for this wiki's readers? What its author says of it, against what the wiki's options say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from studywiki.diagnostics import Diagnostic, Location
from studywiki.sidebar import keys

EVERYONE = "all"
_TRUTHS = {
    **dict.fromkeys(("true", "yes", "on", "y", "1"), True),
    **dict.fromkeys(("false", "no", "off", "n", "0"), False),
}


def truth(text: str) -> bool | None:
    """Read a yes or no as YAML 1.1 writes it; None for anything else."""
    return _TRUTHS.get(text.strip().casefold())


def is_for_web(output: str | None, web: bool) -> bool:
    """Tell whether an entry with `output: web, pdf` and `web: false` is for the web. Where nothing is said, it is."""
    return web and (output is None or not _values(output).isdisjoint({"web", EVERYONE}))


def is_for(said: Mapping[str, str] | None, wanted: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether an entry that is for `said` is for the `wanted` readers.

    Values are compared as wholes: `audience: designers` is not for `design`. The old theme compared parts of words:
    https://github.com/tomjoht/documentation-theme-jekyll/blob/094d706/_includes/sidebar.html
    """
    for condition, values in wanted.items():
        own = _values((said or {}).get(condition, ""))
        if own and EVERYONE not in own | values and own.isdisjoint(values):
            return False
    return True


def wanted(option: Mapping[object, object], place: Location) -> tuple[dict[str, frozenset[str]], list[Diagnostic]]:
    """Read the option `conditions`, `{product: basic, audience: [writers, designers]}`; `place` is its file."""
    found: dict[str, frozenset[str]] = {}
    diagnostics = []
    for key, value in option.items():
        name = str(key)
        if name not in keys.CONDITIONS:
            values = {"key": name, "known": ", ".join(keys.CONDITIONS)}
            diagnostics.append(Diagnostic("sidebar-unknown-condition", place, values))
            continue
        texts: Iterable[object] = value if isinstance(value, list | tuple | set) else str(value or "").split(",")
        chosen = frozenset(str(text).strip().casefold() for text in texts) - {""}
        if chosen:
            found[name] = chosen
    return found, diagnostics


def _values(text: str) -> frozenset[str]:
    """The values in `writers, designers`: what stands between commas, and its words."""
    phrases = [part.strip() for part in text.casefold().split(",")]
    return frozenset([*phrases, *re.split(r"[\s,]+", text.casefold())]) - {""}

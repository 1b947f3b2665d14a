"""Where links may lead: a link that would run a script is shown, as on GitHub, but leads nowhere."""

from __future__ import annotations

import re

_SCRIPT = re.compile(r"\s*(?:javascript|vbscript|data)\s*:", re.IGNORECASE)
_IMAGE = re.compile(r"\s*data:image/(?:gif|png|jpeg|webp)[;,]", re.IGNORECASE)


def is_safe(url: str) -> bool:
    """Say whether `url` may be a target, or the source of an image."""
    return not _SCRIPT.match(url) or bool(_IMAGE.match(url))

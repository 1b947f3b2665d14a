"""The Python-Markdown extensions that a wiki has switched on, and how each is set.

`EXTENSIONS` stand beside this room's own. Left out, against what Material recommends: what reads GitHub's Markdown
otherwise than GitHub (betterem, magiclink, tilde: markdown-it does their work; smartsymbols turns `(c)` and `1/2` into
other characters). `MATERIAL` has it all.
"""

from __future__ import annotations

from typing import Any

from pymdownx.superfences import fence_code_format

from studywiki.markdown import emoji

EXTENSIONS: dict[str, dict[str, Any]] = {
    "abbr": {},
    "admonition": {},
    "attr_list": {},
    "def_list": {},
    "footnotes": {"USE_DEFINITION_ORDER": False},  # numbered as they are referred to, as on GitHub
    "md_in_html": {},
    "tables": {},
    "toc": {"permalink": True},
    "pymdownx.caret": {"superscript": False},  # x^2 + y^2 is no superscript on GitHub
    "pymdownx.details": {},
    "pymdownx.emoji": {"emoji_index": emoji.index, "emoji_generator": emoji.generate, "alt": "unicode"},
    "pymdownx.highlight": {},
    "pymdownx.inlinehilite": {},
    "pymdownx.mark": {},
    "pymdownx.superfences": {
        "custom_fences": [{"name": "mermaid", "class": "mermaid", "format": fence_code_format}],
    },
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tasklist": {},
}
"""Extension -> its options, in the order in which they are registered."""

LESS = {"pymdownx.caret"}
"""Those that do less here than by themselves: who names one in mkdocs.yml wants the whole."""

MATERIAL: dict[str, dict[str, Any]] = {
    **{name: options for name, options in EXTENSIONS.items() if name != "footnotes"},
    "footnotes": {},
    "pymdownx.betterem": {},
    "pymdownx.caret": {},
    "pymdownx.magiclink": {},
    "pymdownx.smartsymbols": {},
    "pymdownx.tilde": {},
}
"""The same for pages that were written for Material, without this room's own: what Material's manual recommends."""

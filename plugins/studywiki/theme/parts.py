"""What a finished page needs beside the theme: KaTeX's styles where it has a formula; Mermaid for diagrams.

The finished HTML is looked at, not the Markdown, since formulas also stand in the sidebar, in titles and in tag lists,
and since templates of the user's own need no knowledge of it.
"""

from __future__ import annotations

import re

from studywiki import katex_fonts

KATEX_STYLES = "assets/katex/katex.min.css"
_COMMON = (
    "Main-Regular", "Math-Italic", "Main-Bold", "Math-BoldItalic", "Main-Italic", "AMS-Regular", "Caligraphic-Regular",
    *katex_fonts.BY_SIZE,
)  # fmt: skip
_FONTS = {font: rf"\b(?:{'|'.join(katex_fonts.classes(font))})\b" for font in _COMMON} | {"Main-Regular": ""}
"""Font -> what shows in a class that a formula needs it; every formula needs the first. Fonts that are needed are asked
for early, so that no formula changes its width under the reader; the browser fetches no others."""
_CLASS = re.compile(r'class="([^"]*)"')
MERMAID = "mermaid/mermaid.min.js"
"""Below `assets/`, where `scripts/mermaid.js` asks for it when the first diagram is drawn."""


def has_formula(html: str) -> bool:
    """Say whether a page shows a formula."""
    return 'class="katex' in html


def fonts(html: str) -> list[str]:
    """The fonts that the formulas of a page are set in, but for rare ones."""
    parts = (part.partition("</katex-html>") for part in html.split("<katex-html")[1:])
    classes = " ".join({each for part, closed, _ in parts if closed for each in _CLASS.findall(part)})
    return [font for font, sign in _FONTS.items() if re.search(sign, classes)]


def complete(html: str, base: str) -> str:
    """Put what the page needs into its head; `base` leads from the page to the site's root, with a slash at its end."""
    tags = []
    if has_formula(html):
        tags += [
            f'<link rel="preload" href="{base}assets/katex/fonts/KaTeX_{font}.woff2"'
            ' as="font" type="font/woff2" crossorigin>'
            for font in fonts(html)
        ]
        tags.append(f'<link rel="stylesheet" href="{base}{KATEX_STYLES}">')
    if not tags:
        return html
    head, closed, rest = html.partition("</title>")
    return head + closed + "".join(tags) + rest if closed else html

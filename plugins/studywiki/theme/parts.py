"""What a finished page needs beside the theme: KaTeX's styles where it has a formula, Mermaid where it has a diagram.

The finished HTML is looked at, not the Markdown, since formulas also stand in the sidebar, in titles and in tag lists,
and since templates of the user's own need no knowledge of it.
"""

from __future__ import annotations

import json

from studywiki.theme import bundle

KATEX_STYLES = "assets/katex/katex.min.css"
KATEX_FONTS = ("KaTeX_Main-Regular", "KaTeX_Math-Italic")
"""The fonts of nearly every formula: asked for early, so that no formula changes its width under the reader."""
MERMAID = "assets/mermaid/mermaid.min.js"


def has_formula(html: str) -> bool:
    """Say whether a page shows a formula."""
    return 'class="katex' in html


def has_diagram(html: str) -> bool:
    """Say whether a page has a Mermaid diagram, in the form that Material's script draws."""
    return '<pre class="mermaid"' in html


def complete(html: str, base: str) -> str:
    """Put what the page needs into its head; `base` leads from the page to the site's root, with a slash at its end."""
    tags = []
    if has_formula(html):
        tags += [
            f'<link rel="preload" href="{base}assets/katex/fonts/{font}.woff2" as="font" type="font/woff2" crossorigin>'
            for font in KATEX_FONTS
        ]
        tags.append(f'<link rel="stylesheet" href="{base}{KATEX_STYLES}">')
    if has_diagram(html):
        address = json.dumps(base + MERMAID).replace("<", "\\u003c")
        tags.append(f"<script>{bundle.mermaid_loader().replace('MERMAID_URL', address)}</script>")
    if not tags:
        return html
    head, closed, rest = html.partition("</title>")
    return head + closed + "".join(tags) + rest if closed else html

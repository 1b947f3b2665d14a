"""KaTeX's styles as the site serves them: each font in one form, and all of one height.

While a font is on its way, browsers reckon with some font of the system instead. A glyph's width is written in the
page (math/widths.js), its height is not: were a font much higher or lower than what browsers take, the glyph's box
would move when it comes. So all of them are declared as high as system fonts are; KaTeX places glyphs by their
baseline, so nothing looks different. https://drafts.csswg.org/css-fonts-5/#font-metrics-override-desc
"""

from __future__ import annotations

import re

_FACE = re.compile(r"@font-face\{(?P<what>[^{}]*?)src:(?P<woff2>url\([^()]*\) format\(\"woff2\"\))[^{}]*\}")
_HEIGHT = "ascent-override:105%;descent-override:28%;line-gap-override:0%"


def styles(css: str) -> str:
    """KaTeX's `css`, minified, with the fonts as said above."""
    return _FACE.sub(rf"@font-face{{\g<what>{_HEIGHT};src:\g<woff2>}}", css)

"""The sidebar's entries, kept from page to page, are what Material's own template writes on each."""

from __future__ import annotations

import pytest
from lxml import html

from tests.conftest import Draw, Site
from tests.theme.printed import STOCK

SIDEBAR = """\
- title: 위키 & <b>
  items:
  - {title: 처음, url: /}
  - {title: 밖, url: 'https://example.com/?a=1&b=2'}
  - title: 폴더 $x^2$
    items:
    - {title: 폴더, url: /폴더/}
    - {title: 나 "다", url: /폴더/b.html}
    - {title: 자리, url: '/폴더/b.html#둘'}
    - title: 깊이
      items:
      - {title: 라, url: /폴더/깊이/c.html}
      - {title: 마, url: /폴더/깊이/d.html}
- title: 둘
  items:
  - title: 셋
    items:
    - {title: 바, url: /e.html}
    - {title: 사, url: /f.html}
"""
PAGES = {
    "docs/index.md": "# 처음\n",
    "docs/폴더/index.md": "# 폴더\n\n## 절\n",
    "docs/폴더/b.md": "---\nicon: material/emoticon-happy\nstatus: new\nsubtitle: 작은 제목\n---\n# 나\n\n## 둘\n",
    "docs/폴더/깊이/c.md": "# 라\n\n## 절\n\n### 절의 절\n",
    "docs/폴더/깊이/d.md": "# 마\n",
    "docs/e.md": "# 바 `코드`\n",
    "docs/f.md": "# 사\n",
}
FEATURES = {
    "none": [],
    "sections": ["navigation.sections", "navigation.indexes"],
    "tabs": ["navigation.tabs", "navigation.sections", "navigation.expand"],
    "pruned": ["navigation.prune", "navigation.tabs", "navigation.indexes", "toc.integrate"],
}


def sidebars(site: Site) -> dict[str, str]:
    """The sidebar of each page, without the blanks between its elements."""
    found = {}
    for file in sorted(site.folder.rglob("*.html")):
        tree = html.fromstring(file.read_text("utf-8"))
        for nav in tree.xpath('//nav[contains(@class, "md-nav--primary")]'):
            for each in nav.iter():
                each.text, each.tail = (" ".join((words or "").split()) for words in (each.text, each.tail))
                if "class" in each.attrib:
                    each.set("class", " ".join(each.get("class").split()))
            found[str(file.relative_to(site.folder))] = html.tostring(nav, encoding="unicode")
    return found


@pytest.mark.parametrize("use_directory_urls", [False, True], ids=["files", "folders"])
@pytest.mark.parametrize("features", FEATURES.values(), ids=FEATURES)
def test_the_sidebar_is_that_of_materials_own_template(
    draw: Draw, features: list[str], use_directory_urls: bool
) -> None:
    files = {**PAGES, "sidebar_doc.yml": SIDEBAR, "over/partials/nav-item.html": STOCK, "none/a.txt": ""}
    shared = {"use_directory_urls": use_directory_urls, "site_url": "https://example.com/위키/"}
    theme = {"name": "material", "language": "ko", "features": features}
    stock = sidebars(draw(files, theme={**theme, "custom_dir": "over"}, **shared))
    ours = sidebars(draw({}, theme={**theme, "custom_dir": "none"}, **shared))
    assert len(ours) == 8
    assert ours == stock

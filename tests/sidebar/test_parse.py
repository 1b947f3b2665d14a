"""What a sidebar says in each of its spellings."""

from __future__ import annotations

import pytest

from studywiki.sidebar.model import Spelling
from studywiki.sidebar.parse import parse
from tests.sidebar.drawing import draw_sidebar

# Leave it alone: what real sidebars hold, and nobody is to be bothered with.
QUIET = {
    "conditions": "- {title: 가, page: a.md, audience: 'writers, designers', platform: all, version: 6.0}",
    "lists": "- {title: 가, page: a.md, audience: [writers, designers], output: [web, pdf]}",
    "print": "- {title: 가, url: /a.html, print: true, frontmatter: true, type: homepage, levels: one}",
    "empty values": "- title: 가\n  url: /a.html\n  product:\n  version:\n  output:\n  subfolders:\n",
    "hidden without title": "- title:\n  output: pdf\n  folderitems:\n  - title:\n    url: /t.html\n",
    "hidden and empty": "- title: 인쇄용\n  web: false\n- web: no\n",
    "a title without link": "- title: 구분\n  type: empty\n- page: a.md\n",
    "a number as title": "- {title: 2024, page: a.md}\n- {title: 1.10, page: b.md}\n- {title: 2024-03-01, page: c}\n",
    "a truth as title": "- title: no\n  page: a.md\n",
    "an anchor": "- title: 가\n  url: /a.html#준비\n- title: 나\n  url: /a.html#설치\n",
    "math": "- title: xwMOOC 딥러닝과 $H_2 O$\n  page: a.md\n- title: $x$ 축\n  page: b.md\n",
    "a hash and a colon": "- title: C#과 10:30 수업\n  page: a.md\n",
    "block scalars": "- title: >-\n    긴\n    제목\n  page: a.md\n",
    "comments": "# 처음\n- title: 가 # 뒤에\n  page: a.md\n# 끝\n",
    "front matter lines": "---\n- title: 가\n  page: a.md\n---\n",
    "aliases": "- title: 가\n  page: a.md\n  items: &x\n    - page: b.md\n- title: 나\n  items: *x\n",
    "merge": "- &base {title: 가, page: a.md, product: all}\n- <<: *base\n  page: b.md\n",
    "mail and links": "- {url: 'mailto:a@b.kr'}\n- {title: 나, external_url: https://b.kr}\n- {url: //b.kr}",
    "base address": "- {title: 가, url: '{{ site.baseurl }}/a.html'}\n- {title: 나, url: '{{site.url}}/b.html'}",
    "CRLF": "- title: 가\r\n  page: a.md\r\n- title: 나\r\n  items:\r\n  - page: b.md\r\n",
    "NEL in a title": "- title: 가\x85나\n  page: a.md\n",
    "only a bar": "topnav:\n- title: GitHub\n  url: https://github.com\n",
}


@pytest.mark.parametrize("text", QUIET.values(), ids=QUIET)
def test_what_is_right_is_left_alone(text: str) -> None:
    sidebar, diagnostics = parse(text, "sidebar_doc.yml")
    assert not diagnostics
    assert sidebar.whole
    assert sidebar.entries or sidebar.topnav


OLD = """
entries:
- title: Sidebar
  subcategories:
  - title: Caffe
    items:
    - title: 소개
      url: /intro.html
      thirdlevel:
      - title: 예제
        thirdlevelitems:
        - title: Blob
          url: /blob.html
"""
NEW = """
entries:
- title: sidebar
  product: 우리 위키
  version: 1.0
  folders:
  - title: Caffe
    output: web, pdf
    folderitems:
    - title: 소개
      url: /intro.html
      output: web, pdf
      subfolders:
      - title: 예제
        output: web
        subfolderitems:
        - title: Blob
          url: /blob.html
          output: web
"""
SHORT = """
- title: Caffe
  items:
  - title: 소개
    url: /intro.html
    items:
    - title: 예제
      items:
      - title: Blob
        url: /blob.html
"""


@pytest.mark.parametrize("text", [OLD, NEW, SHORT, "entries:" + SHORT], ids=["old", "new", "short", "short in entries"])
def test_three_spellings_of_one_tree(text: str) -> None:
    sidebar, diagnostics = parse(text, "sidebar_doc.yml")
    assert not diagnostics
    drawn = [line[6:] for line in draw_sidebar(sidebar).splitlines()[1:]]
    assert drawn == ["Caffe", "  소개 -> /intro.html", "    예제", "      Blob -> /blob.html"]


def test_the_spelling_is_known() -> None:
    spellings = [parse(text, "s.yml")[0].spelling for text in (OLD, NEW, SHORT)]
    assert spellings == [Spelling.OLD, Spelling.NEW, Spelling.SHORT]


def test_the_short_spelling_nests_to_any_depth() -> None:
    text = "".join(f"{'  ' * 2 * n}- title: '{n}'\n{'  ' * 2 * n}  items:\n" for n in range(12))
    entry = parse(f"{text}{'  ' * 24}- page: a.md\n", "s.yml")[0].entries[0]
    depth = 1
    while entry.children:
        (entry,) = entry.children
        depth += 1
    assert depth == 13
    assert entry.address and entry.address.text == "a.md"


def test_several_wrappers_are_one_top_level() -> None:
    sidebar, _ = parse(OLD + "- title: Sidebar 2\n  subcategories:\n  - {title: 나, url: /b.html}\n", "s.yml")
    assert [entry.title for entry in sidebar.entries] == ["Caffe", "나"]


def test_a_wrapper_that_is_hidden_hides_all() -> None:
    text = "entries:\n- title: S\n  output: pdf\n  folders:\n  - {title: 가, url: /a.html}\n"
    assert parse(text, "s.yml")[0].entries[0].hidden


@pytest.mark.parametrize(
    ("said", "hidden"),
    [
        ("web: false", True),
        ("web: 'no'", True),
        ("web: true", False),
        ("web:", False),
        ("output: pdf", True),
        ("output: [pdf]", True),
        ("output: web, pdf", False),
        ("output: WEB", False),
        ("output: all", False),
        ("output: webinar", True),
        ("output:", False),
        ("print: false", False),
    ],
)
def test_hiding(said: str, hidden: bool) -> None:
    sidebar, diagnostics = parse(f"- title: 가\n  {said}\n  items:\n  - page: a.md\n", "s.yml")
    assert not diagnostics
    assert sidebar.entries[0].hidden is hidden
    assert sidebar.entries[0].children[0].hidden is hidden, "and all below it"


def test_places() -> None:
    sidebar, _ = parse("- title: 가\n  items:\n    - page: '한글 페이지.md'\n", "docs/s.yml")
    child = sidebar.entries[0].children[0]
    assert str(child.location) == "docs/s.yml:3:7"
    assert child.address and str(child.address.location) == "docs/s.yml:3:13"
    assert child.address.location.end_column == 24


def test_a_bar_beside_the_entries() -> None:
    text = (
        "topnav:\n- {title: GitHub, url: https://github.com}\n- title: 더 보기\n  items:\n  - {title: 가, page: a.md}\n"
    )
    sidebar, diagnostics = parse(text + "entries:\n- page: index.md\n", "s.yml")
    assert not diagnostics
    assert [(entry.title, len(entry.children)) for entry in sidebar.topnav] == [("GitHub", 0), ("더 보기", 1)]
    assert len(sidebar.entries) == 1


def test_all_faults_are_said_in_one_run() -> None:
    text = "- title: 1부: 가\n  page: a.md\n- title: [공지] 나\n  titel: x\n"
    text += "- title: 다\n  web: 아니오\n  url:b.md\n- title: 라\n"
    sidebar, diagnostics = parse(text, "s.yml")
    assert [(each.location.line, each.code) for each in diagnostics] == [
        (1, "sidebar-needs-quotes"),
        (3, "sidebar-empty-entry"),
        (3, "sidebar-needs-quotes"),
        (4, "sidebar-unknown-key-similar"),
        (6, "sidebar-not-yes-or-no"),
        (7, "sidebar-no-blank"),
        (8, "sidebar-empty-entry"),
    ]
    assert [entry.title for entry in sidebar.entries] == ["1부: 가", "[공지] 나", "다", "라"]

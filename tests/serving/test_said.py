"""What is said of a page that is built alone is what a build says of it; of other pages, what is new."""

from __future__ import annotations

from pathlib import Path

from tests.serving.served import serving

WIKI = {
    "docs/index.md": "# 처음\n\n[정의](a.md#정의), [없는 것](nothing.md)\n",
    "docs/a.md": "# 가나\n\n## 정의\n\n글\n\n<!-- check: off broken-link -->\n[여기도](nothing.md)\n\n## 끝\n",
}


def test_what_was_wrong_elsewhere_is_not_said_again(tmp_path: Path) -> None:
    with serving(tmp_path, WIKI) as served:
        served.edit("docs/a.md", "글", "다른 글")
        assert not served.wake()
        assert len(served.log) == 1


def test_what_is_wrong_with_the_page_is_said_each_time(tmp_path: Path) -> None:
    with serving(tmp_path, WIKI) as served:
        served.edit("docs/a.md", "글", "[[없는]] [글](none.md) $\\frac$[^2]")
        for _ in range(2):
            assert not served.wake()
            said = "\n".join(served.log)
            assert "docs/a.md:5:1: wikilink-not-read" in said
            assert "broken-link" in said, said
            assert "formula-" in said
            assert "undefined-footnote" in said
            assert "docs/index.md" not in said
            served.edit("docs/a.md", "## 끝", "## 끝 ")
        served.edit("docs/a.md", "[[없는]] [글](none.md) $\\frac$[^2]", "글")
        assert not served.wake()
        assert len(served.log) == 1
        assert not [each for each in served.plugin.problems if each.location.file == "docs/a.md"]


def test_a_link_of_another_page_that_leads_nowhere_now_is_said_once(tmp_path: Path) -> None:
    with serving(tmp_path, WIKI) as served:
        served.edit("docs/a.md", "## 정의", "## 뜻")
        assert not served.wake()
        assert [line for line in served.log if "docs/index.md:3:" in line and "broken-anchor" in line]
        assert not [line for line in served.log if "nothing.md" in line]
        served.edit("docs/a.md", "글", "다른 글")
        assert not served.wake()
        assert len(served.log) == 1
        served.edit("docs/a.md", "## 뜻", "## 정의")
        assert not served.wake()
        served.edit("docs/index.md", "[정의]", "[그 정의]")
        assert not served.wake()
        assert not [line for line in served.log if "broken-anchor" in line]

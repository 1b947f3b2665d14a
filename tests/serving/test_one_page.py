"""Pages that are built alone are, byte for byte, those of a build of the whole; what was not edited is not touched."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from tests.serving.served import Served, serving

WIKI: dict[str, str | bytes] = {
    "sidebar_doc.yml": """- 처음: index.md
- 학습:
  - 손실: learn/loss.md
  - learn/net.md
- 도구: tools.md
""",
    "docs/index.md": "# 스터디\n\n[손실](learn/loss.md#정의)과 [신경망](learn/net.md)을 봅니다.\n",
    "docs/learn/loss.md": """---
title: 손실
tags: [기초, 수식]
---

## 정의

손실은 $L = -\\log p$입니다.[^1]

## 미분

[처음](../index.md)으로.

[^1]: 각주입니다.
""",
    "docs/learn/net.md": """# 신경망

합성곱은 [손실](loss.md#미분)을 줄입니다.

```python
x = 1
```

![그림](../images/a.png)
""",
    "docs/tools.md": "# 도구\n\n식 \\eqref{eq:one}을 씁니다.\n\n- [ ] 할 일\n",
    "docs/equations.md": "# 식\n\n$$a = b \\label{eq:one}$$\n\n보통 글입니다.\n",
    "docs/images/a.png": b"\x89PNG\r\n\x1a\n0000",
    "docs/images/b.png": b"\x89PNG\r\n\x1a\n1111",
    "docs/draft.md": "---\npublished: false\n---\n\n# 초안\n\n아직 쓰는 글입니다.\n",
    "docs/404.md": "# 없는 페이지\n\n[처음](index.md)으로 가세요.\n",
}

EDITS = {
    "words": ("docs/index.md", "을 봅니다", "을 차례로 **봅니다**"),
    "a heading that is no title": ("docs/learn/loss.md", "## 미분", "## 미분과 기울기"),
    "a formula": ("docs/learn/loss.md", "\\log p", "\\sum_i \\log p_i"),
    "a footnote": ("docs/learn/loss.md", "[^1]: 각주입니다.", "[^1]: 다른 각주입니다. $x$"),
    "the link of a page in a folder": ("docs/learn/loss.md", "(../index.md)", "(net.md)"),
    "a link to nothing": ("docs/learn/net.md", "(loss.md#미분)", "(nothing.md)"),
    "code": ("docs/learn/net.md", "x = 1", "def f(x):\n    return x < 1"),
    "a picture": ("docs/learn/net.md", "![그림](../images/a.png)", "![둘째 그림](../images/b.png)"),
    "a reference to another page's equation": ("docs/tools.md", "\\eqref{eq:one}", "식 \\ref{eq:one}"),
    "beside an equation that others refer to": ("docs/equations.md", "보통 글", "$c$ 다음의 글"),
    "a page that only the preview shows": ("docs/draft.md", "아직", "아직도"),
    "the page for what is not there": ("docs/404.md", "가세요", "돌아가세요"),
    "HTML and Liquid": ("docs/tools.md", "- [ ] 할 일", '<b onclick="x()">굵게</b> {{ site.title }} {% foo %}'),
}


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Name the files that are not the same in both."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def test_what_is_as_it_was_is_left_alone(tmp_path: Path) -> None:
    with serving(tmp_path, WIKI) as served:
        before = {path: path.stat().st_mtime_ns for path in served.site.rglob("*")}
        assert not served.wake()
        (tmp_path / "docs/index.md").read_text("utf-8")
        os.utime(tmp_path / "docs/index.md", (1, 1))
        os.utime(tmp_path / "sidebar_doc.yml", (1, 1))
        served.write("docs/.index.md.swp", "an editor's")
        served.write("docs/index.md~", "an editor's")
        assert not served.wake()
        assert served.log == []
        assert {path: path.stat().st_mtime_ns for path in served.site.rglob("*")} == before


@pytest.mark.parametrize("directories", [False, True], ids=["files", "directories"])
def test_pages_built_alone_are_those_of_the_whole(
    tmp_path: Path, directories: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(tmp_path, WIKI, use_directory_urls=directories) as served:
        first = served.files()
        for what, (name, before, after) in EDITS.items():
            served.edit(name, before, after)
            assert not served.wake(), (what, served.log)
            assert name in served.log[-1], what
        alone, problems = served.files(), _told(served)
        changed = [name for name in differing(first, alone) if not name.startswith("search/")]
        assert len(changed) == len({name for name, *_ in EDITS.values()})
        assert "search/head.js" in differing(first, alone)
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cold"))
        served.whole()
        assert differing(alone, served.files()) == []
        assert problems == _told(served)
        for what, (name, before, after) in reversed(EDITS.items()):
            served.edit(name, after, before)
            assert not served.wake(), what
        assert differing(first, served.files()) == []


def test_the_search_follows_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(tmp_path, WIKI) as served:
        head = served.site / "search" / "head.js"
        before = head.read_bytes()
        written: list[bytes] = []
        monkeypatch.setattr(served.plugin.searching, "write", lambda config: written.append(head.read_bytes()))
        served.edit("docs/tools.md", "- [ ] 할 일", "- [ ] 할 일과 다른 일")
        assert not served.wake()
        assert "다른 일" in (served.site / "tools.html").read_text("utf-8")
        until = time.monotonic() + 20
        while not written and time.monotonic() < until:
            time.sleep(0.01)
        assert written == [before]


def test_the_search_finds_what_the_page_says_now(tmp_path: Path) -> None:
    with serving(tmp_path, WIKI) as served:
        head = served.site / "search" / "head.js"
        before = head.read_bytes()
        served.edit("docs/tools.md", "- [ ] 할 일", "- [ ] 할 일과 다른 일")
        assert not served.wake()
        until = time.monotonic() + 20
        while head.read_bytes() == before and time.monotonic() < until:
            time.sleep(0.01)
        assert head.read_bytes() != before


def test_a_search_that_cannot_be_written_has_the_whole_wiki_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(config: object) -> None:
        raise OSError(28, "No space left on device")

    with serving(tmp_path, WIKI) as served:
        with monkeypatch.context() as patch:
            patch.setattr(served.plugin.searching, "write", fail)
            served.edit("docs/tools.md", "- [ ] 할 일", "- [ ] 할 일과 다른 일")
            assert not served.wake()
            served.plugin.serving.settle()
            assert "No space left on device" in served.log[-1]
        served.edit("docs/tools.md", "다른 일", "또 다른 일")
        assert served.wake()


def _told(served: Served) -> list[str]:
    return sorted(f"{each.location}: {each.name} {sorted(each.values.items())}" for each in served.plugin.problems)


def test_the_first_edit_does_not_wait_for_katex(tmp_path: Path) -> None:
    with serving(tmp_path, {**WIKI, "docs/index.md": "# 처음\n\n글\n"}) as served:
        engine = served.plugin.typesetting.engine
        engine.close()
        engine.starts = 0
        served.plugin.serving.take_over(served.server, served.plugin.pages.config, served.whole)
        assert engine.starts == 1
        served.edit("docs/index.md", "글", "$q_{17}$")
        assert not served.wake()
        assert engine.starts == 1


def test_several_pages_may_be_saved_at_once(tmp_path: Path) -> None:
    with serving(tmp_path, WIKI) as served:
        served.edit("docs/learn/loss.md", "## 미분", "## 도함수")
        served.edit("docs/learn/net.md", "loss.md#미분", "loss.md#도함수")
        assert not served.wake()
        assert len(served.log) == 1
        assert "2" in served.log[0]
        alone = served.files()
        served.whole()
        assert differing(alone, served.files()) == []


def test_an_edit_during_a_build_is_not_lost(tmp_path: Path) -> None:
    with serving(tmp_path, WIKI) as served:
        built = served.whole

        def slowly() -> None:
            built()
            served.edit("docs/index.md", "# 스터디\n", "# 스터디\n\n나중에 쓴 글\n")

        served.plugin.serving._whole = slowly
        served.edit("sidebar_doc.yml", "도구: ", "연장: ")
        assert served.wake()
        assert not served.wake()
        assert "나중에 쓴 글" in (served.site / "index.html").read_text("utf-8")

"""`_config.yml` and `_data` as `site`."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown import Markdown

from studywiki.jekyll import own_includes
from studywiki.jekyll.expressions import Variables
from studywiki.jekyll.extension import JekyllStep
from studywiki.jekyll.site import Site
from studywiki.rendering import Rendering
from studywiki.text.source import Source


def test_a_wiki_without_jekylls_files_has_none(tmp_path: Path) -> None:
    assert Site([tmp_path], lambda: {"title": "x"})() == {}


def test_configuration_and_data(tmp_path: Path) -> None:
    (tmp_path / "_data" / "sub").mkdir(parents=True)
    (tmp_path / "_config.yml").write_text("url: http://a.b\nprint: false\n", "utf-8")
    (tmp_path / "_data" / "urls.yml").write_text("help: {link: a}\n", "utf-8")
    (tmp_path / "_data" / "sub" / "a.json").write_text('[1, "가"]', "utf-8")
    (tmp_path / "_data" / "bad.yml").write_text("a: [\n", "utf-8")
    (tmp_path / "_data" / "bomb.yml").write_text("a: &a [*a]\n", "utf-8")
    urls = {"help": {"link": "a"}}
    data = {"urls": urls, "sub": {"a": [1, "가"]}, "bad": None, "bomb": None}
    assert Site([tmp_path], lambda: {"title": "x"})() == {
        "title": "x",
        "url": "http://a.b",
        "print": False,
        "data": data,
    }


def test_pages_by_name(tmp_path: Path) -> None:
    (tmp_path / "_config.yml").write_text("x: 1\n", "utf-8")
    urls = Site([tmp_path], pages=lambda: {"sub/doc a.md": "제목 [1]"})()["data"]["urls"]
    assert urls["doc a"]["link"] == "[제목 \\[1\\]](/sub/doc%20a.html)"


IMAGE = """\
<!-- an image -->
<div class="image">
  {% if include.link %}<a href="{{ include.link }}">{% endif %}

  <img src="{{ site.url }}/{{ include.url }}" width="{{ include.width | default: 100 }}%">
  {% if include.link %}</a>{% endif %}
  <p>{{ include.description }}</p>
</div>
"""


def test_the_wikis_own_includes(tmp_path: Path) -> None:
    (tmp_path / "_includes" / "sub").mkdir(parents=True)
    (tmp_path / "_includes" / "image.html").write_text(IMAGE, "utf-8")
    (tmp_path / "_includes" / "sub" / "a.html").write_text("{% for x in y %}{% endfor %}", "utf-8")
    (tmp_path / "_includes" / "large.html").write_text("x" * 30_000, "utf-8")
    (tmp_path / "secret.html").write_text("비밀", "utf-8")
    (tmp_path / "_includes" / "out.html").symlink_to(tmp_path.parent / "elsewhere.html")
    (tmp_path.parent / "elsewhere.html").write_text("비밀", "utf-8")
    site = Site([tmp_path])
    assert site.include("image.html") == IMAGE
    assert [
        site.include(name) for name in ("../secret.html", "none.html", "out.html", "large.html", "/etc/passwd")
    ] == [None] * 5
    assert own_includes.filled(site.include("sub/a.html") or "", {}, Variables({}, {})) is None


@pytest.mark.parametrize(
    ("include", "shown"),
    [
        ("url='/a.png' width=50 description='가 <b>나</b>'", '<img src="/a.png" width="50%">\n<p>가 <b>나</b></p>'),
        ("url='/a.png' link='b.html'", '<a href="b.html">\n<img src="/a.png" width="100%">\n</a>\n<p></p>'),
    ],
)
def test_they_are_filled(include: str, shown: str) -> None:
    rendering = Rendering()
    rendering.begin(Source.of("앞\n{% include image.html " + include + " %}\n뒤"))
    step = JekyllStep(Markdown(), rendering, lambda: {"title": "x"}, {"image.html": IMAGE}.get)
    assert step.transform(rendering.source).text == f'앞\n\n<div class="image">\n{shown}\n</div>\n\n뒤'
    assert rendering.diagnostics == []


def test_what_an_include_shows_that_is_not_certain_is_told() -> None:
    rendering = Rendering()
    rendering.begin(Source.of("{% include thing.html %}{% include note.html content='가' %}"))
    own = {"thing.html": "{{ site.none.x | own_filter }}", "note.html": "{{ include.content }}"}
    step = JekyllStep(Markdown(), rendering, dict, own.get)
    assert step.transform(rendering.source).text == "가"
    assert [each.code for each in rendering.diagnostics] == ["liquid-include-unknown"]

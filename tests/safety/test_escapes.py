"""Every place where text is printed has a row in the table of escapes, and every row a place."""

from __future__ import annotations

import importlib
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import material.templates
import pytest

import studywiki
from studywiki.mkdocs_plugin import metadata
from tests.conftest import Draw
from tests.safety import places

PACKAGE = Path(studywiki.__file__).parent
TABLE: Mapping[str, Mapping[str, Mapping[str, Any]]] = tomllib.loads(
    (PACKAGE / "theme" / "escapes.toml").read_text("utf-8")
)
FOLDERS = (PACKAGE / "theme" / "templates", Path(str(material.templates.__file__)).parent)


def rows(part: str) -> list[str]:
    return [place for table in TABLE[part].values() for place in table["at"]]


def test_every_expression_of_the_templates_has_one_row() -> None:
    found = {expression for folder in FOLDERS for expression, _ in places.of_templates(folder)}
    assert len(found) > 150, "the templates are found"
    assert found == set(rows("templates"))
    assert len(rows("templates")) == len(set(rows("templates")))


def test_every_function_that_prints_has_one_row() -> None:
    found = {place for place, _ in places.of_code(PACKAGE)}
    assert len(found) > 40, "the functions are found"
    assert found == set(rows("code"))
    assert len(rows("code")) == len(set(rows("code")))


def test_what_escapes_is_there() -> None:
    for table in (*TABLE["templates"].values(), *TABLE["code"].values()):
        assert table["why"]
        if "by" in table:
            module, _, path = table["by"].partition(":")
            found: Any = importlib.import_module(module)
            for name in path.split("."):
                found = getattr(found, name)


@pytest.mark.parametrize(
    ("template", "expressions"),
    [
        ("가 {# {{ no }} #} {% raw %}{{ no }}{% endraw %}", []),
        ("<a href='{{ page.url | url }}'>{{ a ~ 'b' }}</a>", ["page.url | url", "a ~ …"]),
        ("{% if a %}{% for b in c %}{{ b['x'].y(1) | d(z) }}{% endfor %}{% endif %}", ["b[…].y(1) | d(z)"]),
        ("{% macro m(x) %}{{ x or 1 }}{% endmacro %}{% include '.icons/' ~ x %}", ["x or 1", "include … ~ x"]),
    ],
)
def test_expressions_are_found(tmp_path: Path, template: str, expressions: list[str]) -> None:
    (tmp_path / "a.html").write_text(template, "utf-8")
    assert sorted(found for found, _ in places.of_templates(tmp_path)) == sorted(expressions)


@pytest.mark.parametrize(
    ("code", "how"),
    [
        ("def f(x): return f'가 {x}' + re.sub('<b>', '', x)", []),
        ("P = re.compile(f'<{x}')", []),
        ("def f(x): return f'<p>{x}</p>'", ["an f-string"]),
        ("def f(x): return '<p>' + x", ["a sum"]),
        ("def f(x): return '<p title=\"%s\">' % x", ["a sum"]),
        ("def f(x): return '<p>{}'.format(x)", ["format"]),
        ("def f(x): return LAYOUT.format(x)", ["format"]),
        ("def f(x): return x.replace('&', '&amp;')", ["replace"]),
        ("def f(x): return Markup(x)", ["Markup"]),
        ("def f(x): element.set('class', x)", ["an element"]),
        ("def f(x): say = self.log.warning; print(x); file.write(x)", ["logged", "print", "written"]),
    ],
)
def test_functions_are_found(tmp_path: Path, code: str, how: list[str]) -> None:
    (tmp_path / "a.py").write_text(code, "utf-8")
    assert [found for _, found in places.of_code(tmp_path)] == how


@pytest.mark.parametrize(
    ("meta", "printed"),
    [
        ({"subtitle": "가 & 나", "status": "new"}, {"subtitle": "가 & 나", "status": "new"}),
        ({"status": "new md-overlay"}, {"status": "new-md-overlay"}),
        ({"x": ['<b a="b">', 1, None]}, {"x": ["&lt;b a=&quot;b&quot;&gt;", 1, None]}),
        ({"title": "<b>"}, {"title": "<b>"}),
    ],
)
def test_front_matter_may_be_printed(meta: dict[str, Any], printed: dict[str, Any]) -> None:
    assert metadata.printable(meta) == printed


def test_description_and_author_are_escaped_once(draw: Draw) -> None:
    front = 'description: "가 & <나> \\"다\\""\nauthor: 김 & \'박\''
    page = draw({"docs/index.md": f"---\n{front}\n---\n# 처음\n"}).page("index.html")
    assert page.xpath('//meta[@name="description"]/@content') == ['가 & <나> "다"']
    assert page.xpath('//meta[@name="author"]/@content') == ["김 & '박'"]


def test_names_of_gits_history_are_escaped() -> None:
    context: dict[str, Any] = {"git_info": {"page_authors": [{"name": "<b>", "lines": 3}]}, "page": None}
    metadata.printable_history(context)
    assert context == {"git_info": {"page_authors": [{"name": "&lt;b&gt;", "lines": 3}]}, "page": None}

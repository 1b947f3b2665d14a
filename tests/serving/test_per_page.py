"""Which plugins and hooks may make of one page what hangs on others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.config import load_config
from mkdocs.config.base import LegacyConfig
from mkdocs.plugins import BasePlugin

from studywiki.mkdocs_plugin import per_page
from tests.conftest import MINIMAL

HOOKS = {
    "no_pages.py": "def on_config(config):\n    return config\n",
    "pages.py": "def on_page_markdown(markdown, **_):\n    return markdown\n",
    "watch.py": "def on_serve(server, **_):\n    return server\n",
}


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({}, []),
        ({"plugins": ["studywiki", "tags", "typeset"]}, []),
        ({"plugins": [{"studywiki": {"search": False}}, "search"]}, ["material/search"]),  # its index is of all pages
        ({"hooks": ["no_pages.py"]}, []),
        ({"hooks": ["pages.py", "watch.py"]}, ["watch.py", "pages.py"]),
        ({"plugins": ["studywiki", "autorefs"]}, ["autorefs"]),
        ({"plugins": ["studywiki", "blog", "print-site"]}, ["material/blog", "print-site"]),
        ({"plugins": ["studywiki", {"tags": {"tags_file": "b.md"}}]}, ["material/tags"]),
    ],
    ids=lambda value: str(value),
)
def test_what_is_not_known_to_work_page_by_page_is_named(
    tmp_path: Path, options: dict[str, Any], named: list[str]
) -> None:
    for name, text in HOOKS.items():
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump({**MINIMAL, **options}, allow_unicode=True), "utf-8")
    assert sorted(per_page.others(load_config(str(tmp_path / "mkdocs.yml")))) == sorted(named)


def test_a_plugin_of_a_kind_that_is_known_is_not_known_itself(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(MINIMAL, allow_unicode=True), "utf-8")
    config = load_config(str(tmp_path / "mkdocs.yml"))

    class Own(BasePlugin[LegacyConfig]):
        def on_post_page(self, output: str, **_: Any) -> str:
            return output

    config.plugins["own"] = Own()
    assert per_page.others(config) == ["own"]


@pytest.mark.parametrize(
    ("template", "is_named"),
    [
        ("{{ page.content }} {{ page.next_page.title }} {% block content %}{% endblock %}", False),
        ("{% for item in page.toc %}{{ item.title }}{% endfor %}{{ config.site_name }}", False),
        ("{{ page.next_page.content }}", True),
        ("{% for file in pages %}{{ file.page.toc }}{% endfor %}", True),
        ("{{ nav.pages | map(attribute='content') | join }}", True),
        ("{{ nav.homepage['markdown'] }}", True),
        ("{% if %}", True),
    ],
)
def test_a_template_that_prints_the_text_of_others_is_named(tmp_path: Path, template: str, is_named: bool) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/own.html").write_text(template, "utf-8")
    options = {**MINIMAL, "theme": {"name": "material", "custom_dir": "theme"}}
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(options, allow_unicode=True), "utf-8")
    config = load_config(str(tmp_path / "mkdocs.yml"))
    assert per_page.others(config, config.theme.get_env()) == (["own.html"] if is_named else [])

"""What the templates' environment lists, for MkDocs to copy."""

from __future__ import annotations

from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader
from mkdocs.config import load_config
from mkdocs.structure.files import Files

from studywiki.theme.lean import Lean


def _copied(loader: FileSystemLoader | Lean, config_file: Path) -> list[str]:
    """Give what MkDocs copies of the theme whose templates `loader` has."""
    files = Files([])
    files.add_files_from_theme(Environment(loader=loader), load_config(str(config_file)))
    return [file.src_uri for file in files]


def test_mkdocs_copies_all_of_the_theme_that_it_would_copy(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    own = tmp_path / "theme"
    for name in ("own.css", "assets/own.js", ".hidden/a.svg", "assets/.hidden/b/c.svg", "assets/.d.css", "main.html"):
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).write_text("")
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: 위키\ntheme: {name: material, custom_dir: theme}\nplugins: []\n", "utf-8")
    whole = FileSystemLoader(load_config(str(config)).theme.dirs)
    copied = _copied(Lean(whole), config)
    assert copied == _copied(whole, config)
    assert {"own.css", "assets/own.js"} <= set(copied)
    listed = Lean(whole).list_templates()
    assert listed == [name for name in whole.list_templates() if not any(x[0] == "." for x in name.split("/")[:-1])]
    assert len(listed) < len(whole.list_templates()) / 10


def test_what_lists_otherwise_is_asked(tmp_path: Path) -> None:
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden/a.html").write_text("")
    assert Lean(ChoiceLoader([FileSystemLoader(tmp_path)])).list_templates() == [".hidden/a.html"]
    assert Lean(FileSystemLoader(tmp_path)).list_templates() == []


def test_a_hidden_template_is_there_for_who_names_it(tmp_path: Path) -> None:
    (tmp_path / ".icons").mkdir()
    (tmp_path / ".icons/a.svg").write_text("<svg>")
    env = Environment(loader=Lean(FileSystemLoader(tmp_path)))
    assert env.get_template(".icons/a.svg").render() == "<svg>"

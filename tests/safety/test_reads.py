"""Every place in the package where a file or folder is read: by the one way that stays in the wiki, or for a reason.

A read that is not in the list fails: whoever adds one goes through `pages.confined`, or says here why it need not.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.trees import PACKAGE, nodes

READS = {"open", "read_text", "read_bytes", "iterdir", "glob", "rglob", "walk", "scandir", "listdir", "fdopen"}
READS |= {"content_bytes", "content_string", "copyfile", "copy", "copy2", "copytree", "readlink", "memmap", "fromfile"}
READS |= {"load_config", "get_files", "yaml_load", "open_code", "FileIO", "loadtxt"}
IN_THE_PACKAGE = "a file of the package itself"
THE_OWNERS = "mkdocs.yml, which its owner writes"
ALLOWED = {
    "pages/confined.py": "the one way",
    "cache/versions.py": IN_THE_PACKAGE,
    "mkdocs_plugin/what_prints.py": "the owner's templates, which Jinja reads too",
    "mkdocs_plugin/what_renders.py": "names of icons, which are then read by the one way",
    "check/replacing.py": "writes beside the file that it replaces, and looks for what a killed run left there",
    "check/formats/github.py": "the summary's file, which GitHub names in the environment",
    "mkdocs_plugin/check_build.py": f"{THE_OWNERS}; MkDocs' own walk, whose files are judged when they are read",
    "mkdocs_plugin/checking.py": "the sizes of files that were judged when they were read",
    "terminal/console.py": "what takes the standard output's place when nobody reads it",
    "cli/search.py": "files of the site that was named, by names that lead nowhere else",
    "external/remembered.py": "the user's own cache, outside of every wiki",
    "javascript/v8.py": "what the system says of this process",
    "math/engine.py": IN_THE_PACKAGE,
    "math/faults.py": IN_THE_PACKAGE,
    "messages/__init__.py": IN_THE_PACKAGE,
    "messages/phrases/__init__.py": IN_THE_PACKAGE,
    "mkdocs_plugin/mkdocs_yml.py": THE_OWNERS,
    "mkdocs_plugin/preset.py": THE_OWNERS,
    "publishing/leftovers.py": "names beside the site: what lies there is judged before it is touched",
    "publishing/locks.py": "the build's own folder",
    "publishing/mounts.py": "what the system says of mounts",
    "publishing/place.py": "names in the site's folder, to judge whether it is one",
    "publishing/records.py": "notes of this machine's own, outside of every wiki",
    "publishing/removal.py": "names in the build's own folder",
    "publishing/renewal.py": "the build's own folder, and the site's",
    "publishing/times.py": "the build's own folder, and the site's",
    "cache/last_build.py": "names and times around the wiki, and what a further working tree says of git's folder",
    "mkdocs_plugin/workers.py": "nothing: it writes to where nothing comes of it",
    "mkdocs_plugin/remembering.py": THE_OWNERS,
    "publishing/staging.py": "the build's own folder, and the site's",
    "mkdocs_plugin/per_page.py": "names of the owner's templates",
    "mkdocs_plugin/search_files.py": "files of the search in the built site: what those hold that are called like ours",
    "mkdocs_plugin/search_plugin.py": "what we have written into the site, and other plugins have left of it",
    "mkdocs_plugin/seen_files.py": "names and times of what is watched; what a file holds, by the one way",
    "mkdocs_plugin/page_store.py": "what a plugin has made of a page, held in memory or its own file",
    "sanitising/classes.py": IN_THE_PACKAGE,
    "search/scripts.py": IN_THE_PACKAGE,
    "scaffold/source.py": "what pip has noted of this package",
    "scaffold/templates.py": IN_THE_PACKAGE,
    "scaffold/writing.py": "writes the new files; reads `.gitignore` of the folder that was named, if it is no link",
    "theme/bundle.py": IN_THE_PACKAGE,
    "theme/nav_script.py": IN_THE_PACKAGE,
    "theme/site.py": IN_THE_PACKAGE,
    "mkdocs_plugin/attachments.py": "what is written in a file's place, held in memory",
    "theme/lean.py": "names of the theme's own templates, which Jinja reads",
}


def reads(within: Iterable[ast.AST]) -> list[str]:
    """Give the names by which a module reads files: calls, and MkDocs' properties that read when they are asked."""
    found = []
    for node in within:
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        elif isinstance(node, ast.Attribute):
            name = node.attr if node.attr.startswith("content_") else ""
        else:
            continue
        if name in READS:
            found.append(name)
    return found


@pytest.mark.parametrize("module", sorted(PACKAGE.rglob("*.py")), ids=lambda m: m.relative_to(PACKAGE).as_posix())
def test_a_module_reads_by_the_one_way_or_for_a_reason(module: Path) -> None:
    name = module.relative_to(PACKAGE).as_posix()
    found = reads(nodes(module))
    assert not found or name in ALLOWED, f"{name}: {found}"


def test_every_reason_has_its_read() -> None:
    assert [name for name in ALLOWED if not reads(nodes(PACKAGE / name))] == []


@pytest.mark.parametrize(
    "text", ["open(x)", "Path(x).read_text()", "a.b.read_bytes()", "os.walk(x)", "file.content_bytes", "os.open(x, 0)"]
)
def test_a_read_is_seen(text: str) -> None:
    assert reads(ast.walk(ast.parse(text)))

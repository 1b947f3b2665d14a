"""The wiki's glossary: which file it is, that nobody publishes it, and what an old wiki has instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.config_options import PathSpec
from mkdocs.config.defaults import MkDocsConfig

from studywiki.diagnostics import Diagnostic
from studywiki.glossary import abbreviations, parse
from studywiki.glossary.model import Glossary, folded
from studywiki.mkdocs_plugin.folders import folders
from studywiki.mkdocs_plugin.options import StudyWikiConfig
from studywiki.pages import encoding
from studywiki.pages.confined import RefusedError
from studywiki.text.source import Source

IN_JEKYLL = "_data/glossary.yml"
"""Where a Jekyll wiki has its terms, below the docs folder or beside it."""
_SNIPPETS = "pymdownx.snippets"
_LARGEST = 10_000_000
"""Bytes of a file that are read; how many characters may be parsed, `sidebar.nodes` says."""
_SIGN = re.compile(r"([\\*?\[\]!# ])")


def prepare(config: MkDocsConfig, options: StudyWikiConfig) -> None:
    """Leave the file out of the site, whatever mkdocs.yml takes in; watch it where it lies elsewhere."""
    path = file(config, options)
    docs = folders(config).docs
    if path is None:
        return
    if path.is_relative_to(docs):
        own = PathSpec().run_validation("/" + _SIGN.sub(r"\\\1", path.relative_to(docs).as_posix()))
        config.exclude_docs = config.exclude_docs + own if config.exclude_docs else own
    elif path.is_file():
        config.watch.append(str(path))


def file(config: MkDocsConfig, options: StudyWikiConfig) -> Path | None:
    """The path of the glossary's file, whether or not it is there; None where the wiki wants none."""
    where = folders(config)
    if not options.glossary:
        return None
    named = Path(where.docs, options.glossary)
    is_default = options.glossary == type(options).glossary.default
    if is_default and not named.is_file():
        olds = [path for path in (where.docs / IN_JEKYLL, where.root / IN_JEKYLL) if path.is_file()]
        return olds[0] if olds else named
    return named


def read(config: MkDocsConfig, options: StudyWikiConfig) -> tuple[Glossary, list[Diagnostic]]:
    """The wiki's terms, and what is wrong with their file; the abbreviations that Material appends are terms too."""
    path = file(config, options)
    if path is None:
        return Glossary(), []
    glossary, found = Glossary(), []
    source, told = _source(path, config)
    found += told
    if source:
        glossary, wrong = parse.parse(source.text, source.file, source)
        found += wrong
    elif not found and options.glossary != type(options).glossary.default:
        values = {"file": folders(config).shown(path)}
        found.append(Diagnostic("glossary-file-missing", folders(config).home, values))
    known = set(glossary.by_spelling)
    for more in _appended(config):
        source, _ = _source(more, config)  # pages that include it tell of it
        terms = abbreviations.parse(source).terms if source else ()
        glossary = Glossary((*glossary.terms, *(term for term in terms if folded(term.name) not in known)))
    return glossary, found


def _source(path: Path, config: MkDocsConfig) -> tuple[Source | None, list[Diagnostic]]:
    """The text of the file `path`; None where there is none, or none that can be read."""
    name = folders(config).shown(path)
    try:
        data = folders(config).confined(path).read(path, _LARGEST)
    except FileNotFoundError:
        return None, []
    except RefusedError as error:
        return None, [error.told(name)]
    return encoding.read(data, name)


def _appended(config: MkDocsConfig) -> Iterator[Path]:
    """The files that mkdocs.yml has appended to every page."""
    if _SNIPPETS not in config.markdown_extensions:
        return
    options = config.mdx_configs.get(_SNIPPETS, {})
    bases = options.get("base_path") or ()
    for base in [bases] if isinstance(bases, str) else bases:
        start = folders(config).root / str(base)
        for name in map(str, options.get("auto_append") or ()):
            path = start if start.is_file() and start.name == name else start / name
            if path.is_file():
                yield path

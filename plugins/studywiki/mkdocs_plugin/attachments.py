"""The files beside the pages: none runs at the readers, tells the host what to do, or poses as the theme's."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from studywiki.check.silence import matches
from studywiki.diagnostics import Diagnostic, Location
from studywiki.mkdocs_plugin.contents import named
from studywiki.mkdocs_plugin.folders import folders
from studywiki.mkdocs_plugin.options import StudyWikiConfig
from studywiki.mkdocs_plugin.page_store import is_own
from studywiki.pages.confined import Confined
from studywiki.sanitising import file_kinds
from studywiki.sanitising import files as sanitising
from studywiki.sanitising.file_kinds import Kind

_LOADED = (".js", ".mjs", ".css", ".wasm", ".map")
"""What pages of the site load from the theme, by its name."""


def settle(files: Files, config: MkDocsConfig, options: StudyWikiConfig) -> list[Diagnostic]:
    """Take out or clean, in place, the files of the docs folder that must not be published as they are.

    What mkdocs.yml names itself (`extra_javascript`, `extra_css`, `extra_templates`, a logo, `trusted_files`, a theme
    within the docs folder) is the owner's word, and stays. To be called before any other plugin adds files.
    """
    if options.html == "trusted":
        return []
    where = folders(config)
    docs = Confined.to(where.docs)
    found: list[Diagnostic] = []
    theirs = named(config)
    for file in _own(files, config):
        name = where.shown_of_docs(file.src_uri)
        if file.src_uri in theirs or any(matches(name, glob) for glob in options.trusted_files):
            continue
        theme = _of_the_theme(file, config)
        if theme and file.src_uri.lower().endswith(_LOADED):
            files.remove(file)
            files.append(theme)
            found.append(Diagnostic("file-shadows-theme", Location(name), {"path": name}))
        elif not _is_in_theme(file, config):
            found.extend(_clean(file, files, docs, name))
    return found


def _own(files: Files, config: MkDocsConfig) -> list[File]:
    """The docs folder's files that are no pages; of what is not published nothing is said."""
    own = (file for file in files if is_own(file, config) and not file.is_documentation_page())
    return [file for file in own if file.inclusion.is_in_serve()]


def _clean(file: File, files: Files, docs: Confined, name: str) -> tuple[Diagnostic, ...]:
    path = Path(str(file.abs_src_path))
    kind = file_kinds.kind(file.src_uri, docs.head(path, file_kinds.HEAD))
    if kind is Kind.SAFE:
        return ()
    clean = sanitising.treated(kind, docs.head(path, sanitising.LARGEST + 1), name)
    if clean.data is None:
        files.remove(file)
    else:
        file.content_bytes = clean.data
    return clean.diagnostics


def _of_the_theme(file: File, config: MkDocsConfig) -> File | None:
    """The theme's file of the same name, which MkDocs would pass over for that of the docs folder."""
    for folder in config.theme.dirs:
        if Path(folder, file.src_uri).is_file() and not Path(folder).is_relative_to(config.docs_dir):
            return File(file.src_uri, folder, config.site_dir, config.use_directory_urls)
    return None


def _is_in_theme(file: File, config: MkDocsConfig) -> bool:
    """Tell whether `file` is one of a `custom_dir` that lies within the docs folder: templates, and what they load."""
    path = Path(str(file.abs_src_path))
    return any(
        path.is_relative_to(folder) for folder in config.theme.dirs if Path(folder).is_relative_to(config.docs_dir)
    )

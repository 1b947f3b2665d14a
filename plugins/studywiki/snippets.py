"""`pymdownx.snippets`, where a wiki switches it on: a page may include what lies in the docs folder, nothing else."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

_NAME = "pymdownx.snippets"


def confine(config: MkDocsConfig, *, link_leads_out: bool) -> None:
    """Set the extension's options, where it is on, such that no page reaches beyond the folders that are meant.

    Those are the owner's `base_path`, or else the docs folder and the files that he has appended to every page. Nothing
    is fetched from the web. Where `link_leads_out`, a symbolic link in the docs folder, which the extension would
    follow, nothing in that folder can be included.
    https://facelessuser.github.io/pymdown-extensions/extensions/snippets/#options
    """
    if _NAME not in config.markdown_extensions:
        return
    options = config.mdx_configs.setdefault(_NAME, {})
    options |= {"restrict_base_path": True, "url_download": False}
    root = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
    if "base_path" in options:
        bases = options["base_path"]
        bases = [bases] if isinstance(bases, str) else list(bases)
    else:
        names = [str(name) for name in options.get("auto_append") or ()]
        files = [name for name in names if (root / name).is_file()]
        bases = [*(str(root / name) for name in files), config.docs_dir]  # a file as base is that file, by its name
        options["auto_append"] = [Path(name).name if name in files else name for name in names]
    options["base_path"] = [
        base for base in bases if not (link_leads_out and _meets(root / base, Path(config.docs_dir)))
    ]


def _meets(base: Path, docs: Path) -> bool:
    base, docs = base.resolve(), docs.resolve()
    return base.is_relative_to(docs) or docs.is_relative_to(base)

"""The folder that a site is published to, as mkdocs.yml names it: what may not be there, what builds left beside it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from studywiki.diagnostics import Diagnostic, Severity, StoppedError
from studywiki.mkdocs_plugin import preset
from studywiki.mkdocs_plugin.folders import folders
from studywiki.publishing import leftovers, place
from studywiki.publishing.leftovers import Leftover
from studywiki.publishing.place import Refusal, Why
from studywiki.publishing.records import Records

_CODES = {
    Why.AROUND: "site-dir-around-sources",
    Why.INSIDE: "site-dir-in-sources",
    Why.WIKI: "site-dir-has-pages",
    Why.OTHER: "site-dir-no-site",
}


def judge(config: MkDocsConfig, *, in_place: bool) -> None:
    """Raise `StoppedError` where the site may not be published to `config.site_dir`.

    Where MkDocs writes `in_place`, no link in the folder may lead out of it either.
    """
    site = Path(config.site_dir)
    refusal = _refusal(site, config)
    if refusal:
        raise StoppedError(_diagnostic(refusal, config))
    link = place.links_out(site) if in_place else None
    if link:
        values = {"path": _shown(link, config)}
        raise StoppedError(Diagnostic("site-dir-link-out", folders(config).home, values, Severity.ERROR))


def problems(config: MkDocsConfig) -> list[Diagnostic]:
    """What a build would say of the folder that mkdocs.yml names, whatever folder is written to now."""
    named = preset.written(config).get("site_dir") or "site"
    site = Path(folders(config).root, str(named))
    refusal = _refusal(site, config)
    if refusal:
        return [_diagnostic(refusal, config)]
    real = Path(os.path.realpath(site))
    records = Records.of_user(os.environ, (*repositories(config), place.repository(real.parent)))
    return told(leftovers.strange(real, records), config)


def told(left: Iterable[Leftover], config: MkDocsConfig) -> list[Diagnostic]:
    """What is to be said of the folders that look like a build's, and stay; they do no harm."""
    found = []
    for each in left:
        code = "build-leftover-stuck" if each.why else "build-leftover-unknown"
        values = {"path": _shown(each.path, config), "why": each.why}
        found.append(Diagnostic(code, folders(config).home, values, Severity.INFO))
    return found


def repositories(config: MkDocsConfig) -> list[Path | None]:
    """The folders of the wiki that strangers may put files into."""
    return [folders(config).root, place.repository(folders(config).root)]


def _refusal(site: Path, config: MkDocsConfig) -> Refusal | None:
    root = folders(config).root
    sources = [root, *(Path(root, str(name)) for name in config.hooks)]
    if config.theme.custom_dir:
        sources.append(Path(config.theme.custom_dir))
    return place.refusal(site, folders(config).docs, sources)


def _diagnostic(refusal: Refusal, config: MkDocsConfig) -> Diagnostic:
    values = {"path": _shown(refusal.real, config), "source": _shown(refusal.source, config)}
    return Diagnostic(_CODES[refusal.why], folders(config).home, values, Severity.ERROR)


def _shown(path: Path, config: MkDocsConfig) -> str:
    """Name a path as people know it: from the folder of mkdocs.yml, where it is in that."""
    root = Path(os.path.realpath(folders(config).root))
    real = Path(os.path.realpath(path.parent), path.name)
    return real.relative_to(root).as_posix() if real.is_relative_to(root) else path.as_posix()

"""The plugin's options. Each has a default; change it only when its sentence applies to your wiki."""

from __future__ import annotations

from mkdocs.config import config_options as c
from mkdocs.config.base import Config


class MathConfig(Config):
    """What may stand below `math:`."""

    macros = c.Type(dict, default={})
    r"""Commands of your own for every page: `{R: "\mathbb{R}", norm: "\left\|#1\right\|"}`. Set it when formulas
    repeat themselves; a file `macros.tex` of `\newcommand`s beside mkdocs.yml does the same."""


class StudyWikiConfig(Config):
    """What may stand below `- studywiki:` in mkdocs.yml."""

    sidebar = c.Type(str, default="sidebar_doc.yml")
    """The sidebar's file, relative to mkdocs.yml. Change it when yours is elsewhere: `_data/sidebar_doc.yml`."""

    topnav = c.Optional(c.Type(str))
    """A file of links for the bar at the top, in the old wiki's `topnav` form. Set it when you have one."""

    glossary = c.Type(str, default="glossary.yml")
    """The file of the wiki's terms, relative to the docs folder; it is never published. Change it when yours is called
    otherwise; leave it empty to have none."""

    tooltips = c.Type(bool, default=True)
    """Whether a page's words have the glossary's explanation where they are mentioned first. Set it to `false` where
    readers know the terms; a page with `glossary: false` in its front matter has none."""

    markdown = c.Choice(("github", "material"), default="github")
    """How pages are read: as GitHub previews them, or by Python-Markdown with the extensions that Material recommends.
    Set it to `material` when the pages were written for Material and would read otherwise on GitHub (`H~2~O`, `(c)`,
    lists within lists by four columns)."""

    html = c.Choice(("sanitised", "trusted"), default="sanitised")
    """Whether scripts, forms and the like are taken out of pages. Set it to `trusted` when only people whom you would
    give your own password may change the wiki, and they need such HTML."""

    trusted_files = c.ListOfItems(c.Type(str), default=[])
    """Files of the docs folder that are published as they are, scripts and all: `[docs/demo/**]`, from mkdocs.yml's
    folder. Set it for HTML pages and drawings with scripts that you have looked at yourself."""

    conditions = c.Type(dict, default={})
    """Values by which sidebar entries are shown: `{product: basic}`. Set it when one sidebar serves several wikis."""

    search = c.Type(bool, default=True)
    """Whether the wiki has our own search. Set it to `false` to have none, or Material's, if `search` is listed too."""

    check_off = c.DictOfItems(c.ListOfItems(c.Type(str)), default={})
    """Problems not to speak of: `{image-no-alt: [docs/old/**]}`, the check's name and the files, from mkdocs.yml's
    folder. Set it for pages that are kept as they are; for one line of a page use `<!-- check: off NAME -->`."""

    check_baseline = c.Type(str, default=".github/studywiki-baseline.json")
    """The file of the problems that were there before, and fail nothing, from mkdocs.yml's folder; `studywiki check
    --write-baseline` writes it. Change it when it should lie elsewhere; leave it empty to have none."""

    check_external_except = c.ListOfItems(c.Type(str), default=[])
    """Addresses of other sites that `studywiki check --external` does not ask: `["https://intra.example.com/*"]`. Set
    it for sites that answer readers only, or that must not be asked."""

    cache = c.Type(bool, default=True)
    """Whether what a page became is kept for the next build, in your own cache folder, never in the wiki. Set it to
    `false` where nothing may be written there."""

    workers = c.Type(int, default=0)
    """How many processes render pages, at most: 0 for as many as there are cores. Set it to `1` where memory is short,
    or where another plugin cannot stand it."""

    profile = c.Type(bool, default=False)
    """Whether the build says at its end how long each of its stages took, and which pages took longest. Set it while
    you find out why a build is slow."""

    math = c.SubConfig(MathConfig)
    r"""How formulas are read: `{macros: {R: "\mathbb{R}"}}`. Set it when formulas need commands of your own."""

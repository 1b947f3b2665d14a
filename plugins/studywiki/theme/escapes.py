"""How what contributors write is escaped where templates print it.

Material's templates print without Jinja's automatic escape. Titles and front matter come to them escaped (titles.py,
metadata.py); these filters escape what they themselves make. `tests/theme/test_escapes.py` holds the table of every
expression, `escapes.toml`, against the templates.
"""

from __future__ import annotations

from collections.abc import Callable

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape


def install(env: Environment) -> None:
    """Have the filters `striptags` and `url` of `env` give what may stand in HTML, as text and in an attribute."""
    env.filters["striptags"] = striptags
    env.filters["url"] = _escaped(env.filters["url"])


def striptags(value: object) -> Markup:
    """The text of the HTML `value`, escaped. Jinja's own gives it unescaped, and Material prints that in `<title>`.

    https://github.com/pallets/markupsafe/blob/3.0.2/src/markupsafe/__init__.py#L210-L233
    """
    return escape(Markup(value).striptags())  # noqa: S704  read here, not printed


def _escaped(url: Callable[[Context, str], str]) -> Callable[[Context, str], Markup]:
    @pass_context
    def escaped(context: Context, value: str) -> Markup:
        return escape(url(context, value))

    return escaped

"""The one way by which YAML of strangers becomes nodes: in time that grows as the text does, however it is nested.

PyYAML goes down one call for each level, and looks at every open bracket for each token:
https://github.com/yaml/pyyaml/blob/6.0.2/lib/yaml/scanner.py#L264-L292 . So reading ends at a depth that nobody writes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml
from yaml.composer import Composer, ComposerError
from yaml.resolver import Resolver

DEEPEST = 100
"""Collections within one another."""
TOO_DEEP = "nested too deep"
"""The `problem` of the error then."""


class _Bounded:
    """Ends reading at `DEEPEST`; to stand before PyYAML's own classes."""

    _depth = 0
    peek_event: Callable[[], Any]

    def compose_node(self, parent: Any, index: Any) -> Any:  # noqa: ANN401  PyYAML's own
        """The next node. Raises `ComposerError` where it stands too deep."""
        self._depth += 1
        try:
            if self._depth > DEEPEST:
                raise ComposerError(problem=TOO_DEEP, problem_mark=self.peek_event().start_mark)
            return super().compose_node(parent, index)  # type: ignore[misc]
        finally:
            self._depth -= 1


class _WithPlaces(_Bounded, yaml.SafeLoader):
    """PyYAML's own parser: its marks know the text that they stand in."""


if yaml.__with_libyaml__:
    from yaml.cyaml import CParser  # type: ignore[attr-defined]  # its types leave out what it takes from _yaml

    class _Fast(_Bounded, Composer, CParser, Resolver):
        """Libyaml's, which reads the same language at ten times the speed."""

        def __init__(self, stream: str) -> None:
            CParser.__init__(self, stream)
            Composer.__init__(self)
            Resolver.__init__(self)

else:
    _Fast = _WithPlaces  # type: ignore[assignment,misc]


def compose(text: str, *, with_places: bool = False) -> yaml.Node | None:
    """The tree of the YAML document `text`; None where there is nothing in it.

    `with_places`: its marks have the text around them. Raises `yaml.YAMLError`, whatever is wrong.
    """
    try:
        loader: Any = _WithPlaces if with_places else _Fast
        node: yaml.Node | None = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        if "nesting depth" in str(error.problem):  # libyaml's own bound
            raise ComposerError(problem=TOO_DEEP, problem_mark=error.problem_mark) from error
        raise
    except (RecursionError, ValueError) as error:  # ValueError: an escape that is no character, "\\UFFFFFFFF"
        raise yaml.YAMLError(str(error) or TOO_DEEP) from error
    return node

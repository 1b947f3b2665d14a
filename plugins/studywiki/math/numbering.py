r"""Numbers of equations: each page counts those that bear a `\label`, and `\eqref` and `\ref` lead to them.

An equation is numbered where its author gave it a name to speak of it by, or wrote the number himself (`\tag`): the
derivations of a study wiki are long, and numbers that nothing refers to are noise. In `align` and its kin each row has
a number of its own, elsewhere the formula has one. A label `loss`, `eq:loss` or `eq-loss` is the place `#eq-loss`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from studywiki.math import mathjax_compat
from studywiki.tex_environments import WITH_ROWS, WITHOUT_ROWS

_LABEL = re.compile(r"\\label\s*\{([^{}]*)\}")
_TAG = re.compile(r"\\tag(?P<star>\*?)\s*\{(?P<text>(?:[^{}]|\{[^{}]*\})*)\}")
_ROWS = re.compile(
    rf"(\s*\\begin\s*\{{(?:{WITH_ROWS})\*?\}}(?:\s*\{{\d+\}})?)(.*)(\\end\s*\{{(?:{WITH_ROWS})\*?\}}\s*)",
    re.DOTALL,
)
_END = re.compile(rf"\\end\s*\{{(?:{WITHOUT_ROWS})\*?\}}\s*\Z")
_PREFIX = re.compile(r"^eq[:\-_.]")
REFERENCE = re.compile(r"\\(?P<kind>eqref|ref)\s*\{(?P<label>[^{}]+)\}")


class Equation(Struct, frozen=True):
    """An equation that can be referred to."""

    label: str
    number: str
    """As it is shown, without brackets: `3`, `A`."""
    page: str = ""
    """Path below the docs folder of the page that it stands on."""

    @property
    def anchor(self) -> str:
        """Its place in its page: `eq-loss`."""
        return anchor(self.label)


def anchor(label: str) -> str:
    """The place of the equation named `label`."""
    return "eq-" + re.sub(r"[^\w.\-]+", "-", _PREFIX.sub("", label.strip())).strip("-")


class Numbering(Struct):
    """Counts the equations of one page."""

    page: str = ""
    equations: dict[str, Equation] = field(default_factory=dict)
    """Those that have been counted, by anchor."""
    twice: list[str] = field(default_factory=list)
    """Labels that stand on the page more than once."""
    count: int = 0

    def number(self, tex: str, *, display: bool) -> tuple[str, list[Equation]]:
        r"""`tex` with `\tag` for `\label`, and the equations that it holds."""
        if "\\label" not in tex and "\\tag" not in tex:
            return tex, []
        rows = _ROWS.fullmatch(tex) if display else None
        if not rows:
            return self._row(tex, display=display)
        numbered = [self._row(row, display=True, in_rows=True) for row in mathjax_compat.split(rows[2], "\\\\")]
        found = [equation for _, equations in numbered for equation in equations]
        return rows[1] + "\\\\".join(row for row, _ in numbered) + rows[3], found

    def _row(self, tex: str, *, display: bool, in_rows: bool = False) -> tuple[str, list[Equation]]:
        labels = [name.strip() for name in _LABEL.findall(tex) if name.strip()]
        tags = list(_TAG.finditer(tex))
        bare = _TAG.sub("", _LABEL.sub("", tex))
        if tags:
            shown, mark = tags[0]["text"], tags[0]["star"]
        elif labels:
            self.count += 1
            shown, mark = str(self.count), ""
        else:
            return bare, []
        words = shown if mark else f"({shown})"
        tail = f"\\tag{mark}{{{shown}}}" if display else f"\\qquad\\text{{{words}}}"
        # a tag may stand anywhere in its row: at its end, but before the `\end` of an equation
        equation = _END.search(bare) if display and not in_rows else None
        at = equation.start() if equation else len(bare)
        return bare[:at] + tail + bare[at:], [self._add(label, shown) for label in labels]

    def _add(self, label: str, number: str) -> Equation:
        equation = Equation(label, number, self.page)
        if equation.anchor in self.equations:
            self.twice.append(label)
        else:
            self.equations[equation.anchor] = equation
        return equation


class Equations:
    """Every equation of a wiki that can be referred to."""

    def __init__(self) -> None:
        self._pages: dict[str, dict[str, Equation]] = {}

    def enter(self, page: str, formulas: Iterable[tuple[str, bool]]) -> None:
        """Count the formulas of `page`, each its TeX and whether it is on display, for other pages to refer to."""
        numbering = Numbering(page)
        for tex, display in formulas:
            numbering.number(tex, display=display)
        self._pages[page] = numbering.equations

    def of(self, page: str) -> Mapping[str, Equation]:
        """Those of `page`, by their places."""
        return self._pages.get(page, {})

    def find(self, label: str, page: str, own: dict[str, Equation]) -> Sequence[Equation]:
        """The equations that `label` may mean on `page`: one of its own, else all of the wiki's."""
        place = anchor(label)
        if place in own:
            return [own[place]]
        return [known[place] for other, known in self._pages.items() if other != page and place in known]

    def asked(self, used: dict[tuple[str, ...], object]) -> Equations:
        """These, for a page whose questions and answers are noted in `used`."""
        return _Asked(self, used)

    def labels(self, own: dict[str, Equation]) -> Iterator[str]:
        """Every label."""
        for known in (own, *self._pages.values()):
            yield from (equation.label for equation in known.values())


class _Asked(Equations):
    """What another page than the asking one has of `equations` is noted."""

    def __init__(self, equations: Equations, used: dict[tuple[str, ...], object]) -> None:
        self._pages = equations._pages
        self._used = used

    def find(self, label: str, page: str, own: dict[str, Equation]) -> Sequence[Equation]:
        found = super().find(label, page, own)
        if anchor(label) not in own:
            self._used["equation", label, page] = tuple(found)
        return found

    def labels(self, own: dict[str, Equation]) -> Iterator[str]:
        self._used["equations",] = tuple(sorted(super().labels({})))
        return super().labels(own)

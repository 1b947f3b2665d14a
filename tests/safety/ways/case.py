"""A way in, as data: the files that a contributor hands in, and which addresses a reader then opens."""

from __future__ import annotations

import base64
import gzip
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

CASES = Path(__file__).with_name("cases")
CONTROLS = Path(__file__).with_name("controls.yml")
MARKER = "leaked-7f3a91c0"
"""Text of the files and of the variable that no page may show."""


@dataclass(frozen=True)
class Case:
    """One way, or a few of one kind."""

    name: str
    why: str
    """The guarantee that it tries."""
    number: int
    """What its `pwn()` and `PWNLOG` say and its `evil.invalid` is called: so it is known wherever it is noticed."""
    files: dict[str, Any]
    """Path below the wiki's folder -> text; or {base64:}, {text:, encoding:}, {gzip:}, {link:}."""
    kind: str = ""
    """The name of its file."""
    config: dict[str, Any] = field(default_factory=dict)
    open: tuple[str, ...] = ()
    """Addresses below the case's folder (below the site, with a slash in front); without any, all that it has."""
    hover: tuple[str, ...] = ()
    click: str = ""
    nav: bool = False
    """Its pages stand in the sidebar."""
    own: bool = False
    """It has a wiki of its own."""
    kept: dict[str, str] = field(default_factory=dict)
    """File of the site -> what must stand in it."""
    told: str = ""
    """Pattern of what the check must say."""
    notices: str = ""
    """Of a control: the canary that must notice something."""

    @property
    def alone(self) -> bool:
        """Whether it needs a wiki of its own: a few files mean something at one place only."""
        return self.own or any(not path.startswith("docs/") for path in self.files)

    def written(self, text: str, root: Path) -> str:
        """Give a text of the case with its number in it, for a wiki in `root`."""
        text = self.numbered(text).replace("evil.invalid", f"c{self.number}.evil.invalid")
        text = text.replace("PWNED", str(root / f"PWNED{self.number}")).replace("OUTSIDE", str(root.parent / "outside"))
        return re.sub(r"\bMARKER\b", MARKER, text)

    def numbered(self, text: str) -> str:
        """Give a text or a file's name with the number in what runs and in what a line of the log says."""
        return text.replace("pwn()", f"pwn({self.number})").replace("PWNLOG", f"PWNLOG{self.number}")

    def place(self, root: Path, folder: str) -> None:
        """Write the files into the wiki `root`, those of docs into `folder` of docs."""
        for path, content in self.files.items():
            if folder:
                path = path.replace("docs/", f"docs/{folder}/", 1)
            place = root / self.numbered(path)
            place.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, dict) and "link" in content:
                place.symlink_to(self.written(content["link"], root))
            else:
                place.write_bytes(self._bytes(content, root))

    def _bytes(self, content: Any, root: Path) -> bytes:
        if isinstance(content, str):
            return self.written(content, root).encode()
        if "base64" in content:
            return base64.b64decode(content["base64"])
        if "gzip" in content:
            return gzip.compress(self.written(content["gzip"], root).encode())
        return self.written(content["text"], root).encode(content["encoding"])


def loaded(path: Path, first: int) -> list[Case]:
    """Give the cases of a file; numbers begin at `first`."""
    found = []
    for number, drawn in enumerate(yaml.safe_load(path.read_text("utf-8")), first):
        if "page" in drawn:
            drawn["files"] = {"docs/a.md": drawn.pop("page")}
        for key in ("open", "hover"):
            drawn[key] = tuple(drawn.get(key, ()))
        found.append(Case(number=number, kind=path.stem, **drawn))
    return found


def cases() -> list[Case]:
    found: list[Case] = []
    for path in sorted(CASES.glob("*.yml")):
        found += loaded(path, 100 + len(found))
    return found


def controls() -> list[Case]:
    return loaded(CONTROLS, 900)

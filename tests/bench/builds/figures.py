"""All that one run of the bench has measured: costs, weights, and where and when it was; as a file, too."""

from __future__ import annotations

import json
import os
import platform
import re
import subprocess
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tests.bench.builds.measuring import Cost
from tests.bench.builds.weighing import Weight

PACKAGES = ("mkdocs-studywiki", "mkdocs", "mkdocs-material", "Markdown", "pymdown-extensions", "markdown-it-py")


@dataclass
class Of:
    """What was measured of one contender at one size."""

    costs: dict[str, list[Cost]] = field(default_factory=dict)
    """State -> the cost of each round."""
    weight: Weight | None = None

    def least(self, state: str) -> Cost | None:
        """The least of each figure: what a shared machine adds is no cost of the build."""
        rounds = self.costs.get(state)
        if not rounds:
            return None
        return Cost(*(min(getattr(each, name) for each in rounds) for name in ("cpu", "wall", "memory")))


@dataclass
class Figures:
    """The figures of one run, and of others that were added to it."""

    date: str
    machine: str
    """Its processor, its cores, its system."""
    versions: dict[str, str]
    rounds: int
    sizes: dict[int, dict[str, Of]] = field(default_factory=dict)
    """Pages -> contender -> what was measured."""
    real: dict[str, dict[str, Of]] = field(default_factory=dict)
    """The same of wikis that are there, by name."""

    def save(self, file: Path) -> None:
        """Keep them."""
        file.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1), "utf-8")


def begin(rounds: int, zensical: Path | None) -> Figures:
    """The figures of a run that begins now, on this machine, with nothing measured."""
    versions = {"Python": platform.python_version(), **{name: version(name) for name in PACKAGES}}
    if commit := _said("git", "-C", str(Path(__file__).parent), "rev-parse", "--short", "HEAD"):
        versions["mkdocs-studywiki"] += f" ({commit})"
    if zensical:
        said = _said(str(zensical.parent / "python"), "-m", "pip", "show", "zensical")
        versions["zensical"] = "".join(re.findall(r"^Version: (.*)$", said, re.MULTILINE))
    return Figures(datetime.now(UTC).date().isoformat(), _machine(), versions, rounds)


def load(file: Path) -> Figures:
    """Figures that were kept. Raises `OSError`."""
    kept = json.loads(file.read_text("utf-8"))
    sizes = {int(size): _of(contenders) for size, contenders in kept.pop("sizes").items()}
    real = {name: _of(contenders) for name, contenders in kept.pop("real").items()}
    return Figures(**kept, sizes=sizes, real=real)


def _of(contenders: dict[str, Any]) -> dict[str, Of]:
    return {
        name: Of(
            {state: [Cost(**each) for each in rounds] for state, rounds in of["costs"].items()},
            Weight(**of["weight"]) if of["weight"] else None,
        )
        for name, of in contenders.items()
    }


def _machine() -> str:
    info = Path("/proc/cpuinfo").read_text("utf-8", "replace") if Path("/proc/cpuinfo").is_file() else ""
    found = re.search(r"^model name\s*: (.*)$", info, re.MULTILINE)
    cores = len(os.sched_getaffinity(0))
    return f"{found[1].strip() if found else platform.machine()}, {cores} cores, {platform.system()}"


def _said(*command: str) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    except OSError:
        return ""

"""What one page can cost a build: processor time, memory and the size of what comes out, as the page grows.

    python -m tests.bench.growth [--full] [--grid] [--only WORDS] [--sizes 12.5,25,50,100]

Each input stands in a page beside a good one; the wiki is built in a process of its own, which is stopped at `SECONDS`
of processor time and at `MEGABYTES`. What an empty page costs is taken off. The exponent is that of the time between
pages of different sizes, the largest of them: 1 is in proportion to the page. Times below `NOISE` say nothing, and are
dashes.

`--full`: the inputs at the size at which they once took minutes. `--grid`: each construct of the grammar repeated with
each separator.
"""

from __future__ import annotations

import argparse
import importlib
import logging
import math
import os
import re
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench import inputs

SECONDS = 60
MEGABYTES = 1_000
NOISE = 0.25
"""Seconds above an empty page's that are measured at all."""

APART = 4
"""Times by which two sizes differ at least that are compared: between nearer ones the noise decides."""

QUICK = 1.0
"""Seconds at the largest size below which the growth of an input of the grid is not looked at."""

ALLOWED_SECONDS, ALLOWED_MEGABYTES, ALLOWED_EXPONENT = 20.0, 600, 1.15

GOOD = "# 좋은 글\n\n글과 [링크](index.md), $x^2$ 그리고 `코드`.\n"


@dataclass(frozen=True)
class Measured:
    """One build."""

    seconds: float
    megabytes: float
    page: int
    """Bytes of the page that came out."""
    codes: tuple[str, ...]
    """The problems told of the page, each once, with the first line."""
    end: str = ""
    """Why it did not come to its end; empty where it did."""
    good: bool = True
    """The good page is there and whole."""


def build(text: str, name: str = "docs/bad.md") -> Measured:
    """Build a wiki with `text` as the file `name` beside a good page."""
    with tempfile.TemporaryDirectory() as work:
        root = Path(work)
        (root / "docs").mkdir()
        (root / "mkdocs.yml").write_text(
            "site_name: 위키\ntheme: {name: material, language: ko}\nplugins: [studywiki]\n", "utf-8"
        )
        (root / "docs" / "index.md").write_text("# 처음\n", "utf-8")
        (root / "docs" / "good.md").write_text(GOOD, "utf-8")
        (root / name).write_text(text, "utf-8")
        child = os.fork()
        if not child:
            _build_here(root)
        return _watched(child, root, name)


def _build_here(root: Path) -> None:
    """Build, in this process, which ends here."""
    sys.stdout.flush()
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 5))
    os.chdir(root)
    with (root / "log").open("w", encoding="utf-8") as log:
        code = 1
        os.dup2(log.fileno(), 2)
        handler = logging.StreamHandler(log)
        logging.getLogger("mkdocs").addHandler(handler)
        logging.getLogger("mkdocs").setLevel(logging.WARNING)
        try:
            from mkdocs.commands.build import build as mkdocs_build
            from mkdocs.config import load_config

            config = load_config(str(root / "mkdocs.yml"))
            config.plugins.on_startup(command="build", dirty=False)
            mkdocs_build(config)
            code = 0
        except BaseException as error:  # noqa: BLE001  whatever it is, it is what is measured
            print(f"ENDED {type(error).__name__}: {error}", file=log)
        log.flush()
        os._exit(code)


def _watched(child: int, root: Path, name: str) -> Measured:
    end = ""
    statm = Path(f"/proc/{child}/statm")
    while True:
        pid, status, usage = os.wait4(child, os.WNOHANG)
        if pid:
            break
        with suppress(OSError, ValueError, IndexError):
            if int(statm.read_text().split()[1]) * resource.getpagesize() > MEGABYTES * 1_000_000 and not end:
                end = f"over {MEGABYTES} MB"
                os.kill(child, 9)
        time.sleep(0.02)
    if not end and os.WIFSIGNALED(status):
        end = f"signal {os.WTERMSIG(status)}"
    log = (root / "log").read_text("utf-8", errors="replace") if (root / "log").is_file() else ""
    if not end and status:
        end = "".join(re.findall(r"(?m)^ENDED.*", log))[:200] or "failed"
    told: dict[str, str] = {}
    for line, code in re.findall(rf"{re.escape(name)}:(\d+):\d+: ([a-z-]+)", log):
        told.setdefault(code, f"{code}@{line}")
    made = root / "site" / Path(name).relative_to("docs").with_suffix(".html")
    good = root / "site" / "good.html"
    whole = good.is_file() and "katex" in good.read_text("utf-8")
    size = made.stat().st_size if made.is_file() else 0
    seconds = usage.ru_utime + usage.ru_stime
    return Measured(seconds, usage.ru_maxrss / 1000, size, tuple(told.values()), end, whole)


@dataclass
class Row:
    """What was measured of one input."""

    name: str
    builds: list[Measured] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)

    def exponent(self, empty: float) -> float | None:
        """Give the largest power of the page's size with which its time grows; None where it is too short to say."""
        spent = [max(one.seconds - empty, NOISE) for one in self.builds]
        pairs = [(at, later) for later in range(len(spent)) for at in range(later) if spent[later] > NOISE]
        powers = [
            math.log(spent[later] / spent[at]) / math.log(self.sizes[later] / self.sizes[at])
            for at, later in pairs
            if self.sizes[later] >= APART * self.sizes[at]
        ]
        return max(powers, default=None)

    def line(self, empty: float) -> str:
        """Give it as a row of the table."""
        power = self.exponent(empty)
        last = self.builds[-1]
        seconds = " ".join(f"{max(one.seconds - empty, 0):6.2f}" for one in self.builds)
        bad = last.end or ("" if last.good else "the good page is lost")
        return (
            f"{self.name:32} {seconds} s  {last.megabytes:5.0f} MB  {last.page / 1000:8.0f} kB  "
            f"{'-' if power is None else f'{power:.2f}':>5}  {bad} {' '.join(last.codes)}"
        )

    def wrong(self, empty: float) -> bool:
        """Tell whether a bound does not hold."""
        last = self.builds[-1]
        over = last.seconds - empty > ALLOWED_SECONDS or last.megabytes > ALLOWED_MEGABYTES
        return over or bool(last.end) or not last.good or (self.exponent(empty) or 0) > ALLOWED_EXPONENT


def growing(one: inputs.Input, name: str, sizes: Sequence[int]) -> Row:
    """Measure an input at each of `sizes`."""
    row = Row(name)
    for size in sizes:
        row.sizes.append(size)
        row.builds.append(build(one.of_size(size), one.name))
        if row.builds[-1].end:
            break
    return row


def full(name: str) -> Row:
    """Measure an input at its full size."""
    file, text = inputs.FULL_FILES.get(name, ("docs/bad.md", inputs.FULL.get(name, "")))
    return Row(name, [build(text, file)], [len(text.encode())])


def grid(only: str, sizes: Sequence[int], empty: float) -> Iterator[Row]:
    """Measure each construct with each separator: at the largest size, and where that takes long, at all of them."""
    for construct in inputs.CONSTRUCTS:
        for between in inputs.SEPARATORS:
            one, name = inputs.Input(construct + between), ascii(construct + between)
            if only in name:
                row = growing(one, name, sizes[-1:])
                quick = row.builds[-1].seconds - empty < QUICK and not row.wrong(empty)
                yield row if quick else growing(one, name, sizes)


def main() -> int:
    """Print the table that the command line asks for; 1 where a bound does not hold."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.growth")
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--grid", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--sizes", default="12.5,25,50,100")
    options = parser.parse_args()
    sizes = [int(float(one) * 1000) for one in options.sizes.split(",")]
    for module in ("material.plugins.search.plugin", "material.plugins.tags.plugin", "studywiki.mkdocs_plugin.plugin"):
        importlib.import_module(module)  # once, and not in each child
    empty = min(build("# 빈 글\n").seconds for _ in range(3))
    print(f"an empty page: {empty:.2f} s of processor time, which the figures below are without", flush=True)
    rows: Iterator[Row]
    if options.full:
        rows = (full(name) for name in [*inputs.FULL, *inputs.FULL_FILES] if options.only in name)
    elif options.grid:
        rows = grid(options.only, sizes, empty)
    else:
        rows = (growing(one, name, sizes) for name, one in inputs.GROWTH.items() if options.only in name)
    wrong = 0
    for row in rows:
        wrong += row.wrong(empty)
        print(f"{'!' if row.wrong(empty) else ' '} {row.line(empty)}", flush=True)
    print(f"{wrong} beyond a bound")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())

"""What a formula costs: this engine, cold, beside KaTeX in Node; and how many bytes it is in the page.

    python tests/bench/math_speed.py FOLDER [FOLDER ...]

Takes every formula of the Markdown files below the folders. Each engine is a new process that loads KaTeX and typesets
every distinct formula once, in batches of a page; the time is that of all of it. Node is left out where there is none.
"""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
import tempfile
import time
from importlib import resources
from pathlib import Path

from studywiki.markup import markup
from studywiki.math import mathjax_compat
from studywiki.math.engine import Engine, Job

NODE = """
const katex = require(process.argv[2]);
require(process.argv[3]);
for (const [tex, displayMode] of JSON.parse(require("fs").readFileSync(process.argv[4], "utf8"))) {
  try {
    katex.renderToString(tex, {displayMode, strict: "ignore", maxExpand: 1000, maxSize: 100});
  } catch (fault) {
    if (!(fault instanceof katex.ParseError)) throw fault;
  }
}
"""


def pages(folders: list[Path]) -> list[list[Job]]:
    """Give the formulas of each page."""
    files = [file for folder in folders for file in sorted(folder.rglob("*")) if file.suffix in (".md", ".markdown")]
    texts = [file.read_text("utf-8", errors="replace").replace("\r\n", "\n") for file in files]
    found = [markup.Markup(text).formulas for text in texts]
    return [[Job(mathjax_compat.to_katex(f.tex, display=f.display), f.display) for f in page] for page in found]


def in_node(jobs: list[Job]) -> float | None:
    """Give the seconds that Node takes for `jobs`, its own start included; None without Node."""
    node = shutil.which("node")
    if not node:
        return None
    katex = resources.files("studywiki") / "assets" / "katex"
    with tempfile.TemporaryDirectory() as work:
        script, data = Path(work, "run.js"), Path(work, "jobs.json")
        # mhchem asks for KaTeX by its npm name
        mhchem = Path(work, "mhchem.js")
        source = (katex / "mhchem.min.js").read_text("utf-8")
        mhchem.write_text(
            source.replace('require("katex")', f"require({json.dumps(str(katex / 'katex.min.js'))})"), "utf-8"
        )
        script.write_text(NODE, "utf-8")
        data.write_text(json.dumps([[job.tex, job.display] for job in jobs]), "utf-8")
        start = time.perf_counter()
        subprocess.run([node, script, str(katex / "katex.min.js"), mhchem, data], check=True)
        return time.perf_counter() - start


def main(arguments: list[str]) -> int:
    """Print the figures for the folders in `arguments`."""
    start = time.perf_counter()
    by_page = pages([Path(argument) for argument in arguments])
    finding = time.perf_counter() - start
    every = [job for page in by_page for job in page]
    distinct = list(dict.fromkeys(every))
    if not distinct:
        print("no formulas")
        return 1
    engine = Engine()
    start = time.perf_counter()
    answers = [engine.typeset(page) for page in by_page]
    ours = time.perf_counter() - start
    engine.close()
    html = {job: answer.html(job.tex) for page in answers for job, answer in page.items() if not answer.why}
    size = sum(len(text.encode()) for text in html.values())
    packed = len(gzip.compress("".join(html.values()).encode(), 6))
    print(f"formulas {len(every)}, distinct {len(distinct)}, refused {len(distinct) - len(html)}")
    print(f"found in {1000 * finding / len(every):.3f} ms a formula, reading the files included")
    print(
        f"typeset cold: {1000 * ours / len(distinct):.3f} ms a distinct formula, {1000 * ours / len(every):.3f} ms each"
    )
    node = in_node(distinct)
    print("no Node here" if node is None else f"KaTeX in Node: {1000 * node / len(distinct):.3f} ms a distinct formula")
    print(f"{size / len(html):.0f} bytes a formula, {packed / len(html):.0f} compressed")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

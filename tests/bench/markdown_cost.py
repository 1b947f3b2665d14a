"""What reading Markdown as GitHub does costs a wiki's build: the build with the Markdown room beside the one without.

    python tests/bench/markdown_cost.py MKDOCS_YML [PAIRS]

Builds the wiki in new processes, one of either kind in turn, and prints the processor time of each and the ratio of
every pair. Without the room, Python-Markdown reads blocks and inline text itself; everything else is the same.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

WITHOUT = """
from mkdocs.plugins import event_priority
from studywiki.markdown.extension import StudyWikiMarkdown

@event_priority(-100)
def on_config(config):
    ours = StudyWikiMarkdown
    config.markdown_extensions = [each for each in config.markdown_extensions if not isinstance(each, ours)]
    return config
"""


def build(config: Path, site: Path) -> float:
    """Build the wiki of `config` into `site`; give the seconds of processor time that it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "mkdocs", "build", "-f", str(config), "-d", str(site)]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Measure the wiki that the command line names."""
    config, pairs = Path(sys.argv[1]).absolute(), int(sys.argv[2]) if len(sys.argv) > 2 else 3
    with tempfile.TemporaryDirectory() as work:
        hook = Path(work, "without.py")
        hook.write_text(WITHOUT, "utf-8")
        bare = config.with_name("without-markdown-room.yml")
        try:
            bare.write_text(yaml.safe_dump({"INHERIT": config.name, "hooks": [str(hook)]}), "utf-8")
            ratios = []
            for _ in range(pairs):
                without, with_it = build(bare, Path(work, "a")), build(config, Path(work, "b"))
                ratios.append(with_it / without)
                print(f"without {without:7.2f} s   with {with_it:7.2f} s   ratio {ratios[-1]:.3f}", flush=True)
        finally:
            bare.unlink(missing_ok=True)
        print(f"median ratio {statistics.median(ratios):.3f}")


if __name__ == "__main__":
    main()

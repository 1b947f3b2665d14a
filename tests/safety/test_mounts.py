"""A site's folder that is a mount, or is seen through one: it is renewed file by file, and every view of it with it.

Each case runs in a mount namespace of its own. Where none can be had it is skipped, but never in CI.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.safety.test_atomic import ENVIRONMENT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux's mounts")
WAYS = [["unshare", "-m"], ["unshare", "-Urm"], ["sudo", "-n", "-E", "unshare", "-m"]]

HEAD = """
import os, subprocess, sys
from pathlib import Path
from studywiki.publishing import mounts
from studywiki.publishing.place import refusal
from studywiki.publishing.staging import Staging
from tests.safety.test_staging import HIDDEN, NEW, OLD, build, read, write

root = Path(sys.argv[1])
site = root / "site"

def mount(*arguments):
    subprocess.run(["mount", *map(str, arguments)], check=True)

def shown(folder):
    return {name: text for name, text in read(folder).items() if not name.startswith(".")}

write(site, OLD)
"""


@pytest.fixture(scope="module")
def namespace() -> list[str]:
    """Give the command that runs another where it may mount."""
    for way in WAYS:
        if shutil.which(way[0]):
            trial = [*way, "sh", "-c", "mount -t tmpfs none /mnt"]
            if subprocess.run(trial, capture_output=True, check=False).returncode == 0:
                return way
    assert not os.environ.get("CI"), "CI's machines can mount"
    pytest.skip("nothing can be mounted here")


def run(namespace: list[str], root: Path, code: str) -> None:
    paths = os.pathsep.join([str(Path(__file__).parents[2]), *sys.path])
    done = subprocess.run(
        [*namespace, sys.executable, "-c", HEAD + code, str(root)],
        env={**ENVIRONMENT, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr


CASES = {
    "bound to itself": """
mount("--bind", site, site)
assert mounts.is_apart(site)
build(site)
assert read(site) == {**NEW, **HIDDEN}
""",
    "bound to another folder, as docker -v does": """
write(root / "volume", OLD)
mount("--bind", root / "volume", site)
build(site)
assert read(site) == {**NEW, **HIDDEN} == read(root / "volume")
""",
    "on another file system": """
mount("-t", "tmpfs", "none", site)
write(site, OLD)
for _ in range(2):
    build(site)
    assert read(site) == {**NEW, **HIDDEN}
""",
    "on another file system that is full": """
mount("-t", "tmpfs", "-o", "size=400k", "none", site)
write(site, {**OLD, "large.txt": "x" * 200_000})
before = read(site)
made = Staging.beside(site)
try:
    write(made.folder, {**NEW, "large.txt": "y" * 300_000})
    raise SystemExit("the disk is not full")
except OSError:
    made.discard()
assert read(site) == before
""",
    "seen through another mount": """
(root / "view").mkdir()
mount("--bind", site, root / "view")
assert mounts.is_apart(site)
build(site)
assert read(site) == {**NEW, **HIDDEN} == read(root / "view")
""",
    "a part of it is seen through another mount": """
write(site, {"a/b.html": "old"})
(root / "view").mkdir()
mount("--bind", site / "a", root / "view")
build(site)
assert read(root / "view") == {"b.html": "new"}
""",
    "its parent is seen through another mount: that sees any change": """
(root / "view").mkdir()
mount("--bind", root, root / "view")
assert not mounts.is_apart(site)
build(site)
assert read(root / "view" / "site") == {**NEW, **HIDDEN}
""",
    "mounted by another process, while the build runs": """
(root / "view").mkdir()
made = Staging.beside(site)
write(made.folder, NEW)
script = f"mount --bind '{site}' '{root}/view'; echo; exec sleep 60"
server = subprocess.Popen(["unshare", "-m", "sh", "-c", script], stdout=subprocess.PIPE)
server.stdout.read(1)
try:
    assert not list((root / "view").iterdir())
    made.publish()
    assert read(Path(f"/proc/{server.pid}/root{root}/view")) == {**NEW, **HIDDEN} == read(site)
    build(site, {"index.html": "newer"})
    assert read(Path(f"/proc/{server.pid}/root{root}/view")) == {"index.html": "newer", **HIDDEN}
finally:
    server.kill()
""",
    "a folder in it is a mount": """
write(site, {"a/b.html": "old"})
mount("-t", "tmpfs", "none", site / "a")
write(site, {"a/b.html": "old", "a/c.html": "old"})
build(site)
assert read(site) == {**NEW, **HIDDEN}
assert os.path.ismount(site / "a")
build(site, {"index.html": "newer"})
assert shown(site) == {"index.html": "newer"}
assert os.path.ismount(site / "a")
""",
    "the folder around it is read-only": """
write(root / "volume", OLD)
mount("--bind", root, root)
os.chdir(root)
mount("--bind", root / "volume", site)
mount("-o", "remount,ro,bind", root)
build(site)
assert read(site) == {**NEW, **HIDDEN}
""",
    "a name with what mountinfo escapes": r"""
odd = root / "a b\\c\n가"
write(odd, OLD)
mount("--bind", odd, odd)
assert mounts.is_apart(odd)
build(odd)
assert read(odd) == {**NEW, **HIDDEN}
site = odd
""",
    "killed while it was renewed": """
mount("--bind", site, site)
made = Staging.beside(site)
write(made.folder, NEW)
made._box.release()
assert [path for path in site.iterdir() if "studywiki" in path.name]
build(site)
assert read(site) == {**NEW, **HIDDEN}
""",
    "the sources, mounted there": """
write(root / "docs", {"index.md": "# text", "sub/a.md": "# text"})
for source, there in (("docs", "site"), ("docs/sub", "other"), (".", "around")):
    (root / there).mkdir(exist_ok=True)
    mount("--bind", root / source, root / there)
    assert refusal(root / there, root / "docs", [root]), there
    subprocess.run(["umount", root / there], check=True)
assert not refusal(site, root / "docs", [root])
""",
}
LEFT = """
assert not [path for folder in (root, site) for path in folder.iterdir() if "studywiki" in path.name]
"""


@pytest.mark.parametrize("case", CASES)
def test_a_site_that_is_a_mount(namespace: list[str], tmp_path: Path, case: str) -> None:
    run(namespace, tmp_path, CASES[case] + LEFT)

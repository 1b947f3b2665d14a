"""What stopped a build, or a check: the machine, another plugin or a template, or a fault of ours."""

from __future__ import annotations

import errno
import os
import traceback
from pathlib import Path

from studywiki.diagnostics import Diagnostic, Location, Severity, StoppedError
from studywiki.publishing.renewal import HalfRenewedError

PACKAGE = Path(__file__).parents[1]
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
"""It is not this one file that is at fault."""
_NOT_THERE = {errno.ENOENT, errno.ENOTDIR, errno.EISDIR}
"""It is not the machine that is at fault, but who looks for a file there."""
_EVENTS = ("/mkdocs/plugins.py", "/properdocs/plugins.py")
"""Where plugins are called."""
_WE_SWITCH_ON = ("/mkdocs/", "/properdocs/", "/material/", "/jinja2/")
"""What is no other plugin's."""


def explained(error: Exception, site: str) -> Diagnostic:
    """Say why `error` has stopped the build of `site`."""
    if isinstance(error, StoppedError):
        return error.diagnostic
    if isinstance(error, HalfRenewedError):
        halfway = explained(error.error, site)
        return Diagnostic("build-half-published", halfway.location, halfway.values, Severity.ERROR)
    why = f"{type(error).__name__}: {error}".strip().split("\n", 1)[0][:300]
    place = Location("mkdocs.yml")
    frames = traceback.extract_tb(error.__traceback__)
    if isinstance(error, OSError) and error.errno is not None and not (error.errno in _NOT_THERE and _theirs(frames)):
        values = {"path": str(_path(error, Path(site))), "why": error.strerror or why}
        return Diagnostic("build-cannot-write", place, values, Severity.ERROR)
    last = Path(frames[-1].filename) if frames else PACKAGE
    trail = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames[-6:]))
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(PACKAGE)]
    if ours and not _theirs(frames) and (last.is_relative_to(PACKAGE) or not _between(frames, ours[-1])):
        return Diagnostic("build-bug", place, {"why": why, "where": trail}, Severity.ERROR)
    return Diagnostic("build-stopped", place, {"why": why, "where": trail}, Severity.ERROR)


def _theirs(frames: traceback.StackSummary) -> bool:
    """Tell whether another plugin was at work, and called nothing of ours but templates."""
    events = [at for at, frame in enumerate(frames) if _posix(frame).endswith(_EVENTS)]
    after = frames[events[-1] + 1 :] if events else []
    ours = [frame for frame in after if Path(frame.filename).is_relative_to(PACKAGE) and not _is_template(frame)]
    others = [frame for frame in after if not any(room in _posix(frame) for room in _WE_SWITCH_ON)]
    return bool(others) and not ours and not Path(others[0].filename).is_relative_to(PACKAGE)


def _posix(frame: traceback.FrameSummary) -> str:
    return Path(frame.filename).as_posix()


def _is_template(frame: traceback.FrameSummary) -> bool:
    return frame.filename.endswith(".html")


def _path(error: OSError, site: Path) -> Path:
    """The file or folder that people can look at: of a build's own folder, which will be gone, the site's."""
    full = error.errno in _FULL
    name = error.filename2 if full and error.filename2 else error.filename  # of a copy, where it was going
    if not isinstance(name, str | bytes):  # none, or a file's number
        return site
    path = Path(os.fsdecode(name))
    own = next((at for at, part in enumerate(path.parts) if part.startswith(".") and ".studywiki-" in part), None)
    if own is not None:
        path = Path(site, *path.parts[own + 2 :])
    return site if full and path.is_relative_to(site) else path


def _between(frames: traceback.StackSummary, ours: traceback.FrameSummary) -> bool:
    """Tell whether a plugin event, a template or a hook lies between our code and the fault."""
    after = frames[frames.index(ours) + 1 :]
    return any("/mkdocs/plugins.py" in _posix(frame) or _is_template(frame) for frame in after)

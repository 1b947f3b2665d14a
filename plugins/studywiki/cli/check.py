"""`studywiki check`: reads its arguments, looks through the wiki, writes the report."""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from studywiki.check import fix, renames, select
from studywiki.check.formats import FORMATS
from studywiki.check.formats.report import Report, say
from studywiki.check.touched_by import caused
from studywiki.diagnostics import Diagnostic, LineEnds, Location, Severity
from studywiki.messages.os_errors import reason
from studywiki.mkdocs_plugin import check_build, mkdocs_yml
from studywiki.terminal import console
from studywiki.terminal.printable import visible

OK, PROBLEMS, USAGE = 0, 1, 2


def add_to(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the command's arguments."""
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="report only on these files and folders")
    parser.add_argument("--format", choices=FORMATS, default="text", help="default: %(default)s")
    parser.add_argument("--changed-since", metavar="REV", help="report only on files that differ from this revision")
    parser.add_argument(
        "--fix", action="store_true", help="mend what is certain: encoding, NFC, CRLF, case of links, old addresses"
    )
    parser.add_argument(
        "-f", "--config-file", type=Path, default=Path("mkdocs.yml"), metavar="FILE", help="default: %(default)s"
    )


def check(options: argparse.Namespace, environment: Mapping[str, str]) -> int:
    """Check the wiki and write the report to the standard output; gives 0, 1 for problems, 2 for wrong usage.

    Notes (severity `info`) are shown, and are no problems. What could not be mended, or not be written, is 2 as well.
    """
    try:
        only = _selected(options)
        checked = _look(options.config_file)
        failed = 0
        if options.fix:
            mended, failed = _mend(checked, only)
            checked = _look(options.config_file) if mended else checked
    except select.NoSuchRevisionError as error:
        return _refuse(f"--changed-since {options.changed_since}: {error}")
    except check_build.CannotBuildError as error:
        return _refuse(f"{options.config_file}: {error}")
    except OSError as error:
        why = reason(error, _language(options.config_file))
        file = error.filename or options.config_file
        return _refuse(say("unread", _language(options.config_file), file=file, why=why.why, cure=why.cure))
    shown = tuple(each for each in checked.diagnostics if only(each, checked.root))
    try:
        console.write(FORMATS[options.format](_report(checked, shown, environment)), options.format)
    except OSError as error:
        why = reason(error, checked.language)
        return _refuse(say("unwritten", checked.language, why=why.why, cure=why.cure))
    if failed:
        return USAGE
    return PROBLEMS if any(each.severity is not Severity.INFO for each in shown) else OK


def _refuse(why: str) -> int:
    console.tell(f"studywiki check: {why}")
    return USAGE


def _language(config_file: Path) -> str:
    """The wiki's language; Korean, the command's own, where no mkdocs.yml tells it."""
    try:
        return mkdocs_yml.language(config_file)
    except OSError:
        return "ko"


_Selected = Callable[[Diagnostic, Path], bool]


def _selected(options: argparse.Namespace) -> _Selected:
    """The test of whether a problem is to be reported. Raises `OSError`, `select.NoSuchRevisionError`."""
    for path in (options.config_file, *options.paths):
        if not path.exists():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
    paths = [path.resolve() for path in options.paths]
    since = options.changed_since
    changed = None if since is None else select.changed_since(since, options.config_file.resolve().parent)

    def selected(diagnostic: Diagnostic, root: Path) -> bool:
        if paths and not select.below(diagnostic.location.file, root, paths):
            return False
        return changed is None or caused(diagnostic, select.named(changed, root))

    return selected


def _look(config_file: Path) -> check_build.Checked:
    """Look through the wiki, with a bar of progress where somebody watches."""
    if not console.is_terminal(sys.stderr):
        return check_build.look(config_file, lambda done, of: None)

    def progress(done: int, of: int) -> None:
        filled = 30 * done // of
        bar = "#" * filled + "." * (30 - filled)
        print(f"\r[{bar}] {done}/{of}", end="\n" if done == of else "", file=sys.stderr, flush=True)

    return check_build.look(config_file, progress)


def _mend(checked: check_build.Checked, only: _Selected) -> tuple[int, int]:
    """Mend the files that are meant; gives how many were mended, and of how many that failed."""
    files = [file for file in checked.files if only(Diagnostic("", Location(file)), checked.root)]
    told = {each.location.file for each in checked.diagnostics if isinstance(each.fix, LineEnds)}
    silenced = checked.urls.keys() - told
    mended, failed = 0, 0

    def fail(file: str, error: OSError) -> None:
        nonlocal failed
        failed += 1
        why = reason(error, checked.language)
        console.tell(say("unmended", checked.language, file=visible(file), why=why.why, cure=why.cure))

    changes = [part for each in checked.diagnostics for part in fix.parts(each.fix)]
    old = renames.old_addresses(checked.docs, checked.named, checked.free)
    for file in fix.mend(checked.root, checked.confined, files, changes, keep_crlf=silenced, old=old, failed=fail):
        mended += 1
        console.tell(say("mended", checked.language, file=visible(file)))
    return mended, failed


def _report(
    checked: check_build.Checked, diagnostics: tuple[Diagnostic, ...], environment: Mapping[str, str]
) -> Report:
    """What the formats write; on GitHub, `environment` says where the files and the site are."""
    workspace, summary = environment.get("GITHUB_WORKSPACE"), environment.get("GITHUB_STEP_SUMMARY")
    repository, commit = environment.get("GITHUB_REPOSITORY", ""), environment.get("GITHUB_SHA", "")
    prefix = ""
    root = checked.root.resolve()
    if workspace and root.is_relative_to(Path(workspace).resolve()):
        prefix = root.relative_to(Path(workspace).resolve()).as_posix() + "/"
    prefix = "" if prefix == "./" else prefix
    server = environment.get("GITHUB_SERVER_URL", "https://github.com")
    published = checked.published or _pages_of(repository)
    return Report(
        diagnostics,
        checked.root,
        checked.language,
        checked.pages,
        colour=console.is_terminal(sys.stdout) and not environment.get("NO_COLOR"),
        changed=_changed(root, environment.get("GITHUB_BASE_REF")),
        urls=checked.urls,
        published=published.rstrip("/") + "/" if published else "",
        source=f"{server}/{repository}/blob/{commit}/{prefix}" if repository and commit else "",
        prefix=prefix,
        summary=Path(summary) if summary else None,
        confined=checked.confined,
    )


def _pages_of(repository: str) -> str:
    """Where GitHub Pages publishes `owner/name`, unless its owner has said otherwise."""
    owner, _, name = repository.partition("/")
    host = f"{owner.lower()}.github.io"
    return "" if not name else f"https://{host}/" if name.lower() == host else f"https://{host}/{name}/"


def _changed(root: Path, base: str | None) -> dict[str, str]:
    """What the pull request against the branch `base` changes, named from `root`."""
    if not base:
        return {}
    try:
        return select.named(select.changed_since(f"origin/{base}", root), root)
    except select.NoSuchRevisionError as error:
        console.tell(f"studywiki check: what has changed is not known: origin/{base}: {error}")
        return {}

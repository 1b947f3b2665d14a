"""`studywiki check`: reads its arguments, looks through the wiki, writes the report."""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from studywiki.check import select
from studywiki.check.formats.report import Report, say
from studywiki.check.formats.table import FORMATS
from studywiki.check.select import Selected
from studywiki.check.touched_by import caused
from studywiki.cli import asking, judging, keeping
from studywiki.cli.mending import mended, with_new_names
from studywiki.diagnostics import Diagnostic, Severity
from studywiki.external.visiting import OfflineError
from studywiki.messages.os_errors import reason
from studywiki.mkdocs_plugin import check_build, mkdocs_yml
from studywiki.terminal import console

OK, PROBLEMS, USAGE = 0, 1, 2
_FAILING = {"warning": {Severity.WARNING, Severity.ERROR}, "error": {Severity.ERROR}}


def add_to(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the command's arguments; `messages/phrases/command.toml` has their help."""
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    parser.add_argument("--format", choices=FORMATS, default="text")
    parser.add_argument("--changed-since", metavar="REV")
    parser.add_argument("--fix", action="store_true")
    parser.add_argument("--write-baseline", action="store_true")
    parser.add_argument("--external", action="store_true")
    parser.add_argument("--external-private", action="store_true")
    parser.add_argument("--fail-on", choices=("warning", "error"), default="warning")
    parser.add_argument("-f", "--config-file", type=Path, default=Path("mkdocs.yml"), metavar="FILE")


def check(options: argparse.Namespace, environment: Mapping[str, str]) -> int:
    """Check the wiki and write the report to the standard output; gives 0, 1 for problems, 2 for wrong usage.

    Notes (severity `info`) are shown, and are no problems. What could not be mended, or not be written, is 2 as well.
    """
    if options.write_baseline and (options.paths or options.external or options.changed_since is not None):
        return _refuse(say("baseline_whole", _language(options.config_file)))
    try:
        only = _selected(options)
        checked = _look(options)
        failed = 0
        if options.fix:
            checked, failed = mended(checked, lambda: _look(options), only)
        if options.write_baseline:
            checked = keeping.keep(checked)
        report = _report(checked, options, only, environment)
    except select.NoSuchRevisionError as error:
        return _refuse(f"--changed-since {options.changed_since}: {error}")
    except check_build.CannotBuildError as error:
        return _refuse(f"{options.config_file}: {error}")
    except OfflineError:
        return _refuse(say("offline", _language(options.config_file)))
    except keeping.NotWrittenError as error:
        return _refuse(f"--write-baseline: {error}")
    except OSError as error:
        why = reason(error, _language(options.config_file))
        file = error.filename or options.config_file
        return _refuse(say("unread", _language(options.config_file), file=file, why=why.why, cure=why.cure))
    failing = [each for each in report.diagnostics if each.severity in _FAILING[options.fail_on]]
    if options.write_baseline and not failing:  # all that there is to say was said
        return USAGE if failed else OK
    try:
        console.write(FORMATS[options.format](report), options.format)
    except OSError as error:
        why = reason(error, checked.language)
        return _refuse(say("unwritten", checked.language, why=why.why, cure=why.cure))
    if failed:
        return USAGE
    return PROBLEMS if failing else OK


def _refuse(why: str) -> int:
    console.tell(f"studywiki check: {why}")
    return USAGE


def _language(config_file: Path) -> str:
    """The wiki's language; Korean, the command's own, where no mkdocs.yml tells it."""
    try:
        return mkdocs_yml.language(config_file)
    except OSError:
        return "ko"


def _selected(options: argparse.Namespace) -> Selected:
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


def _look(options: argparse.Namespace) -> check_build.Checked:
    """Look through the wiki, with a bar of progress where somebody watches."""
    config_file = options.config_file
    external = None
    if options.external:
        external = asking.asker(config_file.parent, _language(config_file), private=options.external_private)
    if not console.is_terminal(sys.stderr):
        return check_build.look(config_file, lambda done, of: None, external)

    def progress(done: int, of: int) -> None:
        filled = 30 * done // of
        bar = "#" * filled + "." * (30 - filled)
        print(f"\r[{bar}] {done}/{of}", end="\n" if done == of else "", file=sys.stderr, flush=True)

    return check_build.look(config_file, progress, external)


def _report(
    checked: check_build.Checked, options: argparse.Namespace, only: Selected, environment: Mapping[str, str]
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
    base = environment.get("GITHUB_BASE_REF")
    changed = _changed(root, base, checked.language)
    if base and changed is not None and options.format == "github":
        found = judging.of_pull_request(checked, options.config_file, base, changed)
    else:
        found = judging.judged(checked)
    # what was there before is known by its own name, as the build says it
    diagnostics = [each for each in with_new_names(checked, found.diagnostics) if only(each, checked.root)]
    if options.format == "text" and found.held:  # what is new stands where the eye is: at the end
        diagnostics.sort(key=lambda each: each.severity is not Severity.INFO)
    return Report(
        tuple(diagnostics),
        checked.root,
        checked.language,
        checked.pages,
        colour=console.is_terminal(sys.stdout) and not environment.get("NO_COLOR"),
        changed=changed or {},
        urls=checked.urls,
        published=published.rstrip("/") + "/" if published else "",
        source=f"{server}/{repository}/blob/{commit}/{prefix}" if repository and commit else "",
        prefix=prefix,
        summary=Path(summary) if summary else None,
        confined=checked.confined,
        held=found.held,
    )


def _pages_of(repository: str) -> str:
    """Where GitHub Pages publishes `owner/name`, unless its owner has said otherwise."""
    owner, _, name = repository.partition("/")
    host = f"{owner.lower()}.github.io"
    return "" if not name else f"https://{host}/" if name.lower() == host else f"https://{host}/{name}/"


def _changed(root: Path, base: str | None, language: str) -> dict[str, str] | None:
    """What the pull request against the branch `base` changes, named from `root`; None where that is not known."""
    if not base:
        return {}
    try:
        return select.named(select.changed_since(f"origin/{base}", root), root)
    except select.NoSuchRevisionError as error:
        why = say("changes_unknown", language, revision=f"origin/{base}", why=str(error))
        console.tell(f"studywiki check: {why}")
        return None

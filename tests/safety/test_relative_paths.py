"""What mkdocs.yml says of files is seen from its own folder, wherever the build is started and the pages lie."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from studywiki.cli.main import main

SCRIPT = "<script>alert(1)</script>"
WIKI = {
    "wiki/mkdocs.yml": """\
site_name: 위키
theme: {name: material, language: ko}
docs_dir: DOCS
plugins:
- studywiki:
    sidebar: nav.yml
    topnav: links.yml
    trusted_files: ["DOCS/x.html", "DOCS/demo/**"]
    check_off: {sidebar-page-not-listed: ["DOCS/old/**"], broken-link: ["DOCS/old"]}
""",
    "wiki/nav.yml": "- title: 나의 목록\n  page: index.md\n",
    "wiki/links.yml": "- title: 나의 링크\n  url: https://example.com/\n",
    "wiki/macros.tex": "\\newcommand{\\own}{\\text{나의매크로}}\n",
    "wiki/_data/x.yml": "key: 나의 자료\n",
    "DOCS/index.md": "# 처음\n\n$\\own$ {{ site.data.x.key }}\n",
    "DOCS/old/a.md": "# 가\n\n[x](none.md)\n",
    "DOCS/x.html": SCRIPT,
    "DOCS/demo/y.html": SCRIPT,
    "DOCS/z.html": SCRIPT,
}
PLACES = {"inside": "docs", "beside": "../content"}
STARTS = [(".", "wiki/mkdocs.yml"), ("wiki", "mkdocs.yml"), ("other", "../wiki/mkdocs.yml")]


@pytest.mark.parametrize("docs", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize(("folder", "config"), STARTS)
def test_wherever_it_is_started(
    tmp_path: Path,
    docs: str,
    folder: str,
    config: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "other").mkdir()
    for name, text in WIKI.items():
        place = Path(os.path.normpath(tmp_path / name.replace("DOCS", f"wiki/{docs}")))
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text.replace("DOCS", docs), "utf-8")
    monkeypatch.chdir(tmp_path / folder)
    with Path(config).open("rb") as opened:  # as `mkdocs build -f` does: the name stays relative
        loaded = load_config(opened)
    assert loaded.config_file_path == config
    loaded.plugins.on_startup(command="build", dirty=False)
    build(loaded)
    loaded.plugins.on_shutdown()
    told = [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]
    assert [text.split("  ")[0] for text in told] == [f"studywiki: {docs}/z.html:1:1: file-cleaned"]
    site = tmp_path / "wiki" / "site"
    assert [name for name in ("x.html", "demo/y.html", "z.html") if (site / name).read_text("utf-8") == SCRIPT] == [
        "x.html",
        "demo/y.html",
    ]
    page = (site / "index.html").read_text("utf-8")
    for words in ("나의 목록", "나의 링크", "나의매크로", "나의 자료"):
        assert words in page
    main(["check", "-f", config])
    out, _ = capsys.readouterr()
    assert f"{docs}/z.html" in out
    assert "old/a.md" not in out

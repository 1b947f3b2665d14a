"""Sequences of edits: after each a build that knows of those before writes byte for byte what a clean one writes.

python -m tests.cache.edits --sequences 300 [--first 17]

Each build is a process of its own, forked from this one, as builds are; those that know of others use two workers.
"""

from __future__ import annotations

import argparse
import filecmp
import logging
import os
import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from studywiki.mkdocs_plugin import workers
from tests.conftest import MINIMAL
from tests.sparing import compiled, looked_up, prime

PAGES = 9
FEATURES = [
    "navigation.tabs",
    "navigation.sections",
    "navigation.indexes",
    "navigation.footer",
    "navigation.path",
    "navigation.expand",
    "toc.integrate",
]
WORDS = [
    "역전파",
    "경사하강법",
    "합성곱",
    "어텐션",
    "임베딩",
    "정규화",
    "드롭아웃",
    "확산",
    "강화학습",
    "토큰",
    "`코드`",
    "**굵게**",
    "$x^2$",
    "$\\R$",
]


class Wiki:
    """A wiki that is edited."""

    def __init__(self, root: Path, chance: random.Random) -> None:
        self.root, self.chance = root, chance
        self.config: dict[str, Any] = {
            **MINIMAL,
            "site_url": "https://study.github.io/wiki/",
            "use_directory_urls": chance.random() < 0.5,
            "theme": {**MINIMAL["theme"], "features": chance.sample(FEATURES, 3)},
            "markdown_extensions": ["pymdownx.snippets"],
        }
        self.order = [f"p{number}" for number in range(PAGES)]
        self.titles = {name: f"{name}의 제목" for name in self.order}
        self.write("docs/index.md", "# 처음\n\n[하나](p1.md) [둘](sub/p2.md)\n")
        self.write("docs/tags.md", "# 태그\n\n<!-- material/tags -->\n")
        self.write("docs/terms.md", "# 용어집\n\n<!-- glossary -->\n")
        termed(self)
        self.write("docs/note.txt", "끼워 넣은 글\n")
        self.write("docs/_includes/own.html", "<b>{{ include.a }}</b>\n")
        self.write("docs/_data/people.yml", "- 갑\n- 을\n")
        self.write("_config.yml", "title: 옛 위키\n")
        self.write("macros.tex", "\\newcommand{\\R}{\\mathbb{R}}\n")
        for name in self.order:
            self.write(self.path(name), self.text(name))
        self.settle()

    def path(self, name: str) -> str:
        """Where a page lies: some in a folder."""
        return f"docs/sub/{name}.md" if int(name[1:]) % 3 == 2 else f"docs/{name}.md"

    def write(self, path: str, text: str) -> None:
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")

    def any(self) -> str:
        return self.chance.choice(self.order)

    def link(self, name: str) -> str:
        """A link to some page, as from the page `name`."""
        return os.path.relpath(self.path(self.any()), Path(self.path(name)).parent)

    def text(self, name: str) -> str:
        chance = self.chance
        head = [f"title: {self.titles[name]}"] if chance.random() < 0.7 else ["summary: 한 줄"]
        head += [f"tags: [{', '.join(chance.sample(['가', '나', '다'], 2))}]"] if chance.random() < 0.5 else []
        head += [f"requires: [{self.any()}]", "minutes: 30"] if chance.random() < 0.3 else []
        parts = [
            "<!-- prerequisites -->",
            " ".join(chance.choices(WORDS, k=12)),
            f"## {chance.choice(WORDS)} {chance.randrange(9)}\n\n[글]({self.link(name)})",
            f"[없음](none{chance.randrange(3)}.md)",
            f"$$\nx \\label{{eq{chance.randrange(4)}}}\n$$",
            f"식 \\eqref{{eq{chance.randrange(5)}}}를 보라.",
            "{{ site.title }}: {{ site.data.people | join: ', ' }} {{ page.title }}",
            '{% include own.html a="값" %}',
            '--8<-- "note.txt"',
            f"![그림](그림{chance.randrange(3)}.png)",
            "```python\nx = 1  # 주석\n```",
            f"각주[^1]\n\n[^1]: {chance.choice(WORDS)}",
            f"[자리]({self.link(name)}#역전파-{chance.randrange(9)})",
        ]
        return f"---\n{chr(10).join(head)}\n---\n\n" + "\n\n".join(chance.sample(parts, 5)) + "\n"

    def settle(self) -> None:
        """Write mkdocs.yml and the sidebar."""
        self.write("mkdocs.yml", yaml.safe_dump(self.config, allow_unicode=True, sort_keys=False))
        half = len(self.order) // 2
        parts = (self.order[:half], self.order[half:])
        lines = ["- title: 처음", "  page: index.md", "- title: 태그", "  page: tags.md"]
        lines += ["- title: 용어집", "  page: terms.md"]
        for number, part in enumerate(parts):
            lines += [f"- title: 부분 {number}", "  items:"]
            for name in part:
                lines += [f"    - title: {self.titles[name]}", f"      page: {self.path(name).removeprefix('docs/')}"]
        self.write("sidebar_doc.yml", "\n".join(lines) + "\n")


def edited(wiki: Wiki) -> None:
    name = wiki.any()
    wiki.write(wiki.path(name), wiki.text(name))


def added(wiki: Wiki) -> None:
    name = f"p{wiki.chance.randrange(100, 999)}"
    if name not in wiki.titles:
        wiki.titles[name] = f"새 {name}"
        wiki.order.insert(wiki.chance.randrange(len(wiki.order)), name)
        wiki.write(wiki.path(name), wiki.text(name))


def renamed(wiki: Wiki) -> None:
    name, new = wiki.any(), f"p{wiki.chance.randrange(1000, 9999)}"
    wiki.titles[new] = wiki.titles[name]
    wiki.order[wiki.order.index(name)] = new
    (wiki.root / wiki.path(new)).parent.mkdir(exist_ok=True)
    (wiki.root / wiki.path(name)).rename(wiki.root / wiki.path(new))


def deleted(wiki: Wiki) -> None:
    name = wiki.any()
    wiki.order.remove(name)
    (wiki.root / wiki.path(name)).unlink()


def titled(wiki: Wiki) -> None:
    wiki.titles[wiki.any()] = f"제목 {wiki.chance.choice(WORDS)} {wiki.chance.randrange(99)}"


def moved(wiki: Wiki) -> None:
    wiki.chance.shuffle(wiki.order)


def opted(wiki: Wiki) -> None:
    which = wiki.chance.randrange(4)
    if which == 0:
        wiki.config["site_name"] = f"위키 {wiki.chance.randrange(99)}"
    elif which == 1:
        wiki.config["theme"] = {
            **MINIMAL["theme"],
            "features": wiki.chance.sample(FEATURES, 2),
        }
    elif which == 2:
        wiki.config["use_directory_urls"] = not wiki.config["use_directory_urls"]
    else:
        wiki.config["extra"] = {
            "social": [{"icon": "simple/github", "link": f"https://a.kr/{wiki.chance.randrange(9)}"}]
        }


def templated(wiki: Wiki) -> None:
    wiki.config["theme"] = {**wiki.config["theme"], "custom_dir": "over"}
    which = wiki.chance.choice(["{{ page.title }}", "{{ pages | length }}", "{{ nav.items | length }}", "글"])
    wiki.write("over/partials/copyright.html", f"<p>{wiki.chance.randrange(99)} {which}</p>\n")


def termed(wiki: Wiki) -> None:
    chance = wiki.chance
    terms = chance.sample([word for word in WORDS if word.isalpha()], 5)
    pages = [f"  page: {wiki.path(wiki.any()).removeprefix('docs/')}\n", "  tooltip: no\n", "  also: 글, 하나\n", ""]
    text = "".join(f"- term: {term}\n  text: 뜻 {chance.randrange(9)}\n" + chance.choice(pages) for term in terms)
    wiki.write("docs/glossary.yml", text)


def defined(wiki: Wiki) -> None:
    wiki.write("macros.tex", f"\\newcommand{{\\R}}{{\\mathbf{{R{wiki.chance.randrange(9)}}}}}\n")


def included(wiki: Wiki) -> None:
    path, text = wiki.chance.choice(
        [
            ("docs/note.txt", "다른 글 {}\n"),
            ("docs/_includes/own.html", "<i>{}{{{{ include.a }}}}</i>\n"),
            ("docs/_data/people.yml", "- 병 {}\n"),
            ("_config.yml", "title: 옛 위키 {}\n"),
        ]
    )
    wiki.write(path, text.format(wiki.chance.randrange(99)))


def pictured(wiki: Wiki) -> None:
    place = wiki.root / "docs" / wiki.chance.choice(["", "sub"]) / f"그림{wiki.chance.randrange(3)}.png"
    if place.exists():
        place.unlink()
    else:
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(b"\x89PNG\r\n\x1a\n")


EDITS: list[Callable[[Wiki], None]] = [
    edited, added, renamed, deleted, titled, moved, opted, templated, defined, included, pictured, termed,
]  # fmt: skip


def built(root: Path, site: Path, *, cache: bool, workers_wanted: int) -> None:
    """Build the wiki at `root` into `site`, in a process of its own; `SystemExit` says that it failed."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            workers.FEWEST = 4
            logging.disable(logging.WARNING)
            config = load_config(str(root / "mkdocs.yml"), site_dir=str(site))
            config.plugins["studywiki"].config["cache"] = cache
            config.plugins["studywiki"].config["workers"] = workers_wanted
            with nullcontext() if cache else compiled():  # else they are the cache's own
                config.plugins.on_startup(command="build", dirty=False)
                build(config)
                config.plugins.on_shutdown()
            status = 0
        finally:
            os._exit(status)
    _, ended = os.waitpid(child, 0)
    if ended:
        sys.exit(f"a build of {root} failed: {ended}")


def different(one: Path, other: Path) -> Iterator[str]:
    """The paths of the files that are not the same below two folders."""
    names = {path.relative_to(each).as_posix() for each in (one, other) for path in each.rglob("*") if path.is_file()}
    for name in sorted(names - {"sitemap.xml.gz"}):  # it has the time in it
        if not ((one / name).is_file() and (other / name).is_file() and filecmp.cmp(one / name, other / name, False)):
            yield name


def sequence(seed: int, steps: int) -> list[str]:
    """What was not the same after some step of the sequence that `seed` makes."""
    chance = random.Random(seed)
    root = Path(tempfile.mkdtemp(prefix="edits-"))
    os.environ["XDG_CACHE_HOME"] = str(root / "cache")
    done: list[str] = []
    try:
        wiki = Wiki(root / "wiki", chance)
        for step in range(steps):
            if step:
                for edit in chance.sample(EDITS, chance.randrange(1, 4)):
                    edit(wiki)
                    done.append(edit.__name__)
                wiki.settle()
            built(wiki.root, root / "warm", cache=True, workers_wanted=2)
            if not step and seed % 4:
                continue  # a first build knows of none: some of them tell whether workers are right
            built(wiki.root, root / "clean", cache=False, workers_wanted=1)
            if found := list(different(root / "warm", root / "clean")):
                return [f"{seed}: after {', '.join(done) or 'the first build'}: {', '.join(found[:5])}"]
        return []
    finally:
        shutil.rmtree(root, ignore_errors=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sequences", type=int, default=20)
    parser.add_argument("--steps", type=int, default=4)
    parser.add_argument("--first", type=int, default=0)
    given = parser.parse_args()
    with looked_up():
        prime()
        wrong = [line for n in range(given.sequences) for line in sequence(given.first + n, given.steps)]
    print("\n".join([*wrong, f"{given.sequences} sequences, {len(wrong)} of them wrong"]))
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()

"""What the search of a built site has, read from its files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from studywiki.javascript.v8 import V8, without_event_loop
from studywiki.search import head, scripts, texts
from studywiki.search.trying import Trial
from studywiki.search.written import NAME


def held(script: str) -> str:
    """Give the string that a file of the search hands over."""
    return str(json.loads(script[script.index(",") + 1 : script.rindex(")")]))


def sections(site: Path) -> list[dict[str, str]]:
    """Give the sections in order: `location` with its anchor, `title`, and `text`."""
    parts = held((site / "search" / "head.js").read_text("utf-8")).split(head.BETWEEN)
    pages = dict(zip(parts[2].split("\t"), parts[1].split("\t"), strict=True)) if parts[2] else {}
    names = [parts[13][at : at + NAME] for at in range(0, len(parts[13]), NAME)]
    found: list[dict[str, str]] = []
    for name in names:
        location, *fields = held((site / "search" / f"{name}.js").read_text("utf-8")).split(texts.BETWEEN)
        if location not in pages or len(fields) % 3 != 1:
            continue
        for at in range(1, len(fields), 3):
            anchor, title, text = fields[at : at + 3]
            place = f"{location}#{anchor}" if anchor else location
            found.append({"location": place, "title": title or pages[location], "text": text})
    return found


def words(site: Path) -> dict[str, list[tuple[int, int, int]]]:
    """Give all words with where they stand, by the scripts of `worker/`."""
    files = {file.stem: held(file.read_text("utf-8")) for file in (site / "search").glob("*.js") if len(file.stem) < 7}
    return reading(files)


_READ = """
var read = (files) => {
  const head = readHead(files.head);
  const found = {};
  const put = (word, text) => { found[word] = postingsOf(text, head.firsts); };
  const shard = (at) => files[head.shards[at].name];
  head.known.forEach((first, at) => shard(at).split(".").forEach((text, n) => put(head.words[first + n], text)));
  head.others.forEach((_, at) => {
    const [column, lists] = shard(head.known.length + at).split("\\t");
    lists.split(".").forEach((text, n) => put(wordsOf(column)[n], text));
  });
  return found;
};
"""


def reading(files: dict[str, str]) -> dict[str, list[tuple[int, int, int]]]:
    """Give the words of an index whose files hold these strings."""
    engine = without_event_loop(V8)
    engine.eval(scripts.text(["decoding", "head"]) + _READ)
    found: Any = without_event_loop(lambda: engine.call("read", files, timeout_sec=30))
    engine.close()
    return {word: [tuple(each) for each in postings] for word, postings in found.items()}


def trial(site: Path) -> Trial:
    """Give the search of a built site, to be asked."""

    def script(name: str) -> str | None:
        path = site / "search" / f"{name}.js"
        return path.read_text("utf-8") if path.is_file() else None

    return Trial(script)

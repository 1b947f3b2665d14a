"""A wiki's search without files: pages are analysed, merged and asked in one V8, with all of the index in memory."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from py_mini_racer import MiniRacer

from studywiki.search import posting, scripts, segments
from studywiki.search.analysing import Analysis, unpacked
from studywiki.search.merging import ListedPage, merged

READER = """
function readerOf(index) {
  const firsts = index.pages.map((page) => page[3]);
  const words = Object.keys(index.words).filter((word) => index.known[word]).sort();
  const all = new Map(Object.entries(index.words));
  const pageOf = (section) => {
    let [low, high] = [0, firsts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (firsts[middle] <= section) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const reader = {
    asked: 0, pageOf, words, count: index.count, synonyms: new Map(Object.entries(index.synonyms)),
    pages: index.pages.map(([title, location, path, first]) => ({ title, location, path, first })),
    sizes: words.map((word) => all.get(word).length),
    async postings(asked) {
      const found = asked.filter((word) => all.has(word)).map((word) => [word, all.get(word)]);
      reader.asked += found.length;
      return new Map(found);
    },
    async sections(asked) { return new Map(asked.map((number) => [number, index.sections[number]])); },
  };
  return reader;
}
let engine, reader;
function setUp(index) {
  reader = readerOf(JSON.parse(index));
  engine = studywikiSearch.createEngine(reader);
  return true;
}
let answer;
function ask(query, limit) {
  answer = null;
  const failed = (error) => (answer = JSON.stringify({ error: String(error.stack) }));
  engine.search(query, { limit }).then((found) => (answer = JSON.stringify(found)), failed);
  return true;
}
"""


class Bench:
    """A wiki's search, ready to be asked."""

    def __init__(self, pages: Sequence[Mapping[str, Any]], groups: Iterable[Sequence[str]] = ()) -> None:
        """Analyse and merge `pages`: title, location, keywords, tags, summary, sections with the page's own first."""
        self.racer = MiniRacer()
        self.racer.eval(scripts.analysis_and_engine())
        self.racer.eval(READER)
        self.analyses = [self.analysed(page) for page in pages]
        self.pages = pages
        listed = [ListedPage(page["title"], page["location"], (), len(page["sections"])) for page in pages]
        said = zip((each.sections for each in listed), self.analyses, strict=True)
        phrases = [[self.phrase(each) for each in group] for group in groups]
        self.index = merged(listed, [segments.joined(said)], phrases)
        self.racer.call("setUp", self._logical())

    def analysed(self, page: Mapping[str, Any]) -> Analysis:
        """The analysis of `page`."""
        made = unpacked(str(self.racer.call("studywikiSearch.analyse", page)).encode())
        assert made
        return made

    def phrase(self, text: str) -> str:
        """A word of a glossary as the index has it."""
        return str(self.racer.call("studywikiSearch.phraseOf", text))

    def _logical(self) -> str:
        sections = [
            {"page": number, "anchor": each.get("anchor", ""), "title": each["title"], "text": each["text"]}
            for number, page in enumerate(self.pages)
            for each in page["sections"]
        ]
        index = self.index
        known = dict.fromkeys(index.known(), 1)
        return json.dumps(
            {
                "pages": index.pages,
                "words": {word: [posting.parts(each) for each in own] for word, own in index.words.items()},
                "synonyms": index.synonyms,
                "count": index.count,
                "known": known,
                "sections": sections,
            },
            ensure_ascii=False,
        )

    def ask(self, query: str, limit: int = 10) -> dict[str, Any]:
        """The whole answer to `query`."""
        self.racer.call("ask", query, limit)
        answer = self.racer.eval("answer")
        assert answer is not None, query
        found = cast(dict[str, Any], json.loads(str(answer)))
        assert "error" not in found, found
        return found

    def found(self, query: str, limit: int = 10) -> list[str]:
        """The locations of the pages that answer `query`, the best first."""
        return [str(self.pages[each["page"]]["location"]) for each in self.ask(query, limit)["results"]]


def with_own_section(page: dict[str, Any]) -> dict[str, Any]:
    """`page` with its own section at the beginning: what stands above its first heading, or under its title."""
    sections = page["sections"]
    if not sections or sections[0]["level"] > 1:
        sections = [{"anchor": "", "level": 0, "title": "", "text": ""}, *sections]
    return {**page, "sections": sections}

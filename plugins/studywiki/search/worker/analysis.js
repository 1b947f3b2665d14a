// What a page says, for the index: its terms, section by section, and where in the section they stand.

const IN_TITLE = 1;
const IN_KEYWORDS = 2;
const IN_SUMMARY = 4;
const IN_HEADING = 8;
const IN_TEXT = 16;
/** It is no word of the page as it is written: two joined, or a part of a longer one. */
const MADE = 64;

/**
 * The analysis of a page, as JSON.
 *
 * `page` is `{title, keywords, tags, summary, sections: [{title, text}]}`; its first section is the page's own, what
 * stands above its first heading. Gives `[words, places, pairs]`: words in the order in which they come; for each of
 * them how many sections it stands in, and of those a number each, as `posting.py` says; and the pairs of words that `pairsIn` finds in a text, sorted.
 */
function analyse(page, pairsIn = () => []) {
  const found = new Map();
  const pairs = new Set();
  const enter = (word, section, kind) => {
    const places = found.get(word);
    if (!places) {
      found.set(word, [section, kind, 1]);
      return;
    }
    const last = places.length - 3; // sections come in order
    if (places[last] !== section) places.push(section, kind, 1);
    else {
      places[last + 1] |= kind;
      places[last + 2] += 1;
    }
  };
  const read = (text, section, kind) => {
    const normal = (text || "").normalize("NFC");
    const tokens = tokensOf(normal);
    const isShort = kind !== IN_TEXT && kind !== IN_SUMMARY;
    const noun = isShort ? new Array(tokens.length).fill("") : [];
    for (let at = 0; at < tokens.length; at++) {
      const terms = termsOf(tokens, at);
      for (let each = 0; each < terms.length; each++) enter(terms[each], section, kind);
      if (isShort && tokens[at].kind === HANGUL && terms.length && !terms[0].endsWith("다")) noun[at] = terms[0];
    }
    if (isShort) for (const joined of joins(tokens, noun)) enter(joined, section, kind | MADE);
    for (const pair of pairsIn(normal)) pairs.add(pair.join("\t"));
  };
  read(page.title, 0, IN_TITLE);
  for (const word of [...(page.keywords || []), ...(page.tags || [])]) read(word, 0, IN_KEYWORDS);
  read(page.summary, 0, IN_SUMMARY);
  page.sections.forEach((section, number) => {
    if (number) read(section.title, number, IN_HEADING);
    read(section.text, number, IN_TEXT);
  });
  return written(found, [...pairs].sort());
}

/** Nouns that stand side by side, as one writes them without a blank: 감성 분석 is 감성분석 too. */
function* joins(tokens, noun) {
  for (let at = 0; at + 1 < tokens.length; at++) {
    if (!noun[at] || noun[at] !== tokens[at].text || !noun[at + 1] || tokens[at + 1].start - tokens[at].end !== 1) continue;
    const two = noun[at] + noun[at + 1];
    if (two.length > 2 && two.length < 12) yield two;
    const third = at + 2 < tokens.length && noun[at + 1] === tokens[at + 1].text && tokens[at + 2].start - tokens[at + 1].end === 1;
    if (third && noun[at + 2] && two.length + noun[at + 2].length < 12) yield two + noun[at + 2];
  }
}

/** The analysis as JSON. */
function written(found, pairs) {
  const numbers = [];
  for (const places of found.values()) {
    numbers.push(places.length / 3);
    for (let at = 0; at < places.length; at += 3) {
      const count = places[at + 2];
      numbers.push(places[at] * 512 + places[at + 1] * 4 + (count > 4 ? 3 : count > 1 ? 2 : 1));
    }
  }
  return JSON.stringify([[...found.keys()], numbers, pairs.map((pair) => pair.split("\t"))]);
}

// Which sections answer a query, by what the index knows of them; and which pages, by their sections.

/** What a word counts where it stands; the greatest of its places decides, the others add a little. */
const WORTH = [[IN_TITLE, 1], [IN_HEADING, 0.72], [IN_KEYWORDS, 0.62], [IN_SUMMARY, 0.4], [IN_TEXT, 0.22]];
/** Pages that are looked at in their own words. */
const CANDIDATES = 12;
/** How much of a query, by what its words say, has to stand in a page. */
const LEAST_COVERED = 0.4;
/** How much of it the wiki has to know at all. */
const LEAST_KNOWN = 0.56;

/** What a posting is worth, 0 to about 1.2. */
function worthOf(kinds, count) {
  let best = 0;
  let others = 0;
  for (const [bit, worth] of WORTH) {
    if (!(kinds & bit)) continue;
    if (best) others += worth * 0.12;
    else best = worth;
  }
  const made = kinds & MADE && !(kinds & IN_TEXT) ? 0.85 : 1;
  return (best + others + (kinds & IN_TEXT ? (count - 1) * 0.03 : 0)) * made;
}

/** What a query's slots weigh: the rarer the more. */
function weigh(understood, lexicon, postings, count) {
  for (const slot of understood.slots) {
    let size = 0;
    for (const { terms, factor } of slot.readings) {
      const own = Math.min(...terms.map((term) => lexicon.size(term) || (postings.get(term) || []).length));
      if (factor > 0.5) size = Math.max(size, own);
    }
    const at = understood.slots.indexOf(slot);
    const all = [...slot.readings, ...understood.spans.filter(({ from, to }) => from <= at && at < to)];
    slot.found = all.some(({ terms }) => terms.every((term) => postings.has(term)));
    const rarity = Math.log(1 + (count + 1) / ((size || 1) + 0.5));
    // what is said of a thing is less than the thing; and of a long query, as errors are, much is of no wiki
    const unknown = slot.found ? 1 : (slot.kind === LATIN_WORD ? 0.6 : 1) * (understood.slots.length > 5 ? 0.4 : 1);
    const rank = slot.soft ? 0.25 : slot.predicate ? (slot.found ? 0.6 : 0.2) : unknown;
    slot.weight = rarity * rank;
  }
  const all = understood.slots.reduce((sum, slot) => sum + slot.weight, 0) || 1;
  for (const slot of understood.slots) slot.weight /= all;
}

/** Sections by number, with what each slot is worth in them: `Map(section → Float64Array)`. */
function sectionsOf(understood, postings) {
  const { slots, spans } = understood;
  const sections = new Map();
  const enter = (section, slot, worth) => {
    let row = sections.get(section);
    if (!row) sections.set(section, (row = new Float64Array(slots.length)));
    if (worth > row[slot]) row[slot] = worth;
  };
  const readings = slots.flatMap((slot, at) => slot.readings.map((reading) => ({ ...reading, from: at, to: at + 1 })));
  for (const { terms, factor, from, to } of [...readings, ...spans]) {
    for (const [section, worth] of together(terms, postings)) for (let slot = from; slot < to; slot++) enter(section, slot, worth * factor);
  }
  return sections;
}

/** Where all `terms` stand, and what they are worth there: most, where they share a heading. */
function together(terms, postings) {
  const lists = terms.map((term) => postings.get(term));
  if (lists.some((list) => !list)) return [];
  if (lists.length === 1) return lists[0].map(([section, kinds, count]) => [section, worthOf(kinds, count)]);
  const rows = new Map();
  lists.forEach((list, at) => {
    for (const [section, kinds, count] of list) {
      const row = rows.get(section);
      if (!at) rows.set(section, [1, kinds, count, worthOf(kinds, count)]);
      else if (row && row[0] === at) rows.set(section, [at + 1, row[1] & kinds, Math.min(row[2], count), Math.min(row[3], worthOf(kinds, count))]);
    }
  });
  const found = [];
  for (const [section, [times, kinds, count, least]] of rows) {
    if (times === lists.length) found.push([section, kinds & ~MADE ? Math.min(worthOf(kinds, count), least) : least * 0.6]);
  }
  return found;
}

/** The pages that answer best: `[{page, score, covered, sections: [[section, score]…]}]`. */
function candidates(understood, sections, reader) {
  const { slots } = understood;
  if (slots.reduce((sum, slot) => sum + (slot.found ? slot.weight : 0), 0) < LEAST_KNOWN) return [];
  const pages = new Map();
  for (const [section, row] of sections) {
    const page = reader.pageOf(section);
    let found = pages.get(page);
    if (!found) pages.set(page, (found = { page, best: new Float64Array(slots.length), sections: [], own: null }));
    if (section === reader.pages[page].first) found.own = row;
    row.forEach((worth, slot) => (found.best[slot] = Math.max(found.best[slot], worth)));
    found.sections.push([section, row]);
  }
  const ranked = [];
  for (const found of pages.values()) {
    let covered = 0;
    let whole = 0;
    slots.forEach((slot, at) => {
      if (found.best[at]) covered += slot.weight;
      whole += slot.weight * found.best[at];
    });
    if (covered < LEAST_COVERED) continue;
    let many = 0;
    const scored = found.sections.map(([section, row]) => {
      let score = 0;
      let here = 0;
      slots.forEach((slot, at) => {
        const inherited = found.own && found.own !== row ? found.own[at] * 0.55 : 0;
        score += slot.weight * Math.max(row[at], inherited);
        if (row[at] || inherited) here += slot.weight;
      });
      many += here > 0.5 ? 1 : 0;
      return [section, score * (0.4 + 0.6 * here)];
    });
    scored.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    const score = (0.35 * whole + 0.65 * scored[0][1]) * covered ** 1.5 + 0.015 * Math.log(1 + many);
    const { boost = 1 } = reader.pages[found.page];
    ranked.push({ page: found.page, score: score * boost, covered, sections: scored });
  }
  return ranked.sort((a, b) => b.score - a.score || a.page - b.page);
}

// The search itself: a query goes in, pages with their best sections come out.

/** Words that one query looks up: each may be in a file of its own. */
const MOST_TERMS = 56;

/**
 * A search over what `reader` reads of a wiki's index.
 *
 * `reader` has `pages [{title, location, path, first}]`, `words` (sorted), `sizes`, `synonyms` (Map), `count`,
 * `pageOf(section)`, `async postings(words)` and `async sections(numbers)`.
 */
function createEngine(reader) {
  const lexicon = new Lexicon(reader.words, reader.sizes, reader.synonyms);
  return {
    /** Do now what the first query would wait for. */
    prepare() {
      lexicon.prepared();
      lexicon.sounds();
    },
    /** The answer to `query`: `{results, count, terms, corrected}`. */
    async search(query, { limit = 10 } = {}) {
      const understood = await understand(query, lexicon, reader);
      const most = Math.max(3, Math.floor(MOST_TERMS / Math.max(1, understood.slots.length)));
      for (const slot of understood.slots) slot.readings.splice(most);
      understood.spans.splice(MOST_TERMS / 4);
      const terms = new Set();
      for (const { terms: own } of [...understood.slots.flatMap((slot) => slot.readings), ...understood.spans]) for (const term of own) terms.add(term);
      const postings = await reader.postings([...terms]);
      weigh(understood, lexicon, postings, reader.count);
      const ranked = candidates(understood, sectionsOf(understood, postings), reader);
      const found = await lookedAt(ranked.slice(0, Math.max(CANDIDATES, limit)), understood, reader);
      const results = found.slice(0, limit).map((each) => shown(each, understood, reader));
      return { results, count: ranked.length, terms: [...terms], corrected: understood.corrected };
    },
  };
}

/** A result as it is shown. */
function shown({ page, score, sections }, understood, reader) {
  const forms = formsOf(understood);
  return {
    page,
    score,
    sections: sections.map(([section, value, text]) => {
      const title = text ? text.title : "";
      return { section, score: value, title, anchor: text ? text.anchor : "", ...snippet(text ? text.text : "", forms), titleMarks: marksIn(title, forms) };
    }),
  };
}

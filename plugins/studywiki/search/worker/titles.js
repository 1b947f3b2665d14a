/** Pages found by their titles alone: what is left where the index is not to be had. */

/** A particle or an ending has so many letters at most, and leaves so many of a word at least. */
const ENDING = 2, STEM = 2;

/**
 * A title or a word as it is compared: small letters, composed, no blanks.
 * @param {string} text
 */
function titleFolded(text) {
  return text.normalize("NFC").toLowerCase().replace(/\s+/g, "");
}

/**
 * Where a title has a word, or a word without its ending; null where it has none.
 * @param {string} title in small letters
 * @param {string} word
 */
function titlePlace(title, word) {
  for (let cut = 0; cut <= ENDING && (!cut || word.length - cut >= STEM); cut++) {
    const part = word.slice(0, word.length - cut), at = title.indexOf(part);
    if (at >= 0) return [at, at + part.length];
    if (!/[가-힣]$/.test(part)) break;
  }
  return null;
}

/**
 * How well a title answers: the whole of it, its beginning, a part, some of the words; 0 not at all.
 * @param {string} title
 * @param {string} query
 * @param {number} found how many of the words the title has
 * @param {number} words how many there are
 */
function titleScore(title, query, found, words) {
  const one = titleFolded(title), other = titleFolded(query);
  if (one === other) return 4;
  if (one.startsWith(other)) return 3;
  if (one.includes(other)) return 2;
  return found / words;
}

/**
 * Results as the engine gives them.
 * @param {string} query
 * @param {{title: string}[]} pages
 * @param {number} limit
 */
function byTitles(query, pages, limit) {
  const words = query.normalize("NFC").toLowerCase().split(/\s+/).filter(Boolean);
  const results = [];
  pages.forEach(({ title }, page) => {
    const small = title.toLowerCase();
    const marks = small.length === title.length ? words.map((word) => titlePlace(small, word)).filter(Boolean) : [];
    const score = titleScore(title, query, marks.length, words.length || 1);
    if (score > 0)
      results.push({ page, score, sections: [{ score, anchor: "", title, text: "", marks: [], titleMarks: marks }] });
  });
  results.sort((a, b) => b.score - a.score || a.page - b.page);
  return { results: results.slice(0, limit), count: results.length, corrected: null };
}

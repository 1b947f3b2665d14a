/** The word that was begun, as Material's box shows it in grey behind the cursor: `search.suggest`. */

/**
 * Where in sorted `words` the first stands that is not before `word`.
 * @param {string[]} words
 * @param {string} word
 */
function firstFrom(words, word) {
  let low = 0, high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle] < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** So many words that begin alike are looked at. */
const LOOKED_AT = 2000;

/**
 * The commonest known word that begins as the query's last one does, with what is typed as it is typed; or nothing.
 * @param {string} query
 * @param {{words?: string[], sizes?: number[]}} reader
 * @returns {string[]}
 */
function completions(query, { words, sizes }) {
  const typed = query.split(/[\s-]+/).pop();
  const begun = typed.normalize("NFC").toLowerCase();
  if (!words || begun.length < 2 || begun.length !== typed.length) return [];
  let best = -1;
  for (let at = firstFrom(words, begun), end = at + LOOKED_AT; at < end && at < words.length; at++) {
    if (!words[at].startsWith(begun)) break;
    if (words[at] === begun) return [];
    if (best < 0 || sizes[at] > sizes[best]) best = at;
  }
  return best < 0 ? [] : [typed + words[best].slice(begun.length)];
}

// Words in Latin letters: identifiers and their parts, and English without its plural, -ing and -ed.

/** Names that are written with capitals in them and are one word. */
const NAMES = new Set("tensorflow pytorch github gitlab youtube facebook deepmind openai imagenet javascript typescript wordpress linkedin pycharm jupyterlab mathjax markdown macos".split(" "));
const VOWEL = /[aeiouy]/;
/** Ends of stems after which no -e was lost: `filtering`, `labeling`, `editing`. */
const NO_E = /(?:e[rnlt]|[oi]n|it|or|[wxy])$/;

/** An English word without its ending, as a dictionary has it, more or less; other words stay. */
function stemmed(word) {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  let stem = word;
  if (/[^suia]s$/.test(stem)) {
    if (stem.length > 4 && stem.endsWith("ies")) stem = stem.slice(0, -3) + "y";
    else stem = /(?:ss|x|ch|sh)es$/.test(stem) ? stem.slice(0, -2) : stem.slice(0, -1);
  }
  const end = stem.endsWith("ing") ? 3 : stem.endsWith("ed") && !stem.endsWith("eed") ? 2 : 0;
  const rest = stem.slice(0, -end);
  if (!end || rest.length < 3 || !VOWEL.test(rest)) return stem;
  if (/([^aeioulsz])\1$/.test(rest)) return rest.slice(0, -1);
  if (/(?:[^aeiou]|[^aeiou]u)[aeiou][^aeiou]$/.test(rest) && !NO_E.test(rest)) return rest + "e";
  return /(?:[aeiour][csvg]|[lr]v|nc|dg|[^aeiouy]l|[iu])$/.test(rest) && !/(?:i|ll|ss|ng)$/.test(rest) ? rest + "e" : rest;
}

/** The words that a name in capitals is made of (CrossEntropyLoss), or none. */
function humps(name) {
  if (NAMES.has(name.toLowerCase())) return [];
  const parts = name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+/g) || [];
  const words = parts.filter((each) => each.length > 2 && !/^[0-9]/.test(each));
  if (words.length < 2 || !/[a-z][A-Z]|[A-Z]{2}[a-z]/.test(name)) return [];
  return words.length > 2 || words.every((each) => each.length > 3) ? words.map((each) => each.toLowerCase()) : [];
}

/** The terms of a word in Latin letters: itself first, then its parts. */
function termsOfLatin(text) {
  const whole = text.toLowerCase();
  if (/^[0-9.,_+-]+$/.test(whole)) return termsOfNumber(whole);
  if (SAY_NOTHING.has(whole)) return [];
  if (/^[a-z]+$/.test(text)) return [stemmed(text)];
  const pieces = text.split(/[^\p{L}\p{N}+#]+/u).filter(Boolean);
  const terms = [];
  if (pieces.length > 1) {
    const joined = pieces.join("").toLowerCase();
    terms.push(/[._]/.test(text) ? whole.replace(/^[._]+|[._]+$/g, "") : stemmed(joined));
  }
  for (const piece of pieces) {
    if (/^[0-9]+$/.test(piece) && pieces.length > 1) continue;
    terms.push(stemmed(piece.toLowerCase()));
    for (const part of humps(piece)) terms.push(stemmed(part));
  }
  return [...new Set(terms)].filter((each) => each.length > 0);
}

/** The terms of a number: measured values are nobody's words. */
function termsOfNumber(text) {
  if (/^[0-9]{2,8}$/.test(text)) return [text];
  return /^[1-9][0-9]?\.[0-9]{1,2}$/.test(text) ? [text] : [];
}

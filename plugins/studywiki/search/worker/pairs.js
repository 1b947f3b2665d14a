// Pairs of words that a text itself says are one: 역전파(backpropagation), Image Classification(이미지 분류).

const BRACKETS = /[(（]([^()（）]{2,60})[)）]/g;
const MOST_WORDS = 4;

/** The pairs of `text`: `[Korean, English]`, each as terms with a blank between them. Strict: what is unsure is no pair. */
function pairsOf(text) {
  const pairs = [];
  for (const found of text.matchAll(BRACKETS)) {
    const before = text.slice(Math.max(0, found.index - 60), found.index);
    if (/\s$/.test(before) && !/[가-힣a-z]\s$/i.test(before)) continue;
    for (const inside of found[1].split(/[,;/]|\s:\s/)) {
      const pair = /^[\s가-힣]+$/.test(inside) ? reversed(before, inside) : pairOf(before, inside) || abbreviated(before, inside);
      if (!pair) continue;
      pairs.push(pair);
      // 하이퍼 모수 학습률(learning rate): a long last noun may be all of it
      const last = pair[0].slice(pair[0].lastIndexOf(" ") + 1);
      if (last !== pair[0] && last.length > 2 && pair[0].split(" ").length === 2 && pair[1].includes(" ")) pairs.push([last, pair[1]]);
    }
  }
  return pairs;
}

/** What stands in brackets after Korean nouns is English for them. */
function pairOf(before, inside) {
  if (!/^\s*[A-Za-z][A-Za-z0-9 -]*[A-Za-z0-9]\s*$/.test(inside)) return null;
  const english = inside.trim().split(/[\s-]+/);
  if (english.length > MOST_WORDS || (english.length === 1 && english[0].length < 2)) return null;
  const nouns = nounsAtEnd(before);
  if (!nouns.length) return null;
  const isShort = english.length === 1 && /^[A-Z][A-Za-z]*[A-Z]s?$/.test(english[0]);
  const wanted = isShort ? english[0].replace(/s$/, "").length : english.length;
  let taken = nouns.slice(-wanted);
  if (isShort && nouns.length > 1) taken = nouns.length <= wanted && nouns.complete ? nouns : nouns.slice(-Math.min(wanted, 2));
  if (taken.length < wanted && !isShort && taken.join("").length < wanted * 2 && !nouns.complete) return null;
  if (taken.join("").length < 2) return null;
  return [taken.join(" "), english.map((each) => stemmed(each.toLowerCase())).join(" ")];
}

/** What stands in brackets after English words is Korean for them. */
function reversed(before, inside) {
  const korean = inside.trim().split(/\s+/).map((each) => termOfHangul(each));
  const found = /((?:[A-Za-z][A-Za-z0-9]*[ -])*[A-Za-z][A-Za-z0-9]*)\s?$/.exec(before);
  if (!found || korean.length > MOST_WORDS || korean.join("").length < 2) return null;
  const english = found[1].split(/[ -]/).filter(Boolean);
  const isWhole = found.index === 0 || /[\n.:]\s*$/.test(before.slice(0, found.index));
  const taken = isWhole && english.length <= MOST_WORDS ? english : english.slice(-korean.length);
  if (taken.length < Math.min(korean.length, 2) || taken.join("").length < 2 || (taken.length === 1 && korean.length > 2 && !isWhole)) return null;
  return [korean.join(" "), taken.map((each) => stemmed(each.toLowerCase())).join(" ")];
}

/** English words and the letters that they begin with, in whichever order: Question Answering (QA), QA(Question Answering). */
function abbreviated(before, inside) {
  const words = (text) => text.trim().split(/[\s-]+/).filter(Boolean);
  const short = /^[A-Z][A-Za-z]{1,5}$/;
  const isShortOf = (letters, long) => letters.replace(/s$/, "").toLowerCase() === long.map((word) => word[0]).join("").toLowerCase();
  const inner = inside.trim();
  if (short.test(inner)) {
    const found = /[A-Za-z][A-Za-z -]*$/.exec(before.trimEnd());
    const long = found ? words(found[0]).slice(-inner.replace(/s$/, "").length) : [];
    return isShortOf(inner, long) ? [long.map((each) => stemmed(each.toLowerCase())).join(" "), inner.replace(/s$/, "").toLowerCase()] : null;
  }
  const found = /[A-Z][A-Za-z]{1,5}$/.exec(before.trimEnd());
  if (!found || !/^[A-Za-z][A-Za-z -]*$/.test(inner) || !isShortOf(found[0], words(inner))) return null;
  return [words(inner).map((each) => stemmed(each.toLowerCase())).join(" "), found[0].replace(/s$/, "").toLowerCase()];
}

/** The nouns without particles at the end of `text`, the last four at most; `complete` where nothing but them stands in their line. */
function nounsAtEnd(text) {
  const line = text.slice(text.lastIndexOf("\n") + 1).trimEnd();
  const nouns = [];
  let left = line;
  while (nouns.length < MOST_WORDS) {
    const found = /(^|[^가-힣A-Za-z0-9])([가-힣]+)$/.exec(left);
    if (!found) break;
    const term = termOfHangul(found[2]);
    if (nouns.length && (term !== found[2] || SAY_NOTHING.has(term) || found[2].length < 2)) break;
    if (SAY_NOTHING.has(term) || term.endsWith("다") || (nouns.length && /(?:인|한|된|운|던|는)$/.test(term))) break;
    nouns.unshift(nouns.length ? found[2] : term);
    left = left.slice(0, found.index + found[1].length);
    if (!left.endsWith(" ")) break;
    left = left.trimEnd();
  }
  nouns.complete = !/[가-힣A-Za-z0-9]/.test(left);
  return nouns;
}

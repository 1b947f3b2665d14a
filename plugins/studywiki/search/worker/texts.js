// The second look at a query's best pages: at their words as they are written.

/** Sections of a page whose texts are looked at: each may be a file to load. */
const MOST_SECTIONS = 2;

/** A text as it is compared: small letters, and nothing but letters and numbers. */
function bare(text) {
  const small = text.normalize("NFC").toLowerCase();
  let kept = "";
  let from = 0;
  for (let at = 0; at <= small.length; at++) {
    const code = at < small.length ? small.charCodeAt(at) : 0;
    // letters and digits of ASCII, + and #; of others, punctuation has its own places
    const keeps = code < 128 ? (code > 96 && code < 123) || (code > 47 && code < 58) || code === 43 || code === 35 : code > 0xbf && !(code > 0x1fff && code < 0x3040) && !(code > 0xfeff);
    if (keeps) continue;
    if (at > from) kept += small.slice(from, at);
    from = at + 1;
  }
  return kept;
}

/** The text of a section as it is compared; each section is read so once, however many queries look at it. */
function bareOf(section) {
  if (section.bare === undefined) section.bare = bare(section.text);
  return section.bare;
}

/** The ways a query may be written as a whole: `{phrases: [[bare text, factor]…], words}`, the likeliest first, and of how many words. */
function phrasesOf(understood) {
  const hard = understood.slots.filter((slot) => !slot.soft);
  const slots = hard.length ? hard : understood.slots;
  const phrases = new Map();
  const add = (text, factor) => {
    const phrase = bare(text);
    if (phrase && factor > (phrases.get(phrase) || 0)) phrases.set(phrase, factor);
  };
  add(understood.text, 1);
  add(slots.map((slot, at) => (at < slots.length - 1 ? slot.text : slot.predicate ? slot.term.slice(0, -1) : slot.term)).join(""), 1);
  if (slots.length === 1) for (const { terms, factor } of slots[0].readings) if (factor > 0.5) add(terms.join(""), factor);
  for (const { terms, factor, from, to } of understood.spans) {
    if (to - from >= slots.length) add(terms.join(""), factor);
  }
  if (slots.length > 1 && slots.length < 4) {
    let ways = [["", 1]];
    for (const slot of slots) {
      const own = slot.readings.filter(({ terms, factor }) => terms.length === 1 && factor > 0.5).slice(0, 4);
      ways = ways.flatMap(([text, factor]) => own.map((reading) => [text + reading.terms[0], factor * reading.factor])).slice(0, 24);
    }
    for (const [text, factor] of ways) add(text, factor);
  }
  return { phrases: [...phrases].sort((a, b) => b[1] - a[1]).slice(0, 30), words: slots.length };
}

/** What the words of a section add to its score: phrases in its heading most, then phrases in its text. */
function closeness(title, body, { phrases, words }) {
  const heading = bare(title);
  let best = 0;
  for (const [phrase, factor] of phrases) {
    const at = heading.indexOf(phrase);
    if (at >= 0) best = Math.max(best, factor * (0.12 + 0.2 * (phrase.length / heading.length) + (at === 0 ? 0.03 : 0)));
    else if (phrase.length > 1 && body.includes(phrase)) best = Math.max(best, factor * Math.min(0.25, 0.02 + 0.05 * words));
  }
  return best;
}

/** The candidates once more, by their texts: the same, with other scores, in their order. */
async function lookedAt(found, understood, reader) {
  const phrases = phrasesOf(understood);
  const numbers = found.flatMap(({ sections }) => sections.slice(0, MOST_SECTIONS).map(([section]) => section));
  const texts = await reader.sections(numbers);
  for (const each of found) {
    const pageTitle = reader.pages[each.page].title;
    const title = closeness(pageTitle, "", phrases);
    let best = 0;
    each.sections = each.sections.slice(0, MOST_SECTIONS).map(([section, score]) => {
      const text = texts.get(section);
      const isOwn = section === reader.pages[each.page].first;
      const bonus = text ? closeness(isOwn ? pageTitle : text.title, bareOf(text), phrases) : 0;
      best = Math.max(best, bonus);
      return [section, score + bonus, text];
    });
    each.sections.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    each.score += Math.max(best, title * 1.2) + 0.3 * Math.min(best, title);
  }
  return found.sort((a, b) => b.score - a.score || a.page - b.page);
}

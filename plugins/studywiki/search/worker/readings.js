// What may stand in a wiki for one word of a query.

/** How many of the words that somebody may have meant are looked at for what says the same. */
const MOST_MEANT = 3;

/** Enter the readings of `slot`, and what says the same as they do; `last` where somebody may still be typing it. */
function readingsOf(slot, lexicon, reader, once, last) {
  enterReadings(slot, lexicon, reader, once, last);
  const meant = slot.readings.filter(({ terms, factor }) => terms.length === 1 && terms[0] !== slot.term && (factor === AS_GUESS || slot.exact));
  for (const { terms, factor } of meant.slice(0, MOST_MEANT)) {
    const same = [...synonymsOf(terms[0], lexicon, reader), ...lexicon.soundingLike(terms[0], false).map((word) => [word])];
    for (const other of same) slot.readings.push({ terms: other, factor: factor * AS_SYNONYM });
  }
}

/** Enter what the word of `slot` itself may mean. */
function enterReadings(slot, lexicon, reader, once, last) {
  const has = (term) => lexicon.has(term) || once.has(term);
  const add = (terms, factor) => {
    if (!slot.readings.some((reading) => reading.terms.join(" ") === terms.join(" "))) slot.readings.push({ terms, factor });
  };
  if (/^[ㄱ-ㅎ]+$/.test(slot.text) && slot.text.length > 1) {
    for (const word of lexicon.withInitials(slot.text)) add([word], AS_TYPED);
    slot.exact = true;
    return;
  }
  direct(slot, has, add);
  const isKnown = slot.readings.length > 0;
  const parts = lexicon.parts(slot.term);
  if (parts.length) add(parts, AS_PARTS);
  if (slot.soft) return;
  for (const terms of synonymsOf(slot.term, lexicon, reader)) add(terms, isKnown ? AS_SYNONYM : AS_TYPED);
  if (isKnown) {
    // a name is looked for itself before what sounds so by chance, and one that stands once before all: Devlin is not 딥러닝
    const isName = slot.kind === LATIN_WORD && lexicon.size(slot.term) < 2;
    const sure = soundingLike(slot, lexicon, false, true);
    for (const word of soundingLike(slot, lexicon, false)) add([word], isName || !sure.has(word) ? AS_BEGUN : AS_SOUND);
    if (slot.kind === LATIN_WORD && slot.term.length > 4) inflected(slot, lexicon, add);
    else if (last) begun(slot, lexicon, add, AS_BEGUN, 6);
    return;
  }
  if (last || /[ㄱ-ㅎㅏ-ㅣ]$/.test(slot.text)) begun(slot, lexicon, add, AS_GUESS, MOST_LIKE);
  if (slot.readings.some(({ terms }) => terms.every(has))) return;
  for (const word of soundingLike(slot, lexicon, true)) add([word], AS_GUESS);
  if (!slot.predicate && slot.term.length > (slot.kind === HANGUL ? 1 : 3)) for (const word of lexicon.containing(slot.term)) add([word], AS_CONTAINED);
  if (slot.readings.some(({ factor }) => factor === AS_CONTAINED) || slot.predicate || slot.covered || /^[0-9.]+$/.test(slot.text)) return;
  for (const text of new Set([slot.kind === HANGUL ? slot.text : slot.text.toLowerCase(), slot.term])) {
    const near = lexicon.near(text);
    for (const word of near) add([word], AS_GUESS);
    if (near.length) {
      slot.slip = near[0];
      break;
    }
  }
}

/** The readings of a word as it is written. */
function direct(slot, has, add) {
  if (slot.kind === LATIN_WORD) {
    if (has(slot.term)) add([slot.term], AS_TYPED);
    const parts = slot.terms.slice(1);
    if (parts.length && parts.every(has)) add(parts, AS_PARTS);
    return;
  }
  if (slot.text !== slot.term && has(slot.text)) add([slot.text], AS_TYPED);
  const denied = slot.terms[1];
  if (denied && has(denied)) add([denied], AS_TYPED);
  if (has(slot.term)) add([slot.term], denied ? AS_SOUND : AS_TYPED);
  else {
    const noun = withoutParticles(slot.text);
    for (const other of [slot.text, noun, withoutOne(slot.text)]) {
      if (other !== slot.term && other.length > 1 && has(other)) {
        slot.term = other;
        slot.predicate = false;
        add([other], AS_TYPED);
        break;
      }
    }
  }
}

/** The readings of a word as the beginning of others. */
function begun(slot, lexicon, add, factor, most) {
  const text = slot.kind === LATIN_WORD ? slot.text.toLowerCase() : slot.text;
  if (keysOf(text).length < 3 || (text.length < 2 && factor === AS_BEGUN)) return;
  for (const word of lexicon.beginningWith(text, most).slice(0, most)) add([word], factor);
}

/** Words that sound like that of `slot`, with its ending or without; only those of the same vowels, where that is to be `sure`. */
function soundingLike(slot, lexicon, isUnknown, sure) {
  const typed = slot.kind === LATIN_WORD ? slot.text.toLowerCase() : slot.term;
  return new Set([typed, slot.term].flatMap((text) => lexicon.soundingLike(text, isUnknown, sure)));
}

/** The readings of an English word with another ending: convolution as convolutional. */
function inflected(slot, lexicon, add) {
  for (const word of lexicon.beginningWith(slot.term, 8)) {
    const rest = word.slice(slot.term.length);
    add([word], /^(?:al|ed|er|or|r|d|ally|ize|izer|ive|able|ment|ion|n)$/.test(rest) ? AS_SOUND : AS_BEGUN);
  }
}

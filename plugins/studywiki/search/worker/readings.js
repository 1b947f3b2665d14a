// What may stand in a wiki for one word of a query.

/** Enter the readings of `slot`; `last` where somebody may still be typing it. */
function readingsOf(slot, lexicon, reader, once, last) {
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
  for (const terms of synonymsOf(slot.term, lexicon, reader)) add(terms, AS_SYNONYM);
  for (const word of lexicon.soundingLike(slot.term)) add([word], AS_SOUND);
  if (slot.readings.length && isKnown) {
    if (last && !slot.soft) begun(slot, lexicon, add, AS_BEGUN, 6);
    return;
  }
  if (last || /[ㄱ-ㅎㅏ-ㅣ]$/.test(slot.text)) begun(slot, lexicon, add, AS_GUESS, MOST_LIKE);
  if (slot.kind === HANGUL && slot.term.length > 1 && !slot.predicate) for (const word of lexicon.containing(slot.term)) add([word], AS_CONTAINED);
  if (slot.kind === LATIN_WORD && slot.term.length > 3) for (const word of lexicon.containing(slot.term)) add([word], AS_CONTAINED);
  if (slot.readings.length || slot.predicate || slot.covered) return;
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
  if (has(slot.term)) add([slot.term], AS_TYPED);
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

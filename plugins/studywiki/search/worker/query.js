// What a query asks for: its words, each with all that may stand for it in a wiki.

/** Words of questions: they say how somebody asks, less what about. */
const ASKING = new Set(
  ("방법 법 이유 까닭 설명 뜻 의미 개념 개념들 원리 장점 단점 차이 차이점 종류 특징 예시 예 기준 방식 사용 사용법 이용 활용 적용 이해 공부 소개 기초 기본 구현 동작 작동 필요 관련 " +
    "무엇 무슨 어떤 어떻게 왜 언제 어디 어디서 누가 얼마 얼마나 뭐 뭔가요 뭔가 뭐야 뭔지 무엇인가 무엇인지 무엇인가요 어떻게 쉽게 처음 자주 정리 추천 질문 궁금 궁금하다 알려줘 알려주세요 알려주다 " +
    "알다 알고 싶다 싶어요 싶은데 싶습니다 모르다 보다 쓰다 나다 주다 가다 오다 오류 문제 해결 구조 버전 몇 개 개인가 몇개 얼마로 가지 하나 뭐가 뭘 뭐를 뭐죠 뭐예요 뭐에요 무엇이 무엇을 어디에 없이 잘못 자꾸 계속 갑자기 너무 " +
    "how what why when where who which do does can i my use using vs tutorial example guide").split(" "),
);
/** Letters and words of a query that are read: whole pages are pasted, too. */
const MOST_LETTERS = 300;
const MOST_SLOTS = 16;
/** How much a reading counts, by how it was found. */
const AS_TYPED = 1;
const AS_PARTS = 0.8;
const AS_SYNONYM = 0.66;
const AS_SOUND = 0.64;
const AS_CONTAINED = 0.6;
const AS_BEGUN = 0.18;
const AS_GUESS = 0.75;

/** The words of `text` as slots: `{text, term, terms, start, end, soft, predicate, readings}`. */
function slotsOf(text) {
  const tokens = tokensOf(text);
  const slots = [];
  const enter = (token, terms) => {
    const term = terms[0];
    const isSpoken = /(?:요|까|니다|는데|려면|려고|이야|냐|죠)$/.test(token.text) && !NO_PREDICATES.has(token.text);
    const predicate = token.kind === HANGUL && term.length > 1 && ((term.endsWith("다") && term !== token.text) || isSpoken || nounOfVerb(token.text) !== "");
    const soft = ASKING.has(term) || ASKING.has(token.text);
    slots.push({ text: token.text, kind: token.kind, term, terms, start: token.start, end: token.end, soft, predicate, readings: [] });
  };
  tokens.forEach((token, at) => {
    const terms = termsOf(tokens, at);
    if (terms.length) enter(token, terms);
    else if (token.kind === HANGUL && /^[ㄱ-ㅎㅏ-ㅣ]+$/.test(token.text)) enter(token, [token.text]);
  });
  if (!slots.length) for (const token of tokens) enter(token, [token.text.toLowerCase()]);
  slots.splice(MOST_SLOTS);
  if (slots.length && slots.every((slot) => slot.soft)) for (const slot of slots) slot.soft = false;
  return slots;
}

/** A query, understood: `{text, slots, spans, corrected}`; `spans` are readings of several words as one. */
async function understand(query, lexicon, reader) {
  let text = query.slice(0, MOST_LETTERS).normalize("NFC").trim().replace(/([가-힣][는은을])(법|방법|이유)(?![가-힣])/g, "$1 $2");
  const isOpen = !/\s$/.test(query);
  let slots = slotsOf(text);
  let once = await onceKnown(slots, lexicon, reader);
  slots = slots.map((slot) => respelt(slot, lexicon, once));
  const typed = retyped(text, slots, lexicon, once);
  if (typed) {
    const others = slotsOf(typed);
    const othersOnce = await onceKnown(others, lexicon, reader);
    [text, slots, once] = [typed, others, new Set([...once, ...othersOnce])];
  }
  let corrected = typed || "";
  slots = withInitialsJoined(slots);
  const spans = spansOf(slots, lexicon, reader, once);
  for (const slot of slots) {
    const last = isOpen && slot === slots[slots.length - 1];
    slot.covered = spans.some((span) => slots.indexOf(slot) >= span.from && slots.indexOf(slot) < span.to && span.factor === AS_TYPED);
    readingsOf(slot, lexicon, reader, once, last);
  }
  for (const slot of [...slots].reverse()) {
    if (!slot.slip) continue;
    corrected = text.slice(0, slot.start) + slot.slip + text.slice(slot.end);
    text = corrected;
  }
  return { text, slots, spans, corrected: corrected || null };
}

/** The terms of `slots` that stand once in the wiki: they are in no list that is in memory. */
async function onceKnown(slots, lexicon, reader) {
  const asked = new Set();
  for (const slot of slots) {
    for (const term of slot.terms) asked.add(term);
    if (slot.kind === HANGUL) for (const word of [slot.text, ...(lexicon.has(slot.term) ? [] : spellingsOf(slot.term))]) asked.add(word);
  }
  const unknown = [...asked].filter((term) => !lexicon.has(term) && !/^[ㄱ-ㅎㅏ-ㅣ]+$/.test(term));
  return unknown.length ? new Set((await reader.postings(unknown)).keys()) : new Set();
}

/** Nouns before which a compound has ㅅ, which many leave out. */
const AFTER_S = "값길말수점집";

/** Other spellings of a compound: 특잇값 is 특이값, and 최대값 is 최댓값. */
function spellingsOf(word) {
  const found = [];
  for (let at = 1; at < word.length; at++) {
    const before = word.slice(0, at);
    const final = finalOf(before);
    const other = final === "ㅅ" ? "" : !final && AFTER_S.includes(word[at]) ? "ㅅ" : final;
    if (other !== final) found.push(withFinal(before, other) + word.slice(at));
  }
  return found;
}

/** `slot`, as the wiki spells it, where it does so otherwise. */
function respelt(slot, lexicon, once) {
  const has = (word) => lexicon.has(word) || once.has(word);
  const other = slot.kind !== HANGUL || has(slot.term) || has(slot.text) ? null : spellingsOf(slot.term).find(has);
  return other ? { ...slot, text: other, term: other, terms: [other] } : slot;
}

/** The query as it would be on the other keyboard, where that is what was meant; "" elsewhere. */
function retyped(text, slots, lexicon, once) {
  const isKnown = (slot) => slot.terms.some((term) => lexicon.knows(term) || once.has(term)) || once.has(slot.text) || lexicon.knows(slot.text);
  const meant = slots.map((slot) => {
    if (isKnown(slot) && !(slot.kind === HANGUL && /[ㄱ-ㅎㅏ-ㅣ]/.test(slot.text))) return "";
    if (slot.kind === HANGUL && /^[ㄱ-ㅎ]+$/.test(slot.text) && lexicon.withInitials(slot.text).length) return "";
    return slot.kind === LATIN_WORD ? asHangul(slot.text) : slot.kind === HANGUL ? asLatin(slot.text) : "";
  });
  // 몬테 카를로: neither may be a word of the wiki, and both together one
  const together = meant.every(Boolean) && meant.length > 1 && isMeant(meant.join(""), lexicon);
  let result = text;
  slots.map((slot, at) => [slot, meant[at]]).reverse().forEach(([slot, other]) => {
    if (other && (together || isMeant(other, lexicon))) result = result.slice(0, slot.start) + other + result.slice(slot.end);
  });
  return result === text ? "" : result;
}

/** Whether a word that somebody may have meant is one, or the beginning of one. */
function isMeant(word, lexicon) {
  const terms = slotsOf(word).flatMap((slot) => slot.terms);
  if (terms.some((term) => term.length > 1 && lexicon.knows(term))) return true;
  if (terms.length && terms[0].length === 1) return lexicon.knows(terms[0]) && SHORT.has(terms[0]);
  if (lexicon.parts(terms[0] || "").length) return true;
  return keysOf(word).length > 3 && lexicon.beginningWith(word, 1).length > 0;
}

/** `slots`, with first consonants that stand side by side as one. */
function withInitialsJoined(slots) {
  const joined = [];
  for (const slot of slots) {
    const last = joined[joined.length - 1];
    if (last && /^[ㄱ-ㅎ]+$/.test(last.text) && /^[ㄱ-ㅎ]+$/.test(slot.text)) {
      const text = last.text + slot.text;
      joined[joined.length - 1] = { ...last, text, term: text, terms: [text], end: slot.end };
    } else joined.push(slot);
  }
  return joined;
}

/** Readings of words side by side as one: written together, and what says the same in other words. */
function spansOf(slots, lexicon, reader, once) {
  const spans = [];
  for (let from = 0; from < slots.length; from++) {
    for (let to = from + 2; to <= Math.min(slots.length, from + 4); to++) {
      const parts = slots.slice(from, to);
      const joined = parts.map((slot, at) => (at < parts.length - 1 && slot.kind === HANGUL ? slot.text : slot.term)).join("");
      const latin = parts.every((slot) => slot.kind === LATIN_WORD);
      const word = latin ? stemmed(parts.map((slot) => slot.text.toLowerCase()).join("")) : joined;
      if (lexicon.has(word) || once.has(word)) spans.push({ from, to, terms: [word], factor: AS_TYPED });
      else {
        for (const other of lexicon.soundingLike(word, true)) spans.push({ from, to, terms: [other], factor: AS_GUESS });
      }
      if (to === slots.length && word.length > 3 && !lexicon.has(word)) {
        for (const longer of lexicon.beginningWith(word, 4).slice(0, 4)) spans.push({ from, to, terms: [longer], factor: AS_GUESS });
      }
      for (const terms of synonymsOf(parts.map((slot) => slot.term).join(""), lexicon, reader)) spans.push({ from, to, terms, factor: AS_SYNONYM });
    }
  }
  return spans;
}

/** What says the same as the words that are joined in `key`, and its abbreviations, as lists of terms. */
function synonymsOf(key, lexicon, reader) {
  const phrases = new Set(reader.synonyms.get(key) || []);
  for (const phrase of [...phrases].slice(0, 4)) {
    // an abbreviation and what it stands for are one; other chains lead too far
    for (const other of reader.synonyms.get(phrase.replace(/ /g, "")) || []) if (phrase < "ㄱ" && other < "ㄱ") phrases.add(other);
  }
  const found = [];
  for (const phrase of phrases) {
    const terms = phrase.split(" ");
    const joined = terms.join("");
    if (joined === key) continue;
    found.push(terms);
    if (terms.length > 1 && lexicon.has(joined)) found.push([joined]);
    if (!terms.every((term) => lexicon.has(term)) && joined > "가") for (const longer of lexicon.containing(joined).slice(0, 3)) found.push([longer]);
  }
  return found.slice(0, 10);
}

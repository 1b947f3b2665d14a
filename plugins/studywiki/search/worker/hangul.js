// Syllables and their letters: how Hangul is taken apart and put together, as a keyboard types it.

const LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
const VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
const FINALS = ["", ..."ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"];
/** Letters that are typed by two keys. */
const TWO_KEYS = {
  ㄳ: "ㄱㅅ", ㄵ: "ㄴㅈ", ㄶ: "ㄴㅎ", ㄺ: "ㄹㄱ", ㄻ: "ㄹㅁ", ㄼ: "ㄹㅂ", ㄽ: "ㄹㅅ", ㄾ: "ㄹㅌ", ㄿ: "ㄹㅍ", ㅀ: "ㄹㅎ", ㅄ: "ㅂㅅ",
  ㅘ: "ㅗㅏ", ㅙ: "ㅗㅐ", ㅚ: "ㅗㅣ", ㅝ: "ㅜㅓ", ㅞ: "ㅜㅔ", ㅟ: "ㅜㅣ", ㅢ: "ㅡㅣ",
};
const ONE_LETTER = new Map(Object.entries(TWO_KEYS).map(([letter, keys]) => [keys, letter]));

/** Whether `text` is syllables and letters of Hangul, and at least one. */
function isHangul(text) {
  return /^[가-힣ㄱ-ㅎㅏ-ㅣ]+$/.test(text);
}

/** The place of a whole syllable among all of them, or -1. */
function place(syllable) {
  const at = syllable.charCodeAt(0) - 0xac00;
  return at >= 0 && at < 11172 ? at : -1;
}

/** The place of a text's last letter among all syllables, or -1. */
function lastPlace(text) {
  const at = text.charCodeAt(text.length - 1) - 0xac00;
  return at >= 0 && at < 11172 ? at : -1;
}

/** The final consonant of a syllable's last letter: "" where there is none, and for what is no syllable. */
function finalOf(text) {
  const at = lastPlace(text);
  return at < 0 ? "" : FINALS[at % 28];
}

/** `text` with another final consonant at its end. */
function withFinal(text, final) {
  const at = lastPlace(text);
  return at < 0 ? text : text.slice(0, -1) + String.fromCharCode(0xac00 + at - (at % 28) + FINALS.indexOf(final));
}

/** The vowel of a text's last syllable. */
function vowelOf(text) {
  const at = lastPlace(text);
  return at < 0 ? "" : VOWELS[Math.floor(at / 28) % 21];
}

/** `text` with another vowel in its last syllable, and no final consonant. */
function withVowel(text, vowel) {
  const at = place(text[text.length - 1]);
  return text.slice(0, -1) + String.fromCharCode(0xac00 + (Math.floor(at / 588) * 21 + VOWELS.indexOf(vowel)) * 28);
}

/** Letters as they are typed, key by key: 왜 is three. */
function keysOf(text) {
  let keys = "";
  for (const letter of text) {
    const at = place(letter);
    const letters = at < 0 ? [letter] : [LEADS[Math.floor(at / 588)], VOWELS[Math.floor(at / 28) % 21], FINALS[at % 28]];
    for (const each of letters) keys += TWO_KEYS[each] || each;
  }
  return keys;
}

/** The first consonants of the syllables of `text`; what is no syllable stays as it is. */
function initialsOf(text) {
  let initials = "";
  for (const letter of text) {
    const at = place(letter);
    initials += at < 0 ? letter : LEADS[Math.floor(at / 588)];
  }
  return initials;
}

/** Endings by their last letter, each in its order among those that share it. */
function byLastLetter(ends) {
  const found = new Map();
  for (const end of ends) {
    const last = end[end.length - 1];
    if (found.has(last)) found.get(last).push(end);
    else found.set(last, [end]);
  }
  return found;
}

/** Whether a letter is a consonant on a key, or a vowel. */
const isConsonant = (letter) => letter >= "ㄱ" && letter <= "ㅎ";
const isVowel = (letter) => letter >= "ㅏ" && letter <= "ㅣ";

/** Syllables out of letters that were typed one after the other, as an input method puts them together. */
function composed(keys) {
  const letters = [...keys];
  let text = "";
  let at = 0;
  while (at < letters.length) {
    const lead = LEADS.indexOf(letters[at]);
    if (lead < 0 || !isVowel(letters[at + 1] || "")) {
      const two = ONE_LETTER.get(letters[at] + letters[at + 1]);
      const vowels = isVowel(letters[at]) && two;
      text += vowels ? two : letters[at];
      at += vowels ? 2 : 1;
      continue;
    }
    let vowel = letters[at + 1];
    at += 2;
    const twoVowels = ONE_LETTER.get(vowel + letters[at]);
    if (twoVowels) {
      vowel = twoVowels;
      at += 1;
    }
    let final = "";
    if (FINALS.indexOf(letters[at]) > 0 && !isVowel(letters[at + 1] || "")) {
      final = letters[at];
      at += 1;
      const twoFinals = ONE_LETTER.get(final + letters[at]);
      if (twoFinals && isConsonant(letters[at]) && !isVowel(letters[at + 1] || "")) {
        final = twoFinals;
        at += 1;
      }
    }
    text += String.fromCharCode(0xac00 + (lead * 21 + VOWELS.indexOf(vowel)) * 28 + FINALS.indexOf(final));
  }
  return text;
}

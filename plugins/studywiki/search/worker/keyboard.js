// What was typed with the keyboard in the wrong mode: Hangul on the keys of QWERTY, and back.

const KEYS = {
  q: "ㅂ", w: "ㅈ", e: "ㄷ", r: "ㄱ", t: "ㅅ", y: "ㅛ", u: "ㅕ", i: "ㅑ", o: "ㅐ", p: "ㅔ", a: "ㅁ", s: "ㄴ", d: "ㅇ", f: "ㄹ", g: "ㅎ",
  h: "ㅗ", j: "ㅓ", k: "ㅏ", l: "ㅣ", z: "ㅋ", x: "ㅌ", c: "ㅊ", v: "ㅍ", b: "ㅠ", n: "ㅜ", m: "ㅡ",
  Q: "ㅃ", W: "ㅉ", E: "ㄸ", R: "ㄲ", T: "ㅆ", O: "ㅒ", P: "ㅖ",
};
const LATIN = new Map(Object.entries(KEYS).map(([key, letter]) => [letter, key.toLowerCase()]));

/** What Latin letters would have been in Hangul, or "" where that is no text of whole syllables but for its end. */
function asHangul(text) {
  let keys = "";
  for (const letter of text) {
    const key = KEYS[letter] || KEYS[letter.toLowerCase()];
    if (!key) return "";
    keys += key;
  }
  const typed = composed(keys);
  return /^[가-힣]+[ㄱ-ㅎ]?$/.test(typed) ? typed : "";
}

/** What letters of Hangul would have been in Latin, or "" where others stand among them. */
function asLatin(text) {
  let typed = "";
  for (const letter of keysOf(text)) {
    if (!LATIN.has(letter) && !/[0-9]/.test(letter)) return "";
    typed += LATIN.get(letter) || letter;
  }
  return typed;
}

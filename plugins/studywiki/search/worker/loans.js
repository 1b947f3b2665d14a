// Loanwords by their consonants: 백프로파게이션 and backpropagation are heard as one.

const HEARD = {};
for (const [sound, letters] of Object.entries({ K: "ㄱㄲㅋkq", T: "ㄷㄸㅌtd", P: "ㅂㅃㅍpbfv", S: "ㅅㅆㅈㅉㅊszj", R: "ㄹl", M: "ㅁm", N: "ㄴn" }))
  for (const letter of letters) HEARD[letter] = sound;
const HEARD_LAST = { ㄱ: "K", ㄲ: "K", ㅋ: "K", ㄴ: "N", ㄷ: "T", ㅅ: "T", ㅆ: "T", ㅈ: "T", ㅊ: "T", ㅌ: "T", ㄹ: "R", ㅁ: "M", ㅂ: "P", ㅍ: "P", ㅇ: "N" };
/** Vowels of Hangul that a letter of English may be heard as. */
const VOWELS_OF = { a: "ㅏㅐㅔㅓㅗ", e: "ㅔㅐㅓㅣ", i: "ㅣㅏㅓ", o: "ㅗㅓㅏㅜ", u: "ㅜㅓㅠㅏㅡㅣ", y: "ㅣㅏ", w: "ㅜㅝㅗ" };
const SPELT = [
  [/^kn/, "n"], [/^wr/, "r"], [/^ps/, "s"], [/s?sion|tion|[ct]ian/g, "sn"], [/ture/g, "ser"], [/tch|sch(?=[^aeo])|sh/g, "s"], [/ph/g, "p"], [/gh(?=t|$|[^aeiou])/g, ""],
  [/ch(?=[rlnt])/g, "k"], [/ch/g, "s"], [/ck|cqu/g, "k"], [/qu/g, "kw"], [/^x/, "s"], [/x/g, "ks"], [/dge?(?=[^a-z]|$|m)/g, "j"],
  [/c(?=[eiy])/g, "s"], [/c/g, "k"], [/mb$/, "m"], [/([bdfklmnprstz])\1/g, "$1"], [/(?:que|gue)$/, "k"], [/e$/, ""], [/es$/, "s"],
];

/** What an English word sounds like: its consonants, with the vowels before each; several where a letter is read in two ways. */
function soundsOfLatin(word) {
  let spelt = word;
  for (const [from, to] of SPELT) spelt = spelt.replace(from, to);
  const readings = [spelt.replace(/th/g, "s")];
  if (/th/.test(spelt)) readings.push(spelt.replace(/th/g, "t"));
  for (const each of [...readings]) if (/g(?=[eiy]|$)/.test(each)) readings.push(each.replace(/g(?=[eiy]|$)/g, "j"));
  if (/g$/.test(spelt) || /[aeiou]ge$/.test(word)) readings.push(...readings.map((each) => each.replace(/g$/, "j")));
  return readings.map((each) => sounded([...each].map((letter, at, all) => {
    if (letter === "r") return /[aeiouy]/.test(all[at + 1] || "") ? "R" : "";
    if (letter === "g") return "K";
    if (letter === "h") return at ? "" : "H";
    return HEARD[letter] || (/[aeiouyw]/.test(letter) ? letter : "");
  })));
}

/** What a Korean word sounds like, if it is a loanword. */
function soundsOfHangul(word) {
  const heard = [];
  for (const syllable of word) {
    const at = place(syllable);
    const lead = LEADS[Math.floor(at / 588)];
    const double = lead === "ㄹ" && heard[heard.length - 1] === "R";
    heard.push(double ? "" : lead === "ㅎ" ? (heard.length ? "" : "H") : HEARD[lead] || "", VOWELS[Math.floor(at / 28) % 21]);
    if (at % 28) heard.push(HEARD_LAST[FINALS[at % 28]] || "");
  }
  return sounded(heard);
}

/** Sounds in a row as `{key, gaps}`: consonants, and the vowels before each of them and after the last. */
function sounded(heard) {
  let key = "";
  const gaps = [""];
  for (const each of heard) {
    if (each === "") continue;
    if (each >= "A" && each <= "Z") {
      key += each;
      gaps.push("");
    } else if (each !== "ㅡ") gaps[gaps.length - 1] += each;
  }
  return { key: (gaps[0] ? "A" : "") + key, gaps };
}

/** The sounds of a term; none for one that is no word of one script. */
function soundsOf(term) {
  if (/^[가-힣]{2,14}$/.test(term)) return [soundsOfHangul(term)];
  return /^[a-z]{3,24}$/.test(term) ? soundsOfLatin(term) : [];
}

/** Whether two words with the same consonants have vowels at the same places, and, if they are short, vowels of one colour. */
function soundAlike(one, other) {
  const short = one.key.replace("A", "").length < 5;
  let wrong = 0;
  for (let at = 0; at < one.gaps.length; at++) {
    const [a, b] = [one.gaps[at], other.gaps[at]];
    if (!a !== !b) {
      const only = a || b;
      const last = at === one.gaps.length - 1;
      if (!(last && (only === "ㅣ" || /^[ㅓㅏㅜㅝ]$/.test(only) || /^[eiuy]$/.test(only)))) wrong += /^[eㅣㅜ]$/.test(only) ? 0.5 : 1;
    } else if (a && short && !sameColour(a, b)) wrong += 1;
  }
  const length = one.key.length;
  return wrong <= (length < 4 ? 0 : length < 6 ? 0.5 : length < 8 ? 1 : 2);
}

/** Whether two groups of vowels may be one sound. */
function sameColour(a, b) {
  const isLatin = (text) => /^[a-z]/.test(text);
  if (isLatin(a) === isLatin(b)) return a === b || [...a].some((each) => b.includes(each)) || (/^[ㅏㅓㅗㅐㅔ]/.test(a) && /^[ㅏㅓㅗㅐㅔ]/.test(b));
  const [latin, hangul] = isLatin(a) ? [a, b] : [b, a];
  return [...latin].some((letter) => [...(VOWELS_OF[letter] || "")].some((vowel) => keysOf(hangul).includes(vowel) || hangul.includes(vowel)));
}

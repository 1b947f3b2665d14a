// Loanwords by their consonants: 백프로파게이션 and backpropagation are heard as one.

/** Letters by the class of sounds that they belong to; a capital stands for the sound itself, of both scripts. */
const HEARD = {};
for (const sounds of ["K Gㄱg Kㄲㅋkq", "T Dㄷㄸd Tㅌt", "P Bㅂㅃbv Pㅍpf", "S Sㅅㅆs Jㅈㅉjz Cㅊ", "R Lㄹl", "M Mㅁm", "N Nㄴn"]) {
  const [family, ...each] = sounds.split(" ");
  for (const [sound, ...letters] of each) for (const letter of letters) HEARD[letter] = family + sound;
}
const HEARD_LAST = { ㄱ: "K?", ㄲ: "K?", ㅋ: "K?", ㄴ: "NN", ㄷ: "T?", ㅅ: "T?", ㅆ: "T?", ㅈ: "T?", ㅊ: "T?", ㅌ: "T?", ㄹ: "RL", ㅁ: "MM", ㅂ: "P?", ㅍ: "P?", ㅇ: "NN" };
/** Vowels of Hangul that a letter of English may be heard as. */
const VOWELS_OF = { a: "ㅏㅐㅔㅓㅗ", e: "ㅔㅐㅓㅣㅕ", i: "ㅣㅓY", o: "ㅗㅓㅏㅜ", u: "ㅜㅓㅠㅏㅣ", y: "ㅣY", w: "ㅜㅝㅗ", r: "ㅓㅏㅗㅜ" };
/** And those of short words, which more words are like. */
const SURE_VOWELS_OF = { a: "ㅏㅐㅔ", e: "ㅔㅓㅣㅕ", i: "ㅣY", o: "ㅗㅓ", u: "ㅜㅓㅠ", y: "ㅣY", w: "ㅜㅝ", r: "ㅓㅏ" };
/** Syllables of words of Chinese origin: a word of nothing else is no loanword of the kind that is matched here. */
const SINO = new Set("가각간갈감갑강개객갱거건걸검겁게격견결겸경계고곡곤골공과곽관괄광괘괴굉교구국군굴궁권궐궤귀규균귤극근금급긍기긴길김나낙난날남납낭내냉녀년념녕노농뇌누능니닉다단달담답당대댁덕도독돈돌동두둔득등라락란랄람랍랑래략량려력련렬렴렵령례로록론롱뢰료룡루류륙륜률륭륵릉리린림립마막만말망매맥맹면멸명모목몰몽묘무묵문물미민밀박반발방배백번벌범법벽변별병보복본봉부북분불붕비빈빙사삭산살삼삽상쌍색생서석선설섬섭성세소속손솔송쇄쇠수숙순술숭슬습승시식신실심십아악안알암압앙애액앵야약양어억언엄업여역연열염엽영예오옥온올옹와완왕왜외요욕용우욱운울웅원월위유육윤율융은음읍응의이익인일임입잉자작잔잠잡장재쟁저적전절점접정제조족존졸종좌죄주죽준중즉증지직진질집징차착찬찰참창채책처척천철첨첩청체초촉촌총촬최추축춘출충취측층치칙친칠침칭쾌타탁탄탈탐탑탕태택토통퇴투특파판팔패편평폐포폭표품풍피필핍하학한할함합항해핵행향허헌험혁현혈협형혜호혹혼홀홍화확환활황회획횡효후훈훼휘휴흉흑흔흡흥희");

/** Whether a word has nothing but syllables of Chinese origin. */
function isSino(word) {
  return [...word].every((each) => SINO.has(each));
}

/** Letters that are heard together, by where they may stand: `[letters, what is heard, what has to follow]`. */
const SPELT = [
  ["tion", "SS e NN"], ["ssion", "SS e NN"], ["sion", "SJ e NN"], ["cian", "SS e NN"], ["tian", "SS e NN"], ["ture", "SC e r"], ["tch", "SC"], ["sch", "SS KK"], ["dge", "SJ e"], ["que", "KK", /^$/],
  ["gue", "KK", /^$/], ["ch", "KK", /^[rlnt]/], ["ch", "SC"], ["sh", "SS"], ["ph", "PP"], ["gh", "", /^([^aeiouy]|$)/], ["ck", "KK"], ["qu", "KK w"], ["mb", "MM", /^$/],
  ["ng", "NN", /^([^aeiouylr]|$)/], ["th", "th"], ["x", "KK SS"], ["c", "SS", /^[eiy]/], ["c", "KK"], ["g", "ge", /^[eiy]/], ["r", "RL", /^[aeiouy]/], ["r", "r"],
];
const SPELT_FROM = new Map();
for (const each of SPELT) SPELT_FROM.set(each[0][0], [...(SPELT_FROM.get(each[0][0]) || []), each]);
/** What is read in two ways, and in which. */
const TWO_WAYS = { th: ["SS", "TT"], ge: ["KG", "SJ"] };

/** What an English word sounds like: its consonants, with the vowels before each; several where a letter is read in two ways. */
function soundsOfLatin(word) {
  const heard = [];
  const unsure = new Set();
  let at = /^(?:kn|wr|ps)/.test(word) ? 1 : 0;
  while (at < word.length) {
    const letter = word[at];
    const spelt = (SPELT_FROM.get(letter) || []).find(([letters, , next]) => word.startsWith(letters, at) && (!next || next.test(word.slice(at + letters.length))));
    if (letter === word[at + 1] && !/[aeiouy]/.test(letter)) at += 1;
    else if (spelt) {
      for (const each of spelt[1].split(" ")) {
        if (each in TWO_WAYS) unsure.add(each);
        heard.push(each);
      }
      at += spelt[0].length;
    } else {
      heard.push(letter === "h" ? (at ? "" : "HH") : HEARD[letter] || letter);
      at += 1;
    }
  }
  let ways = [heard];
  for (const each of unsure) ways = ways.flatMap((way) => TWO_WAYS[each].map((sound) => way.map((one) => (one === each ? sound : one))));
  return ways.map(sounded);
}

/** What a Korean word sounds like, if it is a loanword. */
function soundsOfHangul(word) {
  const heard = [];
  for (const syllable of word) {
    const at = place(syllable);
    const lead = LEADS[Math.floor(at / 588)];
    const double = lead === "ㄹ" && heard[heard.length - 1] === "RL";
    heard.push(double ? "" : lead === "ㅎ" ? (heard.length ? "" : "HH") : HEARD[lead] || "", VOWELS[Math.floor(at / 28) % 21]);
    if (at % 28) heard.push(HEARD_LAST[FINALS[at % 28]] || "");
  }
  return sounded(heard);
}

/** Sounds in a row as `{key, fine, gaps}`: consonants by family and by themselves, and the vowels before each and after the last. */
function sounded(heard) {
  let key = "";
  let fine = "";
  const gaps = [""];
  for (const each of heard) {
    if (each >= "A" && each < "[") {
      key += each[0];
      fine += each[1];
      gaps.push("");
    } else if (each && each !== "ㅡ" && !(each === "r" && !key && !gaps[0])) gaps[gaps.length - 1] += each;
  }
  return { key: (gaps[0] ? "A" : "") + key, fine, gaps };
}

/** The sounds of a term; none for one that is no word of one script. A short word of Chinese origin is heard as nothing else. */
function soundsOf(term) {
  if (/^[a-z]{3,24}$/.test(term)) return soundsOfLatin(term);
  if (!/^[가-힣]{2,14}$/.test(term) || term.endsWith("다") || (term.length < 4 && isSino(term))) return [];
  const sounds = [soundsOfHangul(term)];
  // English without -ing is how the index has it
  if (vowelOf(term) === "ㅣ" && finalOf(term) === "ㅇ" && term.length > 2) {
    const { key, fine, gaps } = sounds[0];
    sounds.push({ key: key.slice(0, -1), fine: fine.slice(0, -1), gaps: [...gaps.slice(0, -2), ""] });
  }
  return sounds;
}

/** Whether two words with the same consonants have vowels at the same places, and, if they are short or it is to be `sure`, vowels of one colour. */
function soundAlike(one, other, sure) {
  const length = one.key.replace("A", "").length;
  if (length < 4 && [...one.fine].some((sound, at) => sound !== other.fine[at] && sound !== "?" && other.fine[at] !== "?")) return false;
  let wrong = 0;
  for (let at = 0; at < one.gaps.length; at++) {
    const [a, b] = [one.gaps[at], other.gaps[at]];
    const only = a && b ? "" : a || b;
    const isLast = at === one.gaps.length - 1;
    if (only && isLast && (only === "e" || (only === "ㅣ" && one.key.endsWith("S")))) continue;
    if (only) wrong += /^r$|^[eㅜ]$/.test(only) ? 0.4 : 1;
    else if (a && !sameColour(a, b, sure || length < 4 ? SURE_VOWELS_OF : VOWELS_OF)) wrong += length < 5 ? 1 : 0.5;
  }
  return wrong <= (length < 3 ? 0 : length < 4 ? 0.4 : length < 6 ? 0.9 : length < 8 ? 1.4 : 2);
}

/** Whether two groups of vowels may be one sound, by what each letter may be heard as. */
function sameColour(a, b, heardAs) {
  const isLatin = (text) => /^[a-z]/.test(text);
  if (isLatin(a) === isLatin(b)) return a === b || [...a].some((each) => b.includes(each)) || (/^[ㅏㅓㅗㅐㅔ]/.test(a) && /^[ㅏㅓㅗㅐㅔ]/.test(b));
  const latin = isLatin(a) ? a : b;
  const hangul = (isLatin(a) ? b : a).replace(/[ㅘㅝㅟ]/g, (each) => TWO_KEYS[each]).replace(/ㅏㅣ/g, "Y").replace(/ㅔㅣ/g, "ㅔ").replace(/ㅗㅜ/g, "ㅗ");
  if (hangul.length > latin.length) return false;
  return [...latin].some((letter) => (heardAs[letter] || "").includes(hangul[0]));
}

// A text as words with their places, and each word's terms: what is looked up.

const HANGUL = "hangul";
const LATIN_WORD = "latin";
const OTHER = "other";
/** What words are made of, each kind for itself; a letter is of the first kind that has it. */
const KINDS_OF_LETTERS = [/[가-힣ㄱ-ㅎㅏ-ㅣ]/iu, /[a-z0-9_\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff]/iu, /[\u3040-\u30ff\u3400-\u9fff]/iu, /[\p{L}\p{M}]/iu];
/** Those kinds as bits; a letter that is no digit is `LETTER` besides, and whatever was looked at `SEEN`. */
const [IN_LATIN, OF_OTHERS, LETTER, SEEN] = [2, 8, 16, 32];
const BITS_OF = new Uint8Array(65536);
/** The longest word that is looked at: nothing longer is anybody's word. */
const LONGEST_WORD = 64;

/** Words that stand everywhere and say nothing of a text. */
const SAY_NOTHING = new Set(
  ("것 수 등 을 를 은 는 가 의 에 와 과 로 도 으로 에서 개의 두 본 잘 여러 더욱 약간 및 그 이 저 때 중 더 또 좀 바 들 내 제 네 우리 여기 거기 이것 그것 저것 이런 그런 저런 이렇게 그렇게 그리고 그러나 하지만 그래서 따라서 또한 혹은 또는 즉 " +
    "있다 하다 되다 이다 같다 위하다 대하다 통하다 따르다 의하다 관하다 위해 위한 대해 대한 통해 통한 따라 의해 관한 같은 같이 있는 하는 되는 된 한 할 될 하고 하면 하여 해서 " +
    "경우 모든 매우 아주 정말 바로 다시 이미 아직 항상 이때 이후 이전 각 각각 먼저 다음 아래 위 이를 이는 및 만약 때문 때문에 정도 가장 안 못 않다 못하다 " +
    "the a an of to in on is are and or for with by as at be this that it from we you").split(" "),
);

/** The words of `text`, which is in NFC: `{word, text, start, end, kind, glued}`; glued to the word before, where nothing is between them. */
function tokensOf(text) {
  const tokens = [];
  let before = -1;
  for (let start = 0; start < text.length; ) {
    const end = endOfWord(text, start);
    if (end === start) start += 1;
    else {
      const word = wordAt(text, start, end);
      tokens.push({ word, text: word.text, start, end, kind: word.kind, glued: start === before });
      before = start = end;
    }
  }
  return tokens;
}

/** Where the word ends that begins at `start`; there itself, where none does. */
function endOfWord(text, start) {
  const kind = bitsAt(text, start) & 15;
  let end = endOf(text, start, kind === OF_OTHERS ? LETTER : kind);
  if (kind !== IN_LATIN) return end;
  while ((text[end] === "." || text[end] === "-") && bitsAt(text, end + 1) & kind) end = endOf(text, end + 1, kind);
  if (text.startsWith("++", end)) return end + 2;
  return text[end] === "#" && !/[a-z0-9]/iu.test(text[end + 1] || "") ? end + 1 : end;
}

/** Where the letters from `start` on end that have one of `bits`. */
function endOf(text, start, bits) {
  let end = start;
  while (bitsAt(text, end) & bits) end += (text.charCodeAt(end) & 0xfc00) === 0xd800 ? 2 : 1;
  return end;
}

/** The bits of the letter at `at`. */
function bitsAt(text, at) {
  return at < text.length ? BITS_OF[text.charCodeAt(at)] || bitsOf(text.codePointAt(at)) : 0;
}

/** The bits of a letter; all but those of two units are remembered. */
function bitsOf(point) {
  const letter = String.fromCodePoint(point);
  const kind = KINDS_OF_LETTERS.findIndex((each) => each.test(letter));
  const bits = SEEN | (kind < 0 ? 0 : 1 << kind) | (KINDS_OF_LETTERS[3].test(letter) ? LETTER : 0);
  if (point < 0xd800 || (point > 0xdfff && point < 0x10000)) BITS_OF[point] = bits;
  return bits;
}

/** The kind of a word that begins with the letter of this `code`. */
function kindOf(code) {
  if ((code >= 0xac00 && code <= 0xd7a3) || (code >= 0x3131 && code <= 0x3163)) return HANGUL;
  return code < 0x250 || (code >= 0x370 && code < 0x500) ? LATIN_WORD : OTHER;
}

/** What is remembered of words, for texts say the same ones again and again; and which stand at a place of a table, by their letters. */
let words = [];
const WORD_AT = new Int32Array(131072);
/** Words that are remembered. */
const MOST_KNOWN = 60000;

/** The word from `start` to `end`: `{text, kind, hash, terms, term, denies}`, of which the last three are made when they are asked for. */
function wordAt(text, start, end) {
  let hash = 0;
  for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  let place = Math.imul(hash, 0x9e3779b1) >>> 15;
  for (let at = WORD_AT[place]; at; at = WORD_AT[place]) {
    const word = words[at - 1];
    if (word.hash === hash && word.text.length === end - start && text.startsWith(word.text, start)) return word;
    place = (place + 1) & (WORD_AT.length - 1);
  }
  const word = { text: text.slice(start, end), kind: kindOf(text.charCodeAt(start)), hash, terms: null, term: null, denies: -1 };
  if (end - start > LONGEST_WORD) return word;
  if (words.length >= MOST_KNOWN) {
    words = [];
    WORD_AT.fill(0);
  }
  WORD_AT[place] = words.push(word);
  return word;
}

/** No terms. */
const NONE = [];

/** The terms of the word at `at` among `tokens`: the one that says most first; none where it says nothing. */
function termsOf(tokens, at) {
  const { word, glued } = tokens[at];
  if (word.text.length > LONGEST_WORD) return NONE;
  if (word.kind === HANGUL) {
    if (glued && tokens[at - 1].kind === LATIN_WORD && isEnding(word.text)) return NONE;
    if (isDenied(tokens, at)) return termsOfDenied(word.text);
  }
  return word.terms || (word.terms = word.kind === HANGUL ? termsOfHangul(word) : word.kind === LATIN_WORD ? termsOfLatin(word.text) : [word.text.toLowerCase()]);
}

/** The terms of a word in Hangul. */
function termsOfHangul(word) {
  const term = word.term === null ? (word.term = readHangul(word.text, false)) : word.term;
  return !term || SAY_NOTHING.has(term) || SAY_NOTHING.has(word.text) ? NONE : [term];
}

/** The terms of a word that is denied: what does not go down is what somebody looks for whose loss does not. */
function termsOfDenied(text) {
  const term = readHangul(text, true);
  if (!term || SAY_NOTHING.has(term) || SAY_NOTHING.has(text)) return NONE;
  return term.endsWith("다") ? [term, "안" + term] : [term];
}

/** A word says so much of those beside it: nothing; that what follows is denied (안); what is before it (않는다); that it may be (줄지). */
const [DENIES_NEXT, DENIES_LAST, MAY_BE_DENIED] = [1, 2, 4];

/** What a word says of those beside it. */
function denies(word) {
  if (word.denies >= 0) return word.denies;
  const { text } = word;
  const last = /^(않|못하|못한|못할|못해|못했|못합|말아|마세|마십|말고|말자)/.test(text) ? DENIES_LAST : 0;
  return (word.denies = (text === "안" || text === "못" ? DENIES_NEXT : 0) | last | (/지[는도를가]?$/.test(text) ? MAY_BE_DENIED : 0));
}

/** Whether what stands beside a word says that it is a predicate: 안 줄어요, 줄지 않는다. */
function isDenied(tokens, at) {
  if (at > 0 && !tokens[at].glued && denies(tokens[at - 1].word) & DENIES_NEXT) return true;
  return at + 1 < tokens.length && (denies(tokens[at].word) & MAY_BE_DENIED) !== 0 && (denies(tokens[at + 1].word) & DENIES_LAST) !== 0;
}

/** The term of a word in Hangul: its noun without particles, or its predicate as a dictionary has it. */
function termOfHangul(text) {
  const word = wordAt(text, 0, text.length);
  return word.term === null ? (word.term = readHangul(text, false)) : word.term;
}

/** That term, as it is read. */
function readHangul(word, denied) {
  if (word.length === 1) return word;
  if (/^[ㄱ-ㅎㅏ-ㅣ]+$/.test(word)) return "";
  if (NOUNS.has(word)) return word;
  if (isAuxiliary(word)) return "하다";
  const noun = nounOfVerb(word);
  if (noun) return noun;
  const stem = stemOf(word, denied);
  if (stem) return stem + "다";
  return withoutParticles(word);
}

/** A text as the index has it: of each word what says most, with blanks between them. So a glossary's words are looked up. */
function phraseOf(text) {
  const tokens = tokensOf(text.normalize("NFC"));
  return tokens.flatMap((_, at) => termsOf(tokens, at).slice(0, 1)).join(" ");
}

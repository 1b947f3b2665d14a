// A text as words with their places, and each word's terms: what is looked up.

const HANGUL = "hangul";
const LATIN_WORD = "latin";
const OTHER = "other";
const WORDS = /[가-힣ㄱ-ㅎㅏ-ㅣ]+|[a-z0-9_\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff]+(?:[.-][a-z0-9_\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff]+)*(?:\+\+|#(?![a-z0-9]))?|[\u3040-\u30ff\u3400-\u9fff]+|(?![ㄱ-ㅎㅏ-ㅣ가-힣])[\p{L}\p{M}]+/giu;
/** The longest word that is looked at: nothing longer is anybody's word. */
const LONGEST_WORD = 64;

/** Words that stand everywhere and say nothing of a text. */
const SAY_NOTHING = new Set(
  ("것 수 등 을 를 은 는 가 의 에 와 과 로 도 으로 에서 개의 두 본 잘 여러 더욱 약간 및 그 이 저 때 중 더 또 좀 바 들 내 제 네 우리 여기 거기 이것 그것 저것 이런 그런 저런 이렇게 그렇게 그리고 그러나 하지만 그래서 따라서 또한 혹은 또는 즉 " +
    "있다 하다 되다 이다 같다 위하다 대하다 통하다 따르다 의하다 관하다 위해 위한 대해 대한 통해 통한 따라 의해 관한 같은 같이 있는 하는 되는 된 한 할 될 하고 하면 하여 해서 " +
    "경우 모든 매우 아주 정말 바로 다시 이미 아직 항상 이때 이후 이전 각 각각 먼저 다음 아래 위 이를 이는 및 만약 때문 때문에 정도 가장 안 못 않다 못하다 " +
    "the a an of to in on is are and or for with by as at be this that it from we you").split(" "),
);

/** The words of `text`, which is in NFC: `{text, start, end, kind, glued}`; glued to the word before, where nothing is between them. */
function tokensOf(text) {
  const tokens = [];
  let end = -1;
  WORDS.lastIndex = 0;
  for (let found = WORDS.exec(text); found; found = WORDS.exec(text)) {
    const start = found.index;
    const glued = start === end;
    end = WORDS.lastIndex;
    tokens.push({ text: found[0], start, end, kind: kindOf(found[0].charCodeAt(0)), glued });
  }
  return tokens;
}

/** The kind of a word that begins with the letter of this `code`. */
function kindOf(code) {
  if ((code >= 0xac00 && code <= 0xd7a3) || (code >= 0x3131 && code <= 0x3163)) return HANGUL;
  return code < 0x250 || (code >= 0x370 && code < 0x500) ? LATIN_WORD : OTHER;
}

/** The terms of the word at `at` among `tokens`: the one that says most first; none where it says nothing. */
function termsOf(tokens, at) {
  const { text, kind, glued } = tokens[at];
  if (text.length > LONGEST_WORD) return [];
  if (kind === LATIN_WORD) return remembered(text, termsOfLatin);
  if (kind === OTHER) return [text.toLowerCase()];
  if (glued && tokens[at - 1].kind === LATIN_WORD && isEnding(text)) return [];
  const denied = isDenied(tokens, at);
  const term = termOfHangul(text, denied);
  if (!term || SAY_NOTHING.has(term) || SAY_NOTHING.has(text)) return [];
  // what does not go down is what somebody looks for whose loss does not
  return denied && term.endsWith("다") ? [term, "안" + term] : [term];
}

/** Whether what stands beside a word says that it is a predicate: 안 줄어요, 줄지 않는다. */
function isDenied(tokens, at) {
  const before = at > 0 && !tokens[at].glued ? tokens[at - 1].text : "";
  if (before === "안" || before === "못") return true;
  const after = at + 1 < tokens.length ? tokens[at + 1].text : "";
  return /^(않|못하|못한|못할|못해|못했|못합|말아|마세|마십|말고|말자)/.test(after) && /지[는도를가]?$/.test(tokens[at].text);
}

const known = new Map();
/** Words that are remembered: texts say the same ones again and again. */
const MOST_KNOWN = 20000;

/** What `read` makes of `key`, once. */
function remembered(key, read) {
  let made = known.get(key);
  if (made === undefined) {
    made = read(key);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(key, made);
  }
  return made;
}

/** The term of a word in Hangul: its noun without particles, or its predicate as a dictionary has it. */
function termOfHangul(word, denied) {
  return denied ? readHangul(word, true) : remembered(word, readHangul);
}

/** That term, as it is read. */
function readHangul(word, denied = false) {
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

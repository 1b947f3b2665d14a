// The words that a wiki knows, and how they are found: by their beginning, consonants, sound, or parts; in memory.

/** Most words that are taken for a beginning, or for a part. */
const MOST_LIKE = 12;

/** What is asked of the `words` of a wiki; `sizes` says how many sections have each. The words of `synonyms` are known, too. */
class Lexicon {
  constructor(words, sizes, synonyms) {
    const all = new Set(words);
    const more = [...synonyms.keys()].filter((word) => !all.has(word));
    this.own = words.length;
    this.words = more.length ? [...words, ...more] : words;
    this.sizes = more.length ? [...sizes, ...more.map(() => 1)] : sizes;
    this.places = new Map(this.words.map((word, at) => [word, at]));
    this.keys = null;
    this.heard = null;
    this.bags = null;
  }

  /** Whether `word` stands in the wiki, as one that is known. */
  has(word) {
    return this.places.get(word) < this.own;
  }

  /** Whether `word` is known: it stands in the wiki, or something that says the same may. */
  knows(word) {
    return this.places.has(word);
  }

  /** How many sections have `word`. */
  size(word) {
    const at = this.places.get(word);
    return at === undefined ? 0 : this.sizes[at];
  }

  /** The keys of all words, and the words by their first consonants. */
  prepared() {
    if (!this.keys) {
      this.keys = this.words.map(keysOf);
      this.bags = Int32Array.from(this.keys, bag);
    }
    return this.keys;
  }

  /** The words at `places`, those of most sections first. */
  common(places, most = MOST_LIKE) {
    return places.sort((a, b) => this.sizes[b] - this.sizes[a] || a - b).slice(0, most).map((at) => this.words[at]);
  }

  /** Words that begin as `text` was typed so far: 텐섭 is the beginning of 텐서보드. */
  beginningWith(text, most) {
    const typed = keysOf(text);
    const found = [];
    this.prepared().forEach((keys, at) => {
      if (keys.length > typed.length && keys.startsWith(typed) && keys.length < typed.length + 24) found.push(at);
    });
    return this.common(found, most);
  }

  /** Words whose first consonants are, or else begin with, `initials`. */
  withInitials(initials) {
    const whole = [];
    const begun = [];
    this.words.forEach((word, at) => {
      if (word.length < initials.length || word[0] < "가" || word[0] > "힣") return;
      const own = initialsOf(word);
      if (own === initials) whole.push(at);
      else if (own.startsWith(initials)) begun.push(at);
    });
    return this.common(whole.length ? whole : begun);
  }

  /** The words by their consonants. */
  sounds() {
    if (this.heard) return this.heard;
    this.heard = new Map();
    this.words.forEach((word, at) => {
      for (const sounds of soundsOf(word)) {
        const others = this.heard.get(sounds.key);
        if (others) others.push(at);
        else this.heard.set(sounds.key, [at]);
      }
    });
    return this.heard;
  }

  /** Words that sound as `term` does: of the other script, or long. Short ones are heard only where `isUnknown`; `sure` asks for their vowels. */
  soundingLike(term, isUnknown, sure) {
    const asked = soundsOf(term);
    if (!asked.length) return [];
    const found = new Set();
    const isLatin = term[0] < "ㄱ";
    for (const sounds of asked) {
      const length = sounds.key.replace("A", "").length;
      if (length < (isUnknown ? 2 : 3)) continue;
      for (const at of this.sounds().get(sounds.key) || []) {
        const word = this.words[at];
        const sameScript = word[0] < "ㄱ" === isLatin;
        if (length < 3 && word.length + term.length < 6) continue;
        const isNative = sameScript && (isLatin || length < 4 || isSino(word) || isSino(term));
        if (word === term || isNative) continue;
        if (soundsOf(word).some((others) => others.key === sounds.key && soundAlike(sounds, others, sure))) found.add(at);
      }
    }
    return this.common([...found], 4);
  }

  /** Words that have `term` in them, at their end or beginning, or else within. */
  containing(term) {
    const found = [];
    this.words.forEach((word, at) => {
      if (word.length <= term.length) return;
      const place = word.indexOf(term);
      if (place < 0) return;
      if (place === 0 || word.endsWith(term) || (place > 1 && word.length - place - term.length > 1)) found.push(at);
    });
    return this.common(found);
  }

  /** Words that are one slip away from `text`; two, where it is long. */
  near(text) {
    const typed = keysOf(text);
    const isLatin = text[0] < "ㄱ";
    if (isLatin ? typed.length < 5 : typed.length < 7 || (text.length < 3 && !/[ㄱ-ㅎㅏ-ㅣ]/.test(text))) return [];
    const most = typed.length > 10 ? 2 : 1;
    const own = bag(typed);
    const keys = this.prepared();
    let best = most;
    let found = [];
    const begun = [];
    for (let at = 0; at < keys.length; at++) {
      const other = keys[at];
      if (other.length < typed.length - best || this.words[at].length < 2) continue;
      if (other.length <= typed.length + best && bits(own ^ this.bags[at]) <= 2 * best) {
        const distance = slips(typed, other, best);
        if (distance > best || distance === 0) continue;
        if (distance < best) found = [];
        best = distance;
        found.push(at);
      } else if (typed.length > 7 && other[0] === typed[0] && other[1] === typed[1] && slips(typed, other.slice(0, typed.length), 1) <= 1) begun.push(at);
    }
    if (!found.length) found = begun;
    return this.common(found, 4);
  }

  /** A word as two or three known ones that were written together, those of the longest parts first; or none. */
  parts(word) {
    if (!/^[가-힣]{3,16}$/.test(word)) return [];
    let best = [];
    let worth = -1;
    const grow = (at, taken) => {
      if (at === word.length) {
        const least = Math.min(...taken.map((each) => each.length)) * 100 - taken.length * 150 + Math.min(...taken.map((each) => Math.log(1 + this.size(each))));
        if (best.length === 0 || least > worth) [best, worth] = [taken, least];
        return;
      }
      if (taken.length === 3) return;
      for (let end = at + 2; end <= word.length; end++) {
        if (word.length - end === 1 && end !== word.length && !SHORT.has(word.slice(end))) continue;
        const part = word.slice(at, end);
        const noun = this.has(part) ? part : withoutParticles(part);
        if ((at || end < word.length) && noun.length > 1 && this.has(noun)) grow(end, [...taken, noun]);
      }
      if (at && at === word.length - 1 && this.has(word.slice(at))) grow(word.length, [...taken, word.slice(at)]);
    };
    grow(0, []);
    return best;
  }
}

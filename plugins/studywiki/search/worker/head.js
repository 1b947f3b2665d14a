/** What reads the head of the index, as `head.py` writes it. */

var HEAD_FORMAT = "1";
var SHARD_NAME = 6;
var SHARD_UNIT = 256;

/**
 * The head as a value: `pages`, their `firsts` and `count`, `words` with their `sizes`, `synonyms`, and the shards:
 * `known` (for each the number of its first word), `others` (its first word), `texts` (for each page its shards: from
 * which section on). Throws where the index is of another version, or damaged.
 */
function readHead(text) {
  var parts = text.split("\f");
  if (parts[0] !== HEAD_FORMAT || parts.length !== 15) throw new Error("index");
  var paths = parts[3].split("\t").map(function (path) {
    return path ? path.split("\n") : [];
  });
  var counts = numbersOf(parts[5]);
  var titles = listOf(parts[1], counts.length);
  var locations = listOf(parts[2], counts.length);
  var placed = numbersOf(parts[4]);
  var firsts = [];
  var count = 0;
  for (var at = 0; at < counts.length; at++) {
    firsts.push(count);
    count += counts[at];
  }
  var pages = firsts.map(function (first, page) {
    return { title: titles[page], location: locations[page], path: paths[placed[page]] || [], first: first, boost: 1 };
  });
  var boosts = numbersOf(parts[6]);
  for (at = 0; at + 1 < boosts.length; at += 2) pages[boosts[at]].boost = boosts[at + 1] / 100;
  var head = {
    pages: pages,
    firsts: firsts,
    count: count,
    words: wordsOf(parts[7]),
    sizes: numbersOf(parts[8]),
    synonyms: new Map(),
    known: [],
    others: parts[11] ? parts[11].split("\t") : [],
    texts: [],
    shards: [],
  };
  (parts[9] ? parts[9].split("\t") : []).forEach(function (line) {
    var words = line.split("\n");
    head.synonyms.set(words[0], words.slice(1));
  });
  var first = 0;
  numbersOf(parts[10]).forEach(function (words) {
    head.known.push(first);
    first += words;
  });
  if (first !== head.words.length || head.sizes.length !== first) throw new Error("index");
  readShards(head, numbersOf(parts[12]), parts[13], numbersOf(parts[14]));
  return head;
}

/** The `count` texts of a list; of a wiki without pages it is empty. */
function listOf(text, count) {
  var found = count ? text.split("\t") : [];
  if (found.length !== count) throw new Error("index");
  return found;
}

/** Enter the shards: those of the known words, of the others, and of the texts, page by page. */
function readShards(head, ofTexts, names, sizes) {
  for (var at = 0; at < names.length; at += SHARD_NAME) {
    head.shards.push({ name: names.slice(at, at + SHARD_NAME), size: sizes[at / SHARD_NAME] * SHARD_UNIT });
  }
  var shard = head.known.length + head.others.length;
  for (at = 0; at < ofTexts.length; ) {
    var own = [];
    var from = 0;
    for (var left = ofTexts[at++]; left > 0; left--) {
      own.push({ shard: shard++, from: from });
      if (left > 1) from += ofTexts[at++];
    }
    head.texts.push(own);
  }
  if (shard !== head.shards.length || head.texts.length !== head.pages.length) throw new Error("index");
}

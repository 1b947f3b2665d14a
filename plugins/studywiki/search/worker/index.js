/** The index of the wiki, of which only the head is loaded at first; shards come as they are asked for. */

/** Bytes that one question for postings, and one for texts, may load: the first that are asked for come first. */
var MOST_POSTINGS = 27000;
var MOST_TEXTS = 32000;
/** Shards that are kept: the postings of a word that is being typed are asked for with each letter. */
var MOST_SHARDS = 1000;

/**
 * The index that `load(name)` gives the files of: a promise of what each holds, as text. The promise is broken where
 * the head cannot be read. Where a shard cannot, `reader.faults` has its name, and words of it are found in the titles.
 */
async function openReader(load) {
  var head = readHead(await load("head"));
  var loaded = new Map();
  head.read = new Map();
  var reader = {
    pages: head.pages,
    words: head.words,
    sizes: head.sizes,
    synonyms: head.synonyms,
    count: head.count,
    /** The names of the shards that could not be loaded: of an older build, damaged, or out of reach. */
    faults: new Set(),
    pageOf: function (section) {
      return lastUpTo(head.firsts, section);
    },
    postings: function (words, bytes) {
      return findPostings(head, fetchShards, words, bytes || MOST_POSTINGS);
    },
    sections: function (numbers, bytes) {
      return findSections(reader, head, fetchShards, numbers, bytes || MOST_TEXTS);
    },
  };

  /** Promises of the shards of the numbers `wanted`, while they fit into `bytes`; what is there costs nothing. */
  function fetchShards(wanted, bytes) {
    var found = new Map();
    wanted.forEach(function (number) {
      if (found.has(number)) return;
      var shard = head.shards[number];
      var known = loaded.get(shard.name);
      if (!known) {
        if (shard.size > bytes) return;
        bytes -= shard.size;
        known = load(shard.name).then(
          function (text) {
            reader.faults.delete(shard.name);
            return text;
          },
          function () {
            reader.faults.add(shard.name);
            loaded.delete(shard.name);
            return null;
          }
        );
        loaded.set(shard.name, known);
        if (loaded.size > MOST_SHARDS) loaded.delete(loaded.keys().next().value);
      }
      found.set(number, known);
    });
    return found;
  }
  return reader;
}

/** The postings of those of `words` that stand in the wiki. */
async function findPostings(head, fetchShards, words, bytes) {
  var places = words.map(function (word) {
    return placeOf(head, word);
  });
  var shards = fetchShards(
    places.map(function (place) {
      return place.shard;
    }).filter(function (number) {
      return number >= 0;
    }),
    bytes
  );
  var found = new Map();
  var parsed = new Map();
  for (var at = 0; at < words.length; at++) {
    var shard = places[at].shard;
    if (found.has(words[at]) || !shards.has(shard)) continue;
    var text = await shards.get(shard);
    if (text === null) {
      var inTitles = titlesWith(head, words[at]);
      if (inTitles.length) found.set(words[at], inTitles);
      continue;
    }
    if (!parsed.has(shard)) parsed.set(shard, text.slice(text.indexOf("\t") + 1).split("."));
    var number = places[at].number;
    if (number < 0) number = wordsOf(text.slice(0, text.indexOf("\t"))).indexOf(words[at]);
    if (number >= 0) found.set(words[at], postingsOf(parsed.get(shard)[number] || "", head.firsts));
  }
  return found;
}

/** Where the postings of `word` are: the number of a shard, -1 for none, and which in it; -1 where it has to be looked for. */
function placeOf(head, word) {
  var at = lastUpTo(head.words, word);
  if (at >= 0 && head.words[at] === word) {
    var shard = lastUpTo(head.known, at);
    return { shard: shard, number: at - head.known[shard] };
  }
  var other = lastUpTo(head.others, word);
  return { shard: other < 0 ? -1 : head.known.length + other, number: -1 };
}

/** The postings of `word` in the pages' titles: what is known where its shard is not to be had. */
function titlesWith(head, word) {
  if (!head.titleWords) {
    head.titleWords = new Map();
    head.pages.forEach(function (page) {
      var read = JSON.parse(analyse({ title: page.title, keywords: [], tags: [], summary: "", sections: [] }));
      read[0].forEach(function (each) {
        if (!head.titleWords.has(each)) head.titleWords.set(each, []);
        head.titleWords.get(each).push([page.first, 1, 1]);
      });
    });
  }
  return head.titleWords.get(word) || [];
}

/**
 * The sections of `numbers`, {anchor, title, text} each: those whose texts can be had; of each page the first that is asked for comes first. Pages
 * whose texts are read have their `tags` from then on.
 */
async function findSections(reader, head, fetchShards, numbers, bytes) {
  const times = new Map();
  const places = numbers.map(function (section) {
    const page = reader.pageOf(section);
    const own = head.texts[page] || [];
    let at = own.length - 1;
    while (at > 0 && own[at].from > section - head.firsts[page]) at--;
    times.set(page, (times.get(page) || 0) + 1);
    if (at < 0) return { section, page, time: 0, shard: -1, number: -1 };
    return { section, page, time: times.get(page), shard: own[at].shard, number: section - head.firsts[page] - own[at].from };
  });
  const inOrder = places.filter(({ shard }) => shard >= 0).sort((one, other) => one.time - other.time);
  const shards = fetchShards(inOrder.map(({ shard }) => shard), bytes);
  const found = new Map();
  for (const { section, page, shard, number } of places) {
    const text = shards.has(shard) ? await shards.get(shard) : null;
    if (text === null) continue;
    const held = sectionsIn(head, text);
    if (held.location !== head.pages[page].location || number >= held.sections.length) {
      reader.faults.add(head.shards[shard].name);
      continue;
    }
    head.pages[page].tags = held.tags;
    found.set(section, Object.assign(held.sections[number], { page }));
  }
  return found;
}

/** The sections of a shard whose text is `text`: the same values each time, for who notes something at one. */
function sectionsIn(head, text) {
  let held = head.read.get(text);
  if (held) return held;
  const [location, about, ...fields] = text.split("\t");
  const [, ...tags] = (about || "").split("\n");
  const sections = [];
  for (let at = 0; at + 2 < fields.length; at += 3) sections.push({ anchor: fields[at], title: fields[at + 1], text: fields[at + 2] });
  held = { location, tags, sections };
  head.read.set(text, held);
  if (head.read.size > MOST_SHARDS) head.read.delete(head.read.keys().next().value);
  return held;
}

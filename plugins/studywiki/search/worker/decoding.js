/** What reads numbers, words and postings as `numbers.py`, `words.py` and `postings.py` write them. */

var LETTERS = "0123456789abcdefghijklmnopqrstuvABCDEFGHIJKLMNOPQRSTUVWXYZwxyz-_";
var VALUES = new Uint8Array(128);
for (var value = 0; value < 64; value++) VALUES[LETTERS.charCodeAt(value)] = value;

/** The kinds of places, by the number that they are written as: the usual ones, then all others. */
var KINDS = (function () {
  var found = [16, 80, 8, 72, 24, 1, 2, 17, 4, 32];
  for (var kinds = 0; kinds < 128; kinds++) if (found.indexOf(kinds) < 0) found.push(kinds);
  return found;
})();

/** The numbers that the letters of `text` are. */
function numbersOf(text) {
  var found = [];
  var number = 0;
  var shift = 0;
  for (var at = 0; at < text.length; at++) {
    var value = VALUES[text.charCodeAt(at) & 127];
    if (value < 32) {
      found.push(number + value * Math.pow(2, shift));
      number = shift = 0;
    } else {
      number += (value - 32) * Math.pow(2, shift);
      shift += 5;
    }
  }
  return found;
}

/** The words of a column, each of which begins with a capital: how many letters it shares with the one before. */
function wordsOf(text) {
  var found = [];
  var before = "";
  var start = 1;
  for (var at = 1; at <= text.length; at++) {
    var code = at < text.length ? text.charCodeAt(at) : 65;
    if (code < 65 || code > 90) continue;
    before = before.slice(0, text.charCodeAt(start - 1) - 65) + text.slice(start, at);
    found.push(before);
    start = at + 1;
  }
  return text ? found : [];
}

/**
 * The postings of one word: [section, kinds, count] of each section, in order. `firsts` are the numbers of the pages'
 * first sections. Of a word that stands nearly everywhere some are only known as pages: they stand for the first
 * section.
 */
function postingsOf(text, firsts) {
  var parts = text.split("!");
  var numbers = numbersOf(parts[0]);
  var found = [];
  var page = -1;
  var section = -1;
  for (var at = 0; at + 2 < numbers.length; at += 3) {
    if (numbers[at]) {
      page += numbers[at];
      section = firsts[page] + numbers[at + 1];
    } else {
      section += numbers[at + 1] + 1;
    }
    found.push([section, KINDS[Math.floor(numbers[at + 2] / 3)], (numbers[at + 2] % 3) + 1]);
  }
  if (parts.length < 2) return found;
  for (var letter = 0; letter < parts[1].length; letter++) {
    var bits = VALUES[parts[1].charCodeAt(letter) & 127];
    for (var bit = 0; bit < 6; bit++) if ((bits >> bit) & 1) found.push([firsts[letter * 6 + bit], 16, 1]);
  }
  return found.sort(function (one, other) {
    return one[0] - other[0];
  });
}

/** The number of the last of the sorted `values` that is not above `value`; -1 where all are. */
function lastUpTo(values, value) {
  var low = 0;
  var high = values.length;
  while (low < high) {
    var middle = (low + high) >> 1;
    if (values[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** What a file of the search holds, whose script is `text`: it calls a function with its name and one string. */
function heldBy(text) {
  return JSON.parse(text.slice(text.indexOf(",") + 1, text.lastIndexOf(")")));
}

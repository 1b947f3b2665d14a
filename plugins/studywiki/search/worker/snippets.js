// What is shown of a section: the words around the best place, and where in them a query's words stand.

const SNIPPET = 160;
/** Characters between two words that stand together: an ending, a blank. */
const APART = 6;

/** The forms of a query's words that are marked, in small letters, the longest first. */
function formsOf(understood) {
  const forms = new Set();
  for (const { terms, factor } of [...understood.slots.filter((slot) => !slot.soft).flatMap((slot) => slot.readings), ...understood.spans]) {
    if (factor <= AS_BEGUN) continue;
    const written = terms.map((term) => (term.length > 1 && /[가-힣]다$/.test(term) && STEMS.has(term.slice(0, -1)) ? term.slice(0, -1) : term));
    forms.add(written.join(" ")); // what says the same in several words does so where they stand together
  }
  return [...forms].filter((form) => form.length > 0).sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

/** Where `form` stands in `small`: one word, or several with little between them. */
function* placesOf(form, small) {
  const [first, ...others] = form.split(" ");
  for (let at = small.indexOf(first); at >= 0; at = small.indexOf(first, at + first.length)) {
    let end = at + first.length;
    for (const other of others) {
      const next = small.slice(end, end + APART + other.length).indexOf(other);
      end = next < 0 ? -1 : end + next + other.length;
      if (end < 0) break;
    }
    if (end > 0) yield [at, end];
  }
}

/** Where `forms` stand in `text`: `[[start, end]…]`, in order, none over another; short ones only where a word begins. */
function marksIn(text, forms) {
  const small = text.toLowerCase();
  const marks = [];
  if (small.length !== text.length) return marks;
  for (const form of forms) {
    const isLatin = /^[a-z0-9]/.test(form);
    for (const [at, to] of placesOf(form, small)) {
      const before = small[at - 1] || " ";
      if ((isLatin || form.length === 1) && /[\p{L}\p{N}]/u.test(before) && !(isLatin && /[가-힣]/.test(before))) continue;
      if (isLatin && form.length < 4 && /[a-z]/.test(small[to] || " ")) continue;
      if (!marks.some(([start, end]) => at < end && to > start)) marks.push([at, to]);
      if (marks.length > 200) break;
    }
  }
  return marks.sort((a, b) => a[0] - b[0]);
}

/** A part of `text` with as many different marks as there are side by side, and the marks in it. */
function snippet(text, forms) {
  const marks = marksIn(text, forms);
  if (text.length <= SNIPPET) return { text: text.replace(/\n/g, " "), marks };
  let best = [0, -1];
  let last = 0;
  for (let first = 0; first < marks.length; first++) {
    const kinds = new Set();
    let length = 0;
    for (last = first; last < marks.length && marks[last][1] - marks[first][0] < SNIPPET - 30; last++) {
      const form = text.slice(...marks[last]).toLowerCase();
      if (!kinds.has(form)) length += form.length;
      kinds.add(form);
    }
    const worth = kinds.size * 100 + length;
    if (worth > best[1]) best = [first, worth];
  }
  const around = marks.length ? marks[best[0]][0] : 0;
  let start = Math.max(0, around - 40);
  const line = text.lastIndexOf("\n", around);
  if (line >= start) start = line + 1;
  else if (start) start = text.indexOf(" ", start) + 1 || start;
  if (start > around) start = around;
  let end = Math.min(text.length, start + SNIPPET);
  if (end < text.length) {
    const blank = text.lastIndexOf(" ", end);
    if (blank > start + SNIPPET / 2) end = blank;
  }
  const [before, after] = [start ? "… " : "", end < text.length ? " …" : ""];
  const within = marks.filter(([from, to]) => from >= start && to <= end);
  return {
    text: before + text.slice(start, end).replace(/\n/g, " ") + after,
    marks: within.map(([from, to]) => [from - start + before.length, to - start + before.length]),
  };
}

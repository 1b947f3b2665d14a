/**
 * Results as Material's box takes them: of each page a list of items, whose title and text it puts in as HTML.
 *
 * One item of each list has no `#` in its address: the box makes the list's head of it. It opens the item with the
 * highest score, to two digits, when Enter is pressed, and shows those that are as high as the first of their list; the
 * others wait below "more". So scores say here what is to be seen, not how well it was found.
 * https://github.com/squidfunk/mkdocs-material/blob/9.6.23/src/templates/assets/javascripts/templates/search/index.tsx
 */

/** Sections of a page that are seen at once, beside the best: those nearly as good. */
const SHOWN = 2, NEARLY = 0.7;
/** Forms of words that a link names for the page that it opens. */
const FORMS = 8;
const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/**
 * The text as HTML.
 * @param {string} text
 */
function escaped(text) {
  return String(text).replace(/[&<>"']/g, (sign) => SIGNS[sign]);
}

/**
 * The text as HTML, with what `marks` name in <mark>; they may lie in any order, overlap, and end beyond it.
 * @param {string} text
 * @param {[number, number][]} marks
 */
function marked(text, marks) {
  let html = "", done = 0;
  for (const [start, end] of [...(marks || [])].sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
    const from = Math.max(start, done), to = Math.min(end, text.length);
    if (from >= to) continue;
    // where one ends and the next begins there is one mark
    const whole = from === done && html.endsWith("</mark>");
    html = whole ? html.slice(0, -"</mark>".length) : html + escaped(text.slice(done, from)) + "<mark>";
    html += escaped(text.slice(from, to)) + "</mark>";
    done = to;
  }
  return html + escaped(text.slice(done));
}

/**
 * The forms of the words that were found, as the page has them, in small letters; the longest first, none twice.
 * @param {{text?: string, marks?: [number, number][], title?: string, titleMarks?: [number, number][]}[]} sections
 */
function markedForms(sections) {
  const found = new Set();
  for (const { text, marks, title, titleMarks } of sections) {
    for (const [start, end] of marks || []) found.add(text.slice(start, end).toLowerCase().trim());
    for (const [start, end] of titleMarks || []) found.add(title.slice(start, end).toLowerCase().trim());
  }
  return [...found].filter(Boolean).sort((a, b) => b.length - a.length).slice(0, FORMS);
}

/**
 * Where forms stand in a title, which has no marks of its own where it is the page's.
 * @param {string} title
 * @param {string[]} forms in small letters
 */
function placesOfForms(title, forms) {
  const small = title.toLowerCase(), found = [];
  if (small.length !== title.length) return found;
  for (const form of forms)
    for (let at = small.indexOf(form); at >= 0; at = small.indexOf(form, at + form.length)) found.push([at, at + form.length]);
  return found;
}

/**
 * What an address says of the forms that its page is to mark: `?h=역전파+%22경사+하강%22`.
 * @param {string[]} forms
 */
function addressQuery(forms) {
  const named = forms.map((form) => (/\s/.test(form) ? `"${form.replace(/"/g, "")}"` : form)).join(" ");
  return named ? `?h=${encodeURIComponent(named).replace(/%20/g, "+")}` : "";
}

/**
 * A page's title as HTML, below its place in the sidebar.
 * @param {{title: string, path?: string[]}} page
 * @param {[number, number][]} marks
 */
function titleOf(page, marks) {
  const above = (page.path || []).map(escaped).join(" <span>›</span> ");
  return (above ? `<small class="studywiki-place">${above}</small> ` : "") + marked(page.title, marks);
}

/**
 * Whether something is marked in the text of a section.
 * @param {{marks?: [number, number][]}} section
 */
function hasMarks({ marks }) {
  return !!marks && marks.length > 0;
}

/**
 * The items of one page.
 * @param {{title: string, location: string, path?: string[], tags?: string[]}} page
 * @param {{score: number, anchor: string, title: string, text: string, marks, titleMarks}[]} sections best first
 * @param {{score: number, others: string[], highlight: boolean}} how `others` are words for where nothing is marked
 */
function itemsOf(page, sections, { score, others, highlight }) {
  const own = sections.find((each) => !each.anchor);
  const best = sections.length ? sections[0] : null;
  const found = markedForms(sections), forms = found.length ? found : others.slice(0, FORMS);
  const address = page.location + (highlight ? addressQuery(forms) : "");
  const head = {
    location: address,
    title: titleOf(page, placesOfForms(page.title, forms)),
    text: own && own.text ? `<p>${marked(own.text, own.marks)}</p>` : "",
    score: best === own || !best ? score : score - 0.5,
    terms: {},
  };
  if (page.tags && page.tags.length) head.tags = page.tags.map(escaped);
  // the head's own text is seen where no section is as high; of two that are, the head is opened, which comes first
  const isShown = (each, at) => best === own
    ? at < SHOWN && !hasMarks(own) && hasMarks(each)
    : at <= SHOWN && each.score >= best.score * NEARLY;
  const items = sections.filter((each) => each.anchor).map((each, at) => ({
    location: `${address}#${encodeURIComponent(each.anchor)}`,
    title: marked(each.title, each.titleMarks),
    text: each.text ? `<p>${marked(each.text, each.marks)}</p>` : "",
    score: isShown(each, at) ? score : score - 0.51 - at / 100,
    terms: {},
  }));
  return best === own || !best ? [head, ...items] : [items[0], head, ...items.slice(1)];
}

/**
 * Results of the engine, or of titles alone, as lists of items.
 * @param {{page: number, sections: object[]}[]} results best first
 * @param {{title: string, location: string}[]} pages
 * @param {{others: string[], highlight: boolean}} how
 */
function itemsOfAll(results, pages, how) {
  const found = markedForms(results.flatMap(({ sections }) => sections));
  const others = found.length ? found : how.others;
  return results.map(({ page, sections }, at) =>
    itemsOf(pages[page], sections, { score: results.length - at, others, highlight: how.highlight }));
}

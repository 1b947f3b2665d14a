// What the search box says beside its results: what it waits for, how many there are, what it took the query for, what it
// could not have. Material's sentences stand in their place until then. The words are in this file, once for all pages; in
// which language, the box says (partials/search.html).
(function () {
  const template = document.getElementById("studywiki-search-words");
  const box = document.querySelector("[data-md-component=search]");
  const input = document.querySelector("[data-md-component=search-query]");
  const meta = document.querySelector("[data-md-component=search-result] > .md-search-result__meta");
  const list = document.querySelector("[data-md-component=search-result] > .md-search-result__list");
  if (!template || !box || !input || !meta || !list) return;
  const WORDS = "@search words@";
  const words = WORDS[template.dataset.language] || WORDS.en;
  /** Milliseconds after which a query is said to be under way. */
  const SOON = 400;
  const said = document.createElement("div");
  said.className = "studywiki-said";
  said.hidden = true;
  meta.after(said);
  for (const each of [meta, said]) each.setAttribute("role", "status");
  box.setAttribute("aria-label", words.label);
  list.setAttribute("aria-label", words.results);
  let waiting = 0;

  /** The particle 로 or 으로, as the word before it ends. */
  function towards(word) {
    const syllable = word.charCodeAt(word.length - 1) - 0xac00;
    if (!(syllable >= 0 && syllable < 11172)) return "(으)로";
    const end = syllable % 28, RIEUL = 8;
    return end && end !== RIEUL ? "으로" : "로";
  }

  /** A sentence with what stands for its names. */
  function sentence(name, values) {
    return words[name].replace(/\{(\w+)\}/g, (whole, key) => (key in values ? String(values[key]) : whole));
  }

  /** How many there are. */
  function counted({ query, items, count }) {
    if (!query.trim()) return words.start;
    if (!items.length) return sentence("none", { query: query.trim() });
    if (count > items.length) return sentence("some", { count, shown: items.length });
    return sentence(count === 1 ? "one" : "all", { count });
  }

  /** The sentences below: each with what it is for. */
  function told({ query, items, corrected, trouble }) {
    const found = [];
    if (trouble) found.push(["trouble", words[trouble]]);
    if (corrected && items.length) found.push(["corrected", sentence("corrected", { query: corrected, to: towards(corrected) })]);
    if (query.trim() && !items.length) found.push(["hint", words.hint]);
    return found;
  }

  /** Puts a text into a node, if it is another: what is said again is read aloud again. */
  function put(node, text) {
    if (node.textContent !== text) node.textContent = text;
  }

  input.addEventListener("studywiki:asked", (event) => {
    clearTimeout(waiting);
    if (event.detail.query.trim()) waiting = setTimeout(put, SOON, meta, words.waiting);
  });
  input.addEventListener("studywiki:answered", (event) => {
    clearTimeout(waiting);
    put(meta, counted(event.detail));
    const lines = told(event.detail);
    const same = lines.length === said.children.length && lines.every(([, text], at) => said.children[at].textContent === text);
    if (same) return;
    said.replaceChildren(...lines.map(([kind, text]) => {
      const line = document.createElement("p");
      line.className = `studywiki-said__${kind}`;
      line.textContent = text;
      return line;
    }));
    said.hidden = !lines.length;
  });
  put(meta, words.start);
})();

// Marks on a page what was found there: the words of `?h=`, or, in quotes, several together. Material's script marks
// whatever begins or goes on so, in any word; in Korean a word goes on with a particle, and begins with another word.
(function () {
  if (!document.documentElement.hasAttribute("data-studywiki-marks")) return;
  /** So many of each page are marked, and so many letters of a query are looked at. */
  const MOST = 500, LONGEST = 300;
  const LEFT_ALONE = ".katex, .katex-display, script, style, svg, textarea, .studywiki-edit, .headerlink, .md-clipboard";
  /** Letters of a word of one syllable: it and its particle. */
  const PARTICLE = "[가-힣]{0,2}(?![가-힣])";
  let shown = null, asked = "";

  /** The words of a query. */
  function formsOf(query) {
    const found = query.slice(0, LONGEST).normalize("NFC").match(/"[^"]+"|[^\s"]+/g) || [];
    return [...new Set(found.map((form) => form.replace(/"/g, "").trim()).filter(Boolean))];
  }

  /** What finds a form: Hangul within words as well, one syllable and other letters at a word's beginning. */
  function patternOf(form) {
    const text = form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
    if (/^[가-힣]$/.test(form)) return `(^|[^가-힣])(${text})(?=${PARTICLE})`;
    if (/^[\p{L}\p{N}]/u.test(form) && !/^[가-힣]/.test(form)) {
      const end = form.length < 4 && /[\p{L}\p{N}]$/u.test(form) ? "(?![A-Za-z0-9])" : "";
      return `(^|[^A-Za-z0-9])(${text})${end}`;
    }
    return `()(${text})`;
  }

  /** Where a text has one of the patterns, from left to right, none within another. */
  function placesIn(text, patterns) {
    const found = [];
    for (const pattern of patterns) {
      pattern.lastIndex = 0;
      for (let hit; (hit = pattern.exec(text)); ) {
        const start = hit.index + hit[1].length;
        found.push([start, start + hit[2].length]);
        pattern.lastIndex = start + hit[2].length;
      }
    }
    found.sort((one, other) => one[0] - other[0] || other[1] - one[1]);
    let end = 0;
    return found.filter((place) => place[0] >= end && (end = place[1]));
  }

  /** Marks the places of a node's text. */
  function markIn(node, places) {
    const parts = [], text = node.data;
    let done = 0;
    for (const [start, end] of places) {
      const mark = document.createElement("mark");
      mark.setAttribute("data-md-highlight", "");
      mark.textContent = text.slice(start, end);
      parts.push(text.slice(done, start), mark);
      done = end;
    }
    node.replaceWith(...parts, text.slice(done));
  }

  /** Takes the marks of the query before away. */
  function clear(article) {
    article.querySelectorAll("mark[data-md-highlight]").forEach((mark) => {
      const around = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      around.normalize();
    });
  }

  /** Marks the page, if its address says what, and it is not marked so. */
  function mark() {
    const article = document.querySelector("article.md-content__inner");
    if (!article || (article === shown && asked === location.search)) return;
    clear(article);
    shown = article;
    asked = location.search;
    const forms = formsOf(new URLSearchParams(location.search).get("h") || "");
    if (!forms.length) return;
    const patterns = forms.map((form) => new RegExp(patternOf(form), "giu"));
    const texts = document.createNodeIterator(article, NodeFilter.SHOW_TEXT, (node) =>
      node.data.trim() && !node.parentElement.closest(LEFT_ALONE) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT);
    const found = [];
    let count = 0;
    for (let node; count < MOST && (node = texts.nextNode()); ) {
      const places = placesIn(node.data, patterns);
      if (places.length) found.push([node, places]);
      count += places.length;
    }
    for (const [node, places] of found) markIn(node, places);
  }

  mark();
  // With `navigation.instant` pages come without being loaded, and an address may change on its page.
  if (window.document$) window.document$.subscribe(mark);
  if (window.location$) window.location$.subscribe(() => setTimeout(mark));
})();

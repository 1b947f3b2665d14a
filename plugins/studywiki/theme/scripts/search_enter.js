// Enter opens the best result. Material's box takes no notice of it while a syllable is composed, which is always so in
// Korean: one had to press it twice. And it opens what is shown, be it of the query before: here it waits for its own.
// Of other scripts Enter chooses what is composed, and does nothing else.
(function () {
  const input = document.querySelector("[data-md-component=search-query]");
  const result = document.querySelector("[data-md-component=search-result]");
  if (!input || !result || !document.getElementById("studywiki-search-words")) return;
  /** Milliseconds in which a second Enter is the same: some systems send it again when the syllable is done. */
  const SAME = 400;
  const HANGUL = /^[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]*$/;
  let answered = null, isComposing = false, composed = "", isWanted = false, opened = -Infinity;

  /** The result with the highest score; the first of them. */
  function best() {
    const score = (link) => parseFloat(link.firstElementChild.getAttribute("data-md-score"));
    const links = Array.from(result.querySelectorAll(".md-search-result__list [href]"));
    return links.reduce((one, other) => (one && score(one) >= score(other) ? one : other), null);
  }

  /** Opens it, if Enter was pressed and what is shown is the answer to what stands in the field. */
  function open() {
    if (!isWanted || isComposing || answered !== input.value) return;
    isWanted = false;
    const link = best();
    if (!link) return;
    opened = performance.now();
    link.click();
  }

  input.addEventListener("keydown", (event) => {
    const isEnter = event.key === "Enter" || event.code === "Enter" || event.code === "NumpadEnter";
    if (!isEnter) {
      if (event.key === "Escape") isWanted = false;
      return;
    }
    if (event.metaKey || event.ctrlKey) return;
    if ((event.isComposing || isComposing) && !HANGUL.test(composed)) return;
    event.preventDefault();
    event.stopPropagation();
    if (performance.now() - opened < SAME) return;
    isWanted = true;
    open();
  });
  input.addEventListener("compositionstart", () => { isComposing = true; isWanted = false; composed = ""; });
  input.addEventListener("compositionupdate", (event) => { composed = event.data || ""; });
  input.addEventListener("compositionend", () => {
    isComposing = false;
    setTimeout(open); // the field has the syllable now, and the box has seen it
  });
  input.addEventListener("input", (event) => {
    opened = -Infinity; // the next Enter is for another query
    if (!event.isComposing && !isComposing) isWanted = false;
  });
  input.addEventListener("blur", () => { isWanted = false; });
  input.addEventListener("studywiki:answered", (event) => {
    answered = event.detail.query;
    open();
  });
})();

// The search box for whoever does not see it, and its results for whoever uses the keyboard: all of them, since Material
// puts those beyond the first ten in when one scrolls to the end.
(function () {
  const input = document.querySelector("[data-md-component=search-query]");
  const result = document.querySelector("[data-md-component=search-result]");
  if (!input || !result || !document.getElementById("studywiki-search-words")) return;
  const list = result.querySelector(".md-search-result__list"), scroll = result.parentElement;
  const meta = result.querySelector(".md-search-result__meta");
  list.id = list.id || "studywiki-search-results";
  meta.id = meta.id || "studywiki-search-meta";
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-describedby", meta.id);
  input.setAttribute("enterkeyhint", "search");

  // The next results are there before one comes to the end.
  list.addEventListener("focusin", (event) => {
    if (event.target.closest("li") === list.lastElementChild) scroll.scrollTo({ top: scroll.scrollHeight });
  });
  // Of another query the first results are seen first.
  input.addEventListener("studywiki:asked", () => { scroll.scrollTop = 0; });
})();

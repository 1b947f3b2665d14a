// Material's search box looks at its field when a key comes up, and at its completion when one goes down. What is pasted,
// dictated, dropped or composed comes without keys, or with keys that say nothing: the field tells it of every change.
(function () {
  const input = document.querySelector("[data-md-component=search-query]");
  if (!input || !document.getElementById("studywiki-search-words")) return;

  /** The box looks. The event does not bubble: nobody else is told of a key. */
  function look() {
    input.dispatchEvent(new KeyboardEvent("keyup"));
  }

  /** Its completion looks: also at a query that came with the address. */
  function complete() {
    input.dispatchEvent(new KeyboardEvent("keydown"));
  }

  input.addEventListener("input", look);
  input.addEventListener("input", complete);
  input.addEventListener("studywiki:asked", complete);
  if (input.form) input.form.addEventListener("reset", () => setTimeout(look));
})();

/**
 * Puts the desk in the place of Material's worker, before Material's script starts it, and takes over what is to be
 * marked on a page, which Material's cannot do for Korean.
 * https://github.com/squidfunk/mkdocs-material/blob/9.6.23/src/templates/assets/javascripts/browser/worker/index.ts
 */

const PAGE_SCRIPT = document.currentScript;
const HIGHLIGHT = "search.highlight", SUGGEST = "search.suggest";
/** Of the site, where the search's script lies beside its index. */
const WORKER = "search/search_worker.js";

/** Does it, where the page has the box. */
function install() {
  const config = document.getElementById("__config");
  const input = document.querySelector("[data-md-component=search-query]");
  if (!config || !input) return;
  const told = JSON.parse(config.textContent);
  const address = new URL(WORKER, new URL(told.base, location.href)).href;
  const settings = { suggest: told.features.includes(SUGGEST), highlight: told.features.includes(HIGHLIGHT) };
  told.search = address;
  told.features = told.features.filter((name) => name !== HIGHLIGHT);
  config.textContent = JSON.stringify(told);
  document.documentElement.toggleAttribute("data-studywiki-marks", settings.highlight);

  const Native = window.Worker;
  window.Worker = new Proxy(Native || class {}, {
    /** The desk once, for Material; all others get the browser's own. */
    construct(target, given, made) {
      if (String(given[0]) !== address) return Reflect.construct(target, given, made);
      if (Native) window.Worker = Native;
      else delete window.Worker;
      return new Desk(createAnswering(Native, address, settings), input);
    },
  });
}

install();

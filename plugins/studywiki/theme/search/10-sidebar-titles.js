/** The pages that the sidebar names, where the search's own index is not to be had. */

/**
 * The whole sidebar in the page: of a large one it has a part, and a script has the rest (nav/grow.js).
 * @param {Element} nav
 */
async function wholeSidebar(nav) {
  const name = nav.dataset.studywikiCut;
  if (!name) return;
  if (!window.studywiki_nav) {
    await new Promise((resolve) => {
      const script = document.createElement("script");
      script.src = new URL(`../${name}`, PAGE_SCRIPT.src);
      script.onload = script.onerror = resolve;
      document.head.append(script);
    });
  }
  if (!window.studywiki_nav) return;
  if (!nav.hasAttribute("data-studywiki-whole")) window.studywiki_nav.grow(nav);
  window.studywiki_nav.all(nav);
}

/**
 * What is read of an entry or of a section.
 * @param {Element | null} node
 */
function entryText(node) {
  return node ? node.textContent.replace(/\s+/g, " ").trim() : "";
}

/**
 * The sections of the sidebar that hold a link, from the outermost.
 * @param {Element} link
 */
function sectionsAround(link) {
  const found = [];
  let item = link.closest(".md-nav__item").parentElement.closest(".md-nav__item");
  for (; item; item = item.parentElement.closest(".md-nav__item"))
    found.unshift(entryText(item.querySelector(":scope > .md-nav__link, :scope > .md-nav__container > .md-nav__link")));
  return found.filter(Boolean);
}

/** The pages, each once, as the index has them. */
async function sidebarPages() {
  const nav = document.querySelector(".md-nav--primary");
  if (!nav) return [];
  await wholeSidebar(nav);
  const found = new Map();
  for (const link of nav.querySelectorAll(":scope > .md-nav__list a.md-nav__link[href]")) {
    const location = link.href.split("#")[0];
    const isOwn = link.origin === window.location.origin && !link.closest(".md-nav--secondary");
    const title = entryText(link);
    if (isOwn && title && !found.has(location)) found.set(location, { title, location, path: sectionsAround(link) });
  }
  return [...found.values()];
}

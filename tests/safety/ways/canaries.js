// Put into every document before its own scripts: canaries that note what they notice, and see into closed shadow roots.
(() => {
  const noted = [], roots = [];
  const define = (name, value) => Object.defineProperty(window, name, {value, writable: false, configurable: false});
  define("pwn", (...said) => { noted.push(["script", `pwn(${said})`]); });
  for (const name of ["alert", "confirm", "prompt", "print"]) window[name] = () => { noted.push(["script", name]); };
  window.open = address => { noted.push(["navigation", `window.open ${address}`]); return null; };
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) { const root = attach.call(this, options); roots.push(root); return root; };
  // Names of elements may stand before the document's own functions: these here are the prototype's.
  const all = (selector, root = document) => {
    const of = root === document ? Document.prototype : root instanceof ShadowRoot ? DocumentFragment.prototype : Element.prototype;
    return Array.from(of.querySelectorAll.call(root, selector));
  };
  const one = (selector, root) => all(selector, root)[0] || null;
  const at = (x, y) => Document.prototype.elementFromPoint.call(document, x, y);
  const body = () => one("body");
  const wait = ms => new Promise(done => setTimeout(done, ms));
  const shown = e => `<${e.localName}${e.id ? " id=" + e.getAttribute("id") : ""} class="${e.getAttribute("class") || ""}">`.slice(0, 90);
  const within = (r, x, y, by = 1) => x >= r.left - by && x <= r.right + by && y >= r.top - by && y <= r.bottom + by;
  const article = () => one(".md-content > article.md-content__inner") || one("main article") || one("article");
  const edit = (kind, root) => all(`.studywiki-edit--${kind}`, root || document)
    .find(e => all("a[rel=edit]", e).some(a => a.getAttribute("href").startsWith("https://github.com/")));
  // What our templates put into the article; everything else in it is a contributor's.
  const own = () => [one("article > nav.md-tags"), edit("narrow", article())].filter(Boolean);
  // Gives a test for elements; it is asked thousands of times, so the article is looked for once.
  const judge = () => { const a = article(), ours = own(); return e => !!a && a !== e && a.contains(e) && !ours.some(o => o.contains(e)); };
  const themed = () => !!one("header.md-header") && !!article();

  function cover() {
    const found = new Set(), header = one("header.md-header"), contributed = judge();
    const sheet = document.createElementNS("http://www.w3.org/1999/xhtml", "style");
    sheet.textContent = "article *{pointer-events:auto!important}";
    one("head").append(sheet);
    const step = innerWidth > 1000 ? 36 : 16;
    for (const top of [0, 500]) {
      scrollTo({top, behavior: "instant"});
      if (top && !scrollY) break; // a short page: it would be the same points of the same picture
      const boxNow = one(".md-content").getBoundingClientRect(), bar = header.getBoundingClientRect();
      const bars = all(".md-sidebar").filter(s => !article().contains(s)).map(s => [s, s.getBoundingClientRect()]);
      for (let y = 4; y < innerHeight; y += step) for (let x = 4; x < innerWidth; x += step) {
        const hit = at(x, y);
        if (!hit) continue;
        const inBar = within(bar, x, y, -1) && getComputedStyle(header).display !== "none";
        if (contributed(hit) && (!within(boxNow, x, y) || inBar)) found.add(`cover ${shown(hit)} at ${x > innerWidth / 2 ? "right" : "left"}${inBar ? ", header" : ""}`);
        for (const [side, r] of bars) if (side.contains(hit) && (x < r.left - 2 || x > r.right + 2)) found.add(`cover by the sidebar's ${shown(hit)}`);
        if (inBar && !header.contains(hit) && !contributed(hit)) found.add(`cover: ${shown(hit)} over the header`);
      }
    }
    if (innerWidth > 1000) for (const side of all(".md-sidebar").filter(s => !article().contains(s) && !s.hidden)) {
      const r = side.getBoundingClientRect();
      if (r.width && (r.left < -1 || r.right > innerWidth + 1)) found.add("cover: a sidebar is pushed out");
    }
    for (const kind of ["wide", "narrow"]) {
      const place = edit(kind, kind === "narrow" ? article() : one(".md-sidebar--secondary") || document), link = place && one("a", place);
      if (!link || !link.getClientRects().length) continue;
      link.scrollIntoView({block: "center", behavior: "instant"});
      const r = link.getBoundingClientRect();
      for (const [i, j] of [[.5, .5], [.1, .2], [.9, .2], [.1, .8], [.9, .8]]) {
        const hit = at(r.left + r.width * i, r.top + r.height * j);
        if (hit && contributed(hit)) found.add(`cover ${shown(hit)} over Edit me`);
      }
    }
    sheet.remove();
    scrollTo({top: 0, behavior: "instant"});
    for (const e of all("*", article())) if (contributed(e)) {
      const s = getComputedStyle(e);
      const ink = [["box-shadow", s.boxShadow], ["outline", s.outlineStyle === "none" ? "" : s.outlineWidth + s.outlineOffset], ["filter", s.filter],
        ["border-image-outset", s.borderImageSource === "none" ? "" : s.borderImageOutset], ["text-shadow", s.textShadow], ["box-reflect", s.webkitBoxReflect]];
      for (const [name, value] of ink) if (/(?:^|[\s(-])(?:[2-9]\d\d|\d{4,})(?:\.\d+)?px/.test(value || "")) found.add(`ink ${name} of ${shown(e)}`);
    }
    return [...found].map(what => ["cover", what]);
  }

  function windows() {
    const found = [], contributed = judge(), mine = themed() ? all("*", article()).filter(contributed) : all("body *");
    const others = themed() ? all(".md-tooltip, .md-tooltip2, .md-tooltip *, .md-tooltip2 *, .md-nav .md-ellipsis *, .md-header .md-ellipsis *, .md-footer .md-ellipsis *, .md-tabs *") : [];
    const inside = roots.flatMap(root => all("*", root));
    for (const e of new Set([...mine, ...others, ...inside])) {
      const name = e.localName, type = (e.getAttribute("type") || "").toLowerCase(), position = getComputedStyle(e).position;
      const theirs = e.matches(".md-tooltip, .md-tooltip2") && !contributed(e);
      if (!theirs && (position === "fixed" || position === "sticky")) found.push(`${position} ${shown(e)}`);
      if (["form", "textarea", "select", "dialog", "keygen", "isindex", "portal", "fencedframe", "frameset"].includes(name)) found.push(shown(e));
      if (name === "input" && !e.disabled && !["checkbox", "radio"].includes(type)) found.push(`input ${type || "without a type: a field to write into"}`);
      for (const key of ["popover", "popovertarget", "commandfor", "contenteditable", "formaction", "interestfor"])
        if (e.hasAttribute(key) && e.getAttribute(key) !== "false") found.push(`${key} of ${shown(e)}`);
      if (inside.includes(e) && ["iframe", "object", "embed"].includes(name)) found.push(`${name} in a diagram`);
    }
    for (const root of roots) if (["fixed", "sticky", "absolute"].includes(getComputedStyle(root.host).position)) found.push(`${getComputedStyle(root.host).position} diagram`);
    for (const root of [document, ...roots]) for (const selector of [":popover-open", ":modal", "dialog[open]"])
      for (const e of all(selector, root)) found.push(`${selector} ${shown(e)}`);
    return [...new Set(found)].map(what => ["window", what]);
  }

  // What a reader may do with any element; then which addresses would run.
  function poke() {
    const found = [], contributed = judge(), ofTheme = themed();
    // A link is not followed, not even by the theme's scripts.
    const stop = event => { event.preventDefault(); if (event.composedPath().some(e => e.localName === "a")) event.stopImmediatePropagation(); };
    for (const name of ["click", "submit", "auxclick"]) addEventListener(name, stop, true);
    const places = [document, ...roots].flatMap(root => all(root === document ? "body, body *" : "*", root));
    const events = ["mouseover", "mouseenter", "pointerenter", "focus", "focusin", "keydown", "animationstart", "animationend", "transitionend",
      "toggle", "input", "change", "scroll", "beforetoggle", "contextmenu", "dragstart", "error", "load", "begin", "start", "show", "copy"];
    for (const e of places) {
      for (const a of Array.from(e.attributes)) {
        if (/^on/i.test(a.name) && /pwn|alert/.test(a.value)) found.push(["script", `${a.name}=${a.value} left on ${shown(e)}`]);
        if (/href$|^src$|^action$|^formaction$|^data$|^cite$|^values$|^to$|^background$|^poster$/i.test(a.name) || a.name === "srcdoc") {
          const value = a.value.replace(/[\u0000-\u0020\u007f]+/g, "");
          const image = ["img", "image", "source", "video", "audio", "feimage"].includes(e.localName.toLowerCase());
          if (/^(?:javascript|vbscript):/i.test(value) || (a.name === "srcdoc") || (/^data:/i.test(value) && !image) || /^blob:/i.test(value))
            found.push(["script", `${a.name}=${a.value.slice(0, 60)} left on ${shown(e)}`]);
        }
        if (a.name === "ping") found.push(["request", "ping"]);
      }
      for (const name of events) e.dispatchEvent(new Event(name));
      if (!ofTheme || contributed(e) || roots.includes(e.getRootNode())) e.dispatchEvent(new MouseEvent("click", {cancelable: true, bubbles: true, composed: true}));
    }
    if (ofTheme) for (const e of all("link, meta, base, script", article())) if (contributed(e)) found.push(["request", `<${e.localName}> left`]);
    for (const name of ["click", "submit", "auxclick"]) removeEventListener(name, stop, true);
    return found;
  }

  async function collision(word) {
    const found = [], miss = what => found.push(["collision", what]);
    if (innerWidth < 1000) {
      const label = one("header label[for=__drawer]"), side = one(".md-sidebar--primary");
      label.click();
      for (let n = 0; n < 20 && side.getBoundingClientRect().left < -1; n++) await wait(40);
      if (side.getBoundingClientRect().left < -1 || side.getBoundingClientRect().right < 100) miss("the drawer does not open");
      label.click();
      return found;
    }
    const scheme = () => body().getAttribute("data-md-color-scheme"), before = scheme();
    const label = all("header form label[for^=__palette]").find(l => !l.hidden && l.getClientRects().length);
    if (label) { label.click(); await wait(0); }
    if (!label || scheme() === before) miss("the palette does not change");
    const button = one("article .highlight pre button, article .highlight .md-code__nav button, article .highlight button.md-clipboard");
    const code = button && one("code", button.closest("pre, .highlight"));
    if (one("article .highlight > pre > code") && !button && one("script#__config") && one("script#__config").textContent.includes("content.code.copy")) miss("there is no copy button");
    if (button && code && code.textContent.trim()) {
      let copied = null;
      const see = () => { const e = document.activeElement; copied = (e && e.value) || String(getSelection()); };
      addEventListener("copy", see, true);
      const write = navigator.clipboard && navigator.clipboard.writeText;
      if (write) navigator.clipboard.writeText = text => { copied = text; return Promise.resolve(); };
      button.click();
      await wait(30);
      removeEventListener("copy", see, true);
      if (copied === null) miss("the copy button copies nothing");
      else if (copied.trim() !== code.innerText.trim() && copied.trim() !== code.textContent.trim()) miss(`the copy button copies ${copied.slice(0, 40)}`);
    }
    const box = one("header input.md-search__input"), open = one("header label.md-header__button[for=__search]") || one("header label[for=__search]");
    if (!one("input#__search").checked) open.click();
    if (!one("input#__search").checked) miss("the search does not open");
    box.focus(); box.value = word;
    for (const name of ["input", "keyup", "change"]) box.dispatchEvent(new Event(name, {bubbles: true}));
    let hits = [];
    for (let n = 0; n < 400 && !hits.length; n++) { await wait(30); hits = all("header .md-search-result__item"); }
    if (!hits.length) miss("the search finds nothing");
    if (one("input#__search").checked) open.click();
    return found;
  }

  const media = () => all("img, video, audio, source, iframe").flatMap(e => [e.src, e.currentSrc, e.poster, ...(e.srcset || "").split(/\s+|,/)]).filter(Boolean)
    .map(address => { try { return new URL(address, document.baseURI).href; } catch { return ""; } });
  define("__canaries", Object.freeze({noted, roots, themed, cover, windows, poke, collision, media, diagrams: () => all(".mermaid").length}));
})();

// The sidebar: open and close all, sections by keyboard, their state for the next page. Of a large one the page has a
// part: the rest comes with a script for all pages (nav/grow.js), when a section is opened or the browser has time.
(function () {
  var wide = matchMedia("(min-width: 76.25em)");
  var assets = new URL("../", document.currentScript.src);
  var ready = new WeakSet();

  function sidebarOf(node) { return node.closest(".md-sidebar--primary"); }
  function boxesIn(node) { return Array.from(node.querySelectorAll(".md-nav__item--nested > .md-nav__toggle")); }
  function labelOf(box) { return box.parentNode.querySelector(':scope > label.md-nav__link, :scope > .md-nav__container > label'); }

  // Material marks the list that opens with aria-expanded; assistive technology wants it on what opens it.
  function tell(box) {
    var label = labelOf(box), list = box.parentNode.querySelector(":scope > .md-nav");
    if (list) list.removeAttribute("aria-expanded");
    if (!label) return;
    label.setAttribute("aria-expanded", String(box.checked));
    if (list) label.setAttribute("aria-controls", list.id = list.id || box.id + "_list");
  }

  // Sections that are not in the page yet keep what is remembered of them, but where all were closed.
  function keep(sidebar, all) {
    try {
      var key = __md_scope.pathname + ".studywiki.sections", state = {};
      if (!all) state = JSON.parse(sessionStorage.getItem(key)) || {};
      boxesIn(sidebar).forEach(function (box) { state[box.id] = box.checked; });
      sessionStorage.setItem(key, JSON.stringify(state));
    } catch (error) { /* the browser keeps storage from this page: nothing is remembered */ }
  }

  function set(box, open) {
    if (box.checked === open) return;
    box.checked = open;
    box.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function prepare(box) {
    if (ready.has(box)) return;
    ready.add(box);
    var label = labelOf(box);
    if (label) {
      label.setAttribute("role", "button");
      if (!label.textContent.trim()) {  // an arrow beside a section's own page: it is named after that page
        var link = label.parentNode.querySelector("a.md-nav__link");
        if (link) label.setAttribute("aria-label", link.textContent.trim().replace(/\s+/g, " "));
      }
      label.addEventListener("keydown", function (event) {
        if (event.key === " ") set(box, !box.checked);
        else if (event.key === "ArrowRight") set(box, true);
        else if (event.key === "ArrowLeft") set(box, false);
        else return;
        event.preventDefault();
      });
    }
    tell(box);
    setTimeout(tell, 0, box);
  }

  // Calls `then` with whether the whole sidebar is there, now or as soon as it is.
  function whole(sidebar, then) {
    var nav = sidebar.querySelector(".md-nav--primary");
    if (!nav.hasAttribute("data-studywiki-cut")) return then(true);
    function grow() { then(!!window.studywiki_nav && (nav.hasAttribute("data-studywiki-whole") || window.studywiki_nav.grow(nav))); }
    if (window.studywiki_nav) return grow();
    var script = document.getElementById("studywiki-nav");
    if (!script) {
      script = document.createElement("script");
      script.id = "studywiki-nav";
      script.src = new URL(nav.getAttribute("data-studywiki-cut"), assets);
      document.head.append(script);
    }
    script.addEventListener("load", grow);
    script.addEventListener("error", function () { script.remove(); then(false); });
  }

  // A copy of the table of contents for the drawer, below the page's own entry, as Material's template has it.
  function copyContents(sidebar) {
    var box = sidebar.querySelector("#__toc"), of = document.querySelector(".md-sidebar--secondary .md-nav--secondary");
    if (!box || !of || box.parentNode.querySelector(".md-nav") || !of.querySelector(".md-nav__item")) return;
    var link = box.parentNode.querySelector("a.md-nav__link"), label = document.createElement("label");
    label.className = "md-nav__link md-nav__link--active";
    label.htmlFor = "__toc";
    label.append.apply(label, Array.from(link.cloneNode(true).childNodes));
    label.insertAdjacentHTML("beforeend", '<span class="md-nav__icon md-icon"></span>');
    link.before(label);
    var copy = of.cloneNode(true), links = Array.from(copy.querySelectorAll("a"));
    link.after(copy);
    new MutationObserver(function () {
      of.querySelectorAll("a").forEach(function (a, at) { if (links[at]) links[at].className = a.className; });
    }).observe(of, { attributes: true, attributeFilter: ["class"], subtree: true });
  }

  // Sections that were opened from the page before may have moved the current page out of sight.
  function showCurrent(sidebar) {
    var scroll = sidebar.querySelector(".md-sidebar__scrollwrap");
    var current = sidebar.querySelector(".md-nav--primary > .md-nav__list a.md-nav__link--active[href]");
    if (!wide.matches || !scroll || !current) return;
    requestAnimationFrame(function () {
      var box = scroll.getBoundingClientRect(), at = current.getBoundingClientRect();
      if (at.top < box.top || at.bottom > box.bottom) scroll.scrollTop += at.top - box.top - box.height / 2;
    });
  }

  function dress(sidebar) {
    boxesIn(sidebar).forEach(prepare);
    sidebar.querySelectorAll(".md-nav--primary > .md-nav__list a.md-nav__link--active[href]").forEach(function (link) {
      if (!link.closest(".md-nav--secondary")) link.setAttribute("aria-current", "page");
    });
  }

  function start() {
    var sidebar = document.querySelector(".md-sidebar--primary");
    if (!sidebar || ready.has(sidebar)) return;
    ready.add(sidebar);
    copyContents(sidebar);
    dress(sidebar);
    sidebar.addEventListener("studywiki:grown", function () { dress(sidebar); });
    sidebar.addEventListener("change", function (event) {
      if (!event.target.matches(".md-nav__item--nested > .md-nav__toggle")) return;
      tell(event.target);
      keep(sidebar);
    });

    // Material writes aria-expanded to the list when its label is clicked, later than the change: take it off again.
    new MutationObserver(function (changes) {
      changes.forEach(function (change) {
        if (change.target.matches("nav.md-nav[aria-expanded]")) change.target.removeAttribute("aria-expanded");
      });
    }).observe(sidebar, { attributes: true, attributeFilter: ["aria-expanded"], subtree: true });

    // Up and down go through what is visible; Tab does too.
    sidebar.addEventListener("keydown", function (event) {
      var step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step || !event.target.matches(".md-nav--primary .md-nav__link")) return;
      var stops = Array.from(sidebar.querySelectorAll(".md-nav--primary a.md-nav__link[href], .md-nav--primary label[tabindex]"))
        .filter(function (stop) { return stop.checkVisibility({ visibilityProperty: true }); });
      var next = stops[stops.indexOf(event.target) + step];
      if (next) next.focus();
      event.preventDefault();
    });

    // A section that is not in the page is a link to its first page, until it is there.
    sidebar.addEventListener("click", function (event) {
      var link = event.target.closest(".md-nav__item--pruned > a[id]");
      if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      if (!sidebar.querySelector("[data-studywiki-cut]")) return;
      event.preventDefault();
      whole(sidebar, function (there) {
        var label = there && document.getElementById(link.id);
        var box = label && label !== link && document.getElementById(link.id.replace(/_label$/, ""));
        if (!box) return location.assign(link.href);
        set(box, true);
        label.focus({ preventScroll: true });
      });
    });

    sidebar.querySelectorAll("[data-studywiki-fold]").forEach(function (button) {
      button.addEventListener("click", function () {
        var open = button.getAttribute("data-studywiki-fold") === "open";
        whole(sidebar, function (there) {
          if (open && there && window.studywiki_nav) window.studywiki_nav.all(sidebar.querySelector(".md-nav--primary"));
          boxesIn(sidebar).forEach(function (box) {
            box.checked = open;
            tell(box);
          });
          keep(sidebar, true);
        });
      });
    });

    showCurrent(sidebar);
    var saving = navigator.connection && navigator.connection.saveData;
    if (sidebar.querySelector("[data-studywiki-cut]") && !saving)
      (window.requestIdleCallback || setTimeout)(function () {
        whole(sidebar, function () { showCurrent(sidebar); });
      }, window.requestIdleCallback ? { timeout: 2000 } : 500);
  }

  start();
  if (window.document$) window.document$.subscribe(start); // Material's `navigation.instant` puts a new one into the page
})();

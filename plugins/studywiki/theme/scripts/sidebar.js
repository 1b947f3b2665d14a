// The sidebar: open and close all, sections by keyboard, their state for the next page.
(function () {
  var sidebar = document.querySelector(".md-sidebar--primary");
  if (!sidebar) return;
  var boxes = Array.from(sidebar.querySelectorAll(".md-nav__item--nested > .md-nav__toggle"));
  var wide = matchMedia("(min-width: 76.25em)");

  function labelOf(box) { return sidebar.querySelector('label.md-nav__link[for="' + CSS.escape(box.id) + '"]'); }

  // Material marks the list that opens with aria-expanded; assistive technology wants it on what opens it.
  function tell(box) {
    var label = labelOf(box), list = box.parentNode.querySelector(":scope > .md-nav");
    if (list) list.removeAttribute("aria-expanded");
    if (!label) return;
    label.setAttribute("aria-expanded", String(box.checked));
    if (list) label.setAttribute("aria-controls", list.id = list.id || box.id + "_list");
  }

  function keep() {
    var state = {};
    boxes.forEach(function (box) { state[box.id] = box.checked; });
    try {
      sessionStorage.setItem(__md_scope.pathname + ".studywiki.sections", JSON.stringify(state));
    } catch (error) { /* the browser keeps storage from this page: nothing is remembered */ }
  }

  function set(box, open) {
    if (box.checked === open) return;
    box.checked = open;
    box.dispatchEvent(new Event("change", { bubbles: true }));
  }

  boxes.forEach(function (box) {
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
    box.addEventListener("change", function () { tell(box); keep(); });
    tell(box);
    setTimeout(tell, 0, box);
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

  sidebar.querySelectorAll("[data-studywiki-fold]").forEach(function (button) {
    button.addEventListener("click", function () {
      var open = button.getAttribute("data-studywiki-fold") === "open";
      boxes.forEach(function (box) { set(box, open); });
    });
  });

  sidebar.querySelectorAll("a.md-nav__link--active[href]").forEach(function (link) {
    link.setAttribute("aria-current", "page");
  });

  // Sections that were opened from the page before may have moved the current page out of sight.
  var scroll = sidebar.querySelector(".md-sidebar__scrollwrap");
  var current = sidebar.querySelector(".md-nav--primary > .md-nav__list a.md-nav__link--active[href]");
  if (wide.matches && scroll && current) {
    requestAnimationFrame(function () {
      var box = scroll.getBoundingClientRect(), at = current.getBoundingClientRect();
      if (at.top < box.top || at.bottom > box.bottom) scroll.scrollTop += at.top - box.top - box.height / 2;
    });
  }
})();

// Material's labels that open the drawer and the search are for the mouse only: make them buttons for everybody.
(function () {
  var drawer = document.getElementById("__drawer");
  document.querySelectorAll("label.md-header__button[for]").forEach(function (label) {
    var of = label.getAttribute("for");
    if (of !== "__drawer" && of !== "__search") return;
    var named = document.querySelector(of === "__drawer" ? "nav.md-nav--primary" : ".md-search__input");
    label.setAttribute("role", "button");
    label.setAttribute("tabindex", "0");
    if (named) label.setAttribute("aria-label", named.getAttribute("aria-label"));
    label.addEventListener("keydown", function (event) {
      if (event.key !== " ") return;  // Enter is Material's
      label.click();
      event.preventDefault();
    });
  });
  // The search button of the page for what is missing: focus opens the search, as Material has it.
  var query = document.querySelector(".md-search__input");
  document.querySelectorAll(".studywiki-missing__search").forEach(function (label) {
    label.addEventListener("click", function (event) {
      event.preventDefault();
      if (query) query.focus();
    });
  });
  // What the drawer shows as the header does is in the page once.
  [".md-logo", ".md-source__icon"].forEach(function (name) {
    var shown = document.querySelector(".md-header " + name + " :is(svg, img)");
    var place = document.querySelector(".md-nav--primary " + name + ":empty");
    if (shown && place) place.append(shown.cloneNode(true));
  });
  if (!drawer) return;
  var opener = document.querySelector('label.md-header__button[for="__drawer"]');

  function tell() { if (opener) opener.setAttribute("aria-expanded", String(drawer.checked)); }

  drawer.addEventListener("change", tell);
  tell();
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || !drawer.checked) return;
    drawer.checked = false;
    drawer.dispatchEvent(new Event("change", { bubbles: true }));
    if (opener) opener.focus();
  });
})();

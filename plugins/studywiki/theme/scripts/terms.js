// What a term means, beside its first mention in a section: by pointer, by focus, by touch; Escape closes it. What the
// terms mean stands in one file for all pages, which is fetched when a reader first asks. Without this script the words
// are words, and the page of the glossary says the same.
(function () {
  var own = document.currentScript.src;
  var address = new URL("terms.js", own), site = new URL("../../", own);
  var TERM = ".studywiki-term", TIP = "studywiki-tip", WAIT = 150;
  var tip = null, shown = null, waiting = 0, known = null;

  function load(then) {
    if (window.studywikiTerms) return then(window.studywikiTerms);
    if (!known) {
      known = document.createElement("script");
      known.src = address;
      document.head.append(known);
    }
    known.addEventListener("load", function () { if (window.studywikiTerms) then(window.studywikiTerms); });
  }

  function prepare() {
    close();
    document.querySelectorAll(TERM).forEach(function (term) {
      term.tabIndex = 0;
      term.setAttribute("role", "button");
      term.setAttribute("aria-expanded", "false");
    });
  }

  function close(focus) {
    clearTimeout(waiting);
    if (!shown) return;
    shown.setAttribute("aria-expanded", "false");
    shown.removeAttribute("aria-describedby");
    if (focus) shown.focus();
    tip.remove();
    tip = shown = null;
  }

  function open(term) {
    clearTimeout(waiting);
    if (shown === term) return;
    close();
    shown = term;
    tip = document.createElement("span");
    tip.className = TIP;
    tip.id = TIP;
    tip.setAttribute("role", "tooltip");
    load(function (terms) {
      if (shown !== term) return;
      var means = terms[term.dataset.term || term.textContent];
      if (!means) return close();
      fill(means);
      term.after(tip);
      term.setAttribute("aria-expanded", "true");
      term.setAttribute("aria-describedby", TIP);
      place(term);
    });
  }

  // [name, English, explanation as HTML that the build has cleaned, address from the site's root, title of the page]
  function fill(means) {
    var head = document.createElement("strong"), english = document.createElement("span");
    head.textContent = means[0];
    english.textContent = means[1];
    english.lang = "en";
    var text = document.createElement("span");
    text.className = TIP + "__text";
    text.innerHTML = means[2];
    tip.append(head, " ", english, text);
    if (!means[3]) return;
    var link = document.createElement("a");
    link.href = new URL("./" + means[3], site);
    link.textContent = means[4];
    tip.append(link);
  }

  function place(term) {
    var of = term.getClientRects()[0] || term.getBoundingClientRect();
    var width = document.documentElement.clientWidth, header = document.querySelector(".md-header");
    var top = header ? header.getBoundingClientRect().bottom : 0, box = tip.getBoundingClientRect();
    var left = Math.max(8, Math.min(of.left, width - box.width - 8));
    var above = of.bottom + box.height + 12 > window.innerHeight && of.top - box.height - 6 > top;
    tip.style.left = left + "px";
    tip.style.top = (above ? of.top - box.height - 6 : of.bottom + 6) + "px";
  }

  function within(node) {
    return node instanceof Node && shown && (shown.contains(node) || tip.contains(node));
  }

  function termOf(event) {
    return event.target instanceof Element ? event.target.closest(TERM) : null;
  }

  document.addEventListener("pointerover", function (event) {
    if (event.pointerType === "touch") return;
    var term = termOf(event);
    if (within(event.target)) return clearTimeout(waiting);
    if (!term) return;
    clearTimeout(waiting);
    waiting = setTimeout(open, WAIT, term);
  });
  document.addEventListener("pointerout", function (event) {
    if (event.pointerType === "touch" || !(termOf(event) || within(event.target)) || within(event.relatedTarget)) return;
    clearTimeout(waiting);
    waiting = setTimeout(close, 2 * WAIT);
  });
  document.addEventListener("focusin", function (event) {
    var term = termOf(event);
    if (term) open(term);
    else if (!within(event.target)) close();
  });
  document.addEventListener("click", function (event) {
    var term = termOf(event);
    if (term) open(term);
    else if (!within(event.target)) close();
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && shown) {
      close(tip.contains(document.activeElement));
      event.stopPropagation();
    }
    if ((event.key === "Enter" || event.key === " ") && event.target instanceof Element && event.target.matches(TERM)) {
      event.preventDefault();
      open(event.target);
    }
  }, true);
  window.addEventListener("scroll", function () { close(); }, { passive: true });
  window.addEventListener("resize", function () { close(); });
  if (window.document$) window.document$.subscribe(prepare);
  else document.addEventListener("DOMContentLoaded", prepare);
  if (document.readyState !== "loading") prepare();
})();

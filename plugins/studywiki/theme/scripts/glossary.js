// A box above the glossary that shows the terms which begin so, or hold it: `역전`, `back`, `ㅇㅈㅍ`. Without this script
// the whole of it is there.
(function () {
  var INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";

  function initials(text) {
    return text.replace(/[가-힣]/g, function (syllable) {
      return INITIALS[Math.floor((syllable.charCodeAt(0) - 0xac00) / 588)];
    });
  }

  function plain(text) { return text.normalize("NFC").toLowerCase().replace(/\s+/g, ""); }

  function prepare() {
    var bar = document.querySelector(".md-typeset .glossary-letters");
    if (!bar || document.querySelector(".studywiki-filter")) return;
    var korean = document.documentElement.lang.startsWith("ko");
    var box = document.createElement("input"), said = document.createElement("p");
    box.type = "search";
    box.className = "studywiki-filter";
    box.placeholder = korean ? "용어 찾기 (예: 역전파, back, ㅇㅈㅍ)" : "Find a term";
    box.setAttribute("aria-label", box.placeholder);
    said.className = "studywiki-filtered";
    said.setAttribute("role", "status");
    bar.before(box, said);
    var entries = Array.from(document.querySelectorAll(".md-typeset dl.glossary > dt"), function (term) {
      var parts = [term];
      for (var next = term.nextElementSibling; next && next.tagName === "DD"; next = next.nextElementSibling) {
        parts.push(next);
      }
      var words = plain(term.textContent.replace("¶", ""));
      return { parts: parts, words: words, initials: initials(words) };
    });

    function filter() {
      var wanted = plain(box.value), count = 0;
      var by = wanted && /^[ㄱ-ㅎ]+$/.test(wanted) ? "initials" : "words";
      entries.forEach(function (entry) {
        var fits = entry[by].includes(wanted);
        count += fits;
        entry.parts.forEach(function (part) { part.hidden = !fits; });
      });
      document.querySelectorAll(".md-typeset dl.glossary").forEach(function (list) {
        var empty = !list.querySelector("dt:not([hidden])"), heading = list.previousElementSibling;
        list.hidden = empty;
        if (heading && /^H[1-6]$/.test(heading.tagName)) heading.hidden = empty;
      });
      document.querySelectorAll(".md-typeset .glossary-others").forEach(function (others) {
        var heading = others.previousElementSibling;
        others.hidden = Boolean(wanted);
        if (heading && /^H[1-6]$/.test(heading.tagName)) heading.hidden = Boolean(wanted);
      });
      said.textContent = !wanted ? "" : korean ? (count ? "용어 " + count + "개" : "찾는 용어가 없습니다.")
        : (count ? count + " terms" : "No such term.");
    }

    box.addEventListener("input", filter);
  }

  if (window.document$) window.document$.subscribe(prepare);
  else document.addEventListener("DOMContentLoaded", prepare);
  if (document.readyState !== "loading") prepare();
})();

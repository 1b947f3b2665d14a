// The map of what is to be read before what: whoever points at a page sees the ways to it, and on from it.
(function () {
  // The entries that `next` leads to from `entry`, step by step, itself with them.
  function reached(entry, next) {
    var found = new Set([entry]);
    found.forEach(function (each) {
      next(each).forEach(found.add, found);
    });
    return found;
  }

  function prepare(map) {
    var entries = Array.from(map.querySelectorAll("[data-step]"));
    var before = new Map();
    var after = new Map();
    entries.forEach(function (entry) {
      var steps = entry.dataset.after ? entry.dataset.after.split(" ") : [];
      before.set(entry, steps.map(function (step) { return entries[step]; }));
      after.set(entry, []);
    });
    before.forEach(function (steps, entry) {
      steps.forEach(function (step) { after.get(step).push(entry); });
    });

    function show(event) {
      var entry = event.target.closest("[data-step]");
      var on = new Set();
      [before, after].forEach(function (ways) {
        if (entry) reached(entry, ways.get.bind(ways)).forEach(on.add, on);
      });
      map.classList.toggle("studywiki-steps--shown", on.size > 0);
      entries.forEach(function (each) { each.classList.toggle("studywiki-steps__on", on.has(each)); });
    }

    function hide(event) {
      if (!map.contains(event.relatedTarget)) show({ target: map.parentElement });
    }

    map.addEventListener("mouseover", show);
    map.addEventListener("focusin", show);
    map.addEventListener("mouseout", hide);
    map.addEventListener("focusout", hide);
  }

  function all() {
    document.querySelectorAll(".studywiki-steps").forEach(prepare);
  }

  if (window.document$) window.document$.subscribe(all); // Material's `navigation.instant` puts new pages into this one
  else all();
})();

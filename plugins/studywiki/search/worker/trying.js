/**
 * A query step by step, for who can wait for no promise: it asks for files, is given them, and goes on. Promises are
 * settled when a call ends, so `state` is asked after each.
 */
var studywikiTry = (function () {
  var waiting = new Map();
  var reader = null;
  var engine = null;
  var done = null;

  /** A promise of what the file `name` holds. */
  function load(name) {
    return new Promise(function (resolve, reject) {
      waiting.set(name, { resolve: resolve, reject: reject });
    });
  }

  /** Remember what becomes of `work`. */
  function note(work) {
    done = null;
    work.then(
      function (value) {
        done = { value: value };
      },
      function (error) {
        done = { error: String(error) };
      }
    );
    return true;
  }

  return {
    /** Open the index. */
    open: function () {
      return note(
        studywikiSearch.openReader(load).then(function (opened) {
          reader = opened;
          engine = studywikiSearch.createEngine(opened);
          return opened.pages.length;
        })
      );
    },
    /** Ask for `query`, for `limit` pages at most. */
    search: function (query, limit) {
      return note(
        engine.search(query, { limit: limit }).then(function (found) {
          var pages = found.results.map(function (result) {
            return reader.pages[result.page];
          });
          return { found: found, pages: pages, faults: Array.from(reader.faults) };
        })
      );
    },
    /** Give the script of the file `name`; null where there is none. */
    give: function (name, script) {
      var asked = waiting.get(name);
      waiting.delete(name);
      try {
        if (script === null) throw new Error(name);
        asked.resolve(studywikiSearch.heldBy(script));
      } catch (error) {
        asked.reject(error);
      }
      return true;
    },
    /** What has become of the work, or else which files it waits for. */
    state: function () {
      return { done: done, names: Array.from(waiting.keys()) };
    },
  };
})();

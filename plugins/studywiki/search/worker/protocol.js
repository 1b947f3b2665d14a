/**
 * The messages of Material's box: {type: 0} -> {type: 1}; {type: 2, data: query} -> {type: 3, data: {items, suggest}}.
 *
 * Our own box is told a little more in an answer, which Material's ignores: `count`, how many pages were found in all;
 * `corrected`, the query as it was understood, where that is not as it was typed; `trouble`, what could not be had:
 * "index", nothing is to be had; "part", some of it, of which the titles alone were looked at.
 * https://github.com/squidfunk/mkdocs-material/blob/9.6.23/src/templates/assets/javascripts/integrations/search/worker/message/index.ts
 */

const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;
/** Pages of an answer: more than a reader looks at. */
const MOST_PAGES = 30;
/** Milliseconds in which an index that lacks a part is asked for anew once: it may be that of an older build. */
const RENEWED = 60000;

/**
 * What answers messages.
 * @param {(fresh: boolean) => Promise<{reader: object, engine: object}>} open gives the index, a `fresh` one past all caches
 * @param {{suggest?: boolean, highlight?: boolean}} settings the theme's features
 * @param {(error: Error) => void} note is told what went wrong
 */
function createProtocol(open, settings, note) {
  let opened = null, renewed = -Infinity;

  /**
   * The index, opened when it is first asked for; once more where that has failed.
   * @param {boolean} [fresh]
   */
  function index(fresh) {
    if (opened && !fresh) return opened;
    const now = Promise.resolve(!!fresh).then(open);
    opened = now;
    now.catch(() => { if (opened === now) opened = null; });
    return now;
  }

  /**
   * The index past all caches, if it is time for that: else null.
   */
  async function renewedIndex() {
    if (Date.now() - renewed < RENEWED) return null;
    renewed = Date.now();
    return index(true);
  }

  /**
   * What an index finds, and whether a part of it was missing.
   * @param {{reader: object, engine: object}} of
   * @param {string} query
   */
  async function found({ reader, engine }, query) {
    try {
      const given = await engine.search(query, { limit: MOST_PAGES });
      return { given, reader, whole: !(reader.faults && reader.faults.size) };
    } catch (error) {
      note(error);
      return { given: byTitles(query, reader.pages, MOST_PAGES), reader, whole: false };
    }
  }

  /**
   * The data of an answer. It never fails.
   * @param {string} query
   */
  async function answer(query) {
    const nothing = { items: [], count: 0, corrected: null, trouble: "" };
    if (!query.trim()) return nothing;
    try {
      let best = await found(await index(), query.trimStart());
      const again = best.whole ? null : await renewedIndex();
      if (again) best = await found(again, query.trimStart());
      return data(best, query);
    } catch (error) {
      note(error);
      return { ...nothing, trouble: "index" };
    }
  }

  /**
   * The data of an answer, of what was found.
   * @param {{given: object, reader: object, whole: boolean}} found
   * @param {string} query
   */
  function data({ given, reader, whole }, query) {
    const { results, count, corrected } = given;
    const others = (corrected || query).toLowerCase().split(/\s+/).filter(Boolean);
    const items = itemsOfAll(results, reader.pages, { others, highlight: !!settings.highlight });
    const told = { items, count: Math.max(count || 0, items.length), corrected: corrected || null };
    if (settings.suggest) told.suggest = completions(query, reader);
    return { ...told, trouble: whole ? "" : "part" };
  }

  /**
   * The message that answers a message.
   * @param {{type: number, data?: any}} message
   */
  async function handle(message) {
    if (message.type === SETUP) return { type: READY };
    if (message.type === QUERY) return { type: RESULT, data: await answer(String(message.data)) };
    throw new TypeError("not a message of the search");
  }

  return { handle, index };
}

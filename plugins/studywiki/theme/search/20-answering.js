/**
 * Who answers: a worker; the page itself, where none starts, as on `file://`; and where the search's script is not to be
 * had, the titles of the sidebar. Each says what it cannot.
 */

/**
 * The worker at `address`, to be asked: a query -> the data of an answer.
 * @param {typeof Worker} Native the browser's own
 * @param {string} address
 * @param {object} settings
 */
function askWorker(Native, address, settings) {
  const worker = new Native(address);
  const waiting = new Map();
  let last = 0, dead = false;
  worker.addEventListener("message", ({ data: { id, message } }) => {
    waiting.get(id)?.resolve(message.data);
    waiting.delete(id);
  });
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    dead = true;
    worker.terminate();
    for (const each of waiting.values()) each.reject(new Error("worker"));
  });
  worker.postMessage({ settings });
  return (query) => new Promise((resolve, reject) => {
    if (dead) return reject(new Error("worker"));
    const id = ++last;
    waiting.set(id, { resolve, reject });
    worker.postMessage({ id, message: { type: QUERY, data: query } });
  });
}

/**
 * The search's script in the page itself, to be asked.
 * @param {string} address
 * @param {object} settings
 */
async function askHere(address, settings) {
  await new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.onload = resolve;
    script.onerror = () => reject(new Error("script"));
    script.src = address;
    document.head.append(script);
  });
  const protocol = self.studywikiSearchHere(settings);
  protocol.index().catch(() => {}); // the first query will say it
  return async (query) => (await protocol.handle({ type: QUERY, data: query })).data;
}

/**
 * The titles of the sidebar, to be asked.
 * @param {object} settings
 */
function askSidebar(settings) {
  const open = async () => {
    const pages = await sidebarPages();
    return { reader: { pages }, engine: { search: async (query) => byTitles(query, pages, MOST_PAGES) } };
  };
  const protocol = createProtocol(open, { highlight: settings.highlight }, () => {});
  return async (query) => ({ ...(await protocol.handle({ type: QUERY, data: query })).data, trouble: "worker" });
}

/**
 * What gives answers, whoever can: `warm()` has it begin, `answer(query)` gives the data of an answer.
 * @param {typeof Worker} Native
 * @param {string} address of the search's script
 * @param {object} settings
 */
function createAnswering(Native, address, settings) {
  const isFile = location.protocol === "file:";
  const sidebar = askSidebar(settings);
  const ways = [() => askHere(address, settings), () => sidebar];
  let first = address, restarted = isFile, now = null;
  if (!isFile && Native) ways.unshift(() => askWorker(Native, first, settings));

  /** Whoever answers now, as a promise of a function. */
  function asked() {
    if (!now) now = Promise.resolve().then(ways[0]);
    return now;
  }

  /**
   * Lets the next one answer, if it is `failed` that answers now.
   * @param {Promise<Function>} failed
   */
  function goOn(failed) {
    if (now !== failed || ways.length < 2) return;
    ways.shift();
    now = null;
  }

  /**
   * Has the worker begin once more, with a script past the browser's cache: it may be older than the index.
   * @param {Promise<Function>} failed
   */
  function restart(failed) {
    restarted = true;
    first = `${address}?${Date.now()}`;
    if (now === failed) now = null;
  }

  /**
   * The data of an answer.
   * @param {string} query
   */
  async function answer(query) {
    for (;;) {
      const way = asked();
      let data = null;
      try {
        data = await (await way)(query);
      } catch (error) {
        goOn(way);
        continue;
      }
      if (data.trouble !== "index") return data;
      if (restarted) return { ...(await sidebar(query)), trouble: "index" };
      restart(way);
    }
  }

  return { answer, warm: () => { asked().catch(() => {}); } };
}

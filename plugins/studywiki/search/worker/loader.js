/**
 * Where the files of the index come from, and who is to be answered: in a worker they are fetched, and the page that has
 * started it sends messages; in a page itself, opened from the disk, which may start no worker and fetch nothing, they
 * are scripts. They lie beside this script.
 */

/** Milliseconds that a file may be on its way. */
const PATIENCE = 15000;
/** The file that names all others: it keeps its own name, so that it is asked for anew. */
const FIRST = "head";

/**
 * What loads a file by fetching it: its name -> what it holds. It is asked for a second time, past the browser's cache.
 * @param {string} base the address of the folder
 * @param {boolean} fresh whether the browser's cache is not to be asked at all
 */
function fetching(base, fresh) {
  /** What the file holds; `cache` says whether what the browser has kept of it is good enough. */
  async function once(name, cache) {
    const found = await fetch(`${base}${name}.js`, { cache, signal: AbortSignal.timeout(PATIENCE) });
    if (!found.ok) throw new Error(`${name}: ${found.status}`);
    return heldBy(await found.text());
  }
  return (name) => once(name, fresh ? "reload" : name === FIRST ? "no-cache" : "default").catch(() => once(name, "reload"));
}

/**
 * What loads a file as a script: its name -> what it holds. Each calls `studywikiSearch` with its name and that.
 * @param {string} base the address of the folder
 */
function scripting(base) {
  const waiting = new Map();
  self.studywikiSearch = (name, held) => waiting.get(name)?.resolve(held);

  /** What the file holds; `resolve` is called by the script itself. */
  function asked(name, resolve, reject) {
    const script = document.createElement("script");
    // one that holds something else has called nobody: it is damaged
    script.onload = script.onerror = () => {
      clearTimeout(late);
      waiting.delete(name);
      script.remove();
      reject(new Error(name));
    };
    const late = setTimeout(script.onerror, PATIENCE);
    script.src = `${base}${name}.js`;
    document.head.append(script);
    return { resolve };
  }

  return (name) => {
    const before = waiting.get(name);
    if (before) return before.promise;
    const promise = new Promise((resolve, reject) => waiting.set(name, asked(name, resolve, reject)));
    waiting.get(name).promise = promise;
    return promise;
  };
}

/**
 * What answers messages from the index in the folder `base`.
 * @param {string} base
 * @param {{suggest?: boolean, highlight?: boolean}} settings
 */
function protocolAt(base, settings) {
  const isFile = base.startsWith("file:");
  const load = isFile ? scripting(base) : null;
  const open = async (fresh) => {
    const reader = await openReader(load || fetching(base, fresh));
    return { reader, engine: createEngine(reader) };
  };
  return createProtocol(open, settings, (error) => console.warn(error));
}

/** Answers whoever has started this worker; its first message says how, each other has a number, and so has the answer. */
function serveAsWorker() {
  const base = new URL(".", self.location.href).href;
  let protocol = null;
  self.addEventListener("message", async ({ data: { settings, id, message } }) => {
    if (settings) {
      protocol = protocolAt(base, settings);
      protocol.index().catch(() => {}); // the first query will say it
    } else {
      self.postMessage({ id, message: await protocol.handle(message) });
    }
  });
}

if (typeof document !== "undefined") {
  const base = new URL(".", document.currentScript.src).href;
  self.studywikiSearchHere = (settings) => protocolAt(base, settings);
} else if (typeof importScripts === "function") {
  serveAsWorker();
}

/**
 * What Material's box takes for its worker. It is ready at once, whatever the box still waits for, and starts nothing
 * until a reader comes: a page that nobody searches from costs nothing. The box knows no order of answers: it gets that
 * to the last query, and none before.
 */

/** Queries that may be under way: what was typed between them is not asked. */
const UNDER_WAY = 2;

class Desk extends EventTarget {
  /**
   * @param {{answer: Function, warm: Function}} answering
   * @param {HTMLInputElement} input the box's field: it is told when a query is `studywiki:asked` and `studywiki:answered`
   */
  constructor(answering, input) {
    super();
    Object.assign(this, { answering, input, busy: 0, last: null });
    input.addEventListener("focus", () => answering.warm());
    // when the box listens, and our own parts of it
    document.addEventListener("DOMContentLoaded", () => this.say({ type: READY }));
  }

  /** Takes a message of the box. */
  postMessage({ type, data }) {
    if (type !== QUERY) return;
    this.last = { query: data, isAsked: false };
    this.tell("asked", { query: data });
    if (data.trim()) this.next();
    else this.clear(this.last);
  }

  /** Nothing: the box never ends its worker. */
  terminate() {}

  /** Asks the last query, if it is time. */
  async next() {
    const own = this.last;
    if (own.isAsked || !own.query.trim() || this.busy >= UNDER_WAY) return;
    own.isAsked = true;
    this.busy++;
    const data = await this.answering.answer(own.query);
    this.busy--;
    if (own === this.last) this.answered(own, data);
    this.next();
  }

  /** Answers an empty query, when the box has taken note of it. */
  async clear(own) {
    await null;
    if (own === this.last) this.answered(own, { items: [], count: 0, corrected: null, trouble: "" });
  }

  /** Gives the box an answer, and then tells our own parts of it. */
  answered({ query }, data) {
    this.say({ type: RESULT, data });
    this.tell("answered", { query, ...data });
  }

  /** Sends the box a message. */
  say(data) {
    this.dispatchEvent(new MessageEvent("message", { data }));
  }

  /** Tells the theme's scripts. */
  tell(what, detail) {
    this.input.dispatchEvent(new CustomEvent(`studywiki:${what}`, { detail }));
  }
}

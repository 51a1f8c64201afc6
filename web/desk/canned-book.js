/** The canned replies as this page knows them: the bank's approved ones, and the agent's own. */

/** @typedef {import("../shared/i18n.js").Lang} Lang */
/** @typedef {{language: Lang, text: string}} Words */
/** @typedef {Words & {id: number}} Own */
/** @typedef {Words & {topic: string}} Approved */
/** @typedef {"added" | "changed" | "deleted" | "back"} Done */
/** @typedef {"same_words" | "too_many" | "notKept"} Problem */

const KNOWN = ["same_words", "too_many"];

export class CannedBook {
  /** @type {Approved[]} */
  approved = [];
  /** @type {Own[]} */
  own = [];
  longest = 500;
  /** @type {"new" | "loading" | "there" | "failed"} */
  state = "new";
  /** @type {{what: Done, back: null | (() => Promise<boolean>)} | null} what was done last */
  deed = null;
  /** @type {Problem | ""} */
  problem = "";

  /** @param {() => import("./desk-api.js").DeskApi} api @param {() => void} changed */
  constructor(api, changed) {
    this.api = api;
    this.changed = changed;
  }

  /** Again at each opening: another page of the agent may have changed them. */
  async load() {
    if (this.state !== "there") this.state = "loading";
    this.forget();
    try {
      const found = await this.api().cannedReplies();
      this.approved = found.approved;
      this.own = found.own;
      this.longest = found.longest;
      this.state = "there";
    } catch {
      // What was there before can still be used.
      if (this.state === "loading") this.state = "failed";
    }
    this.changed();
  }

  forget() {
    this.deed = null;
    this.problem = "";
    this.changed();
  }

  /** @param {Words} words @param {Own | null} [before] the one that they replace */
  keep(words, before = null) {
    return this.#do(async () => {
      const { language, text } = words;
      const api = this.api();
      const kept = await (before
        ? api.changeCannedReply(before.id, { language, text })
        : api.addCannedReply({ language, text }));
      const gone = before?.id ?? kept.id;
      this.own = [...this.own.filter(({ id }) => id !== gone), kept];
      return before
        ? { what: "changed", back: () => this.keep(before, kept) }
        : { what: "added", back: null };
    });
  }

  /** @param {Own} own */
  remove(own) {
    return this.#do(async () => {
      await this.api().deleteCannedReply(own.id);
      this.own = this.own.filter(({ id }) => id !== own.id);
      return { what: "deleted", back: () => this.keep(own) };
    });
  }

  async undo() {
    if (await this.deed?.back?.()) this.deed = { what: "back", back: null };
    this.changed();
  }

  /**
   * @param {() => Promise<{what: Done, back: null | (() => Promise<boolean>)}>} deed
   * @returns {Promise<boolean>} whether it was done
   */
  async #do(deed) {
    try {
      this.deed = await deed();
      this.problem = "";
    } catch (error) {
      const { code } = /** @type {any} */ (error);
      this.problem = KNOWN.includes(code) ? code : "notKept";
    }
    this.changed();
    return !this.problem;
  }
}

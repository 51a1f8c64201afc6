/** Follows a draft while it is written, and knows what the conduct check says of it. */

/**
 * @typedef {object} Finding
 * @property {string} rule
 * @property {"block" | "fix"} severity
 * @property {number} start in characters, not in units of JavaScript
 * @property {number} end
 * @property {string} message
 * @property {string} suggestion
 * @property {string | null} instead the whole draft with the safer wording in its place
 */
/**
 * @typedef {object} Verdict
 * @property {string} text the words that were checked
 * @property {"block" | "fix" | "none"} severity
 * @property {Finding[]} findings the gravest first
 * @property {"never" | "leader" | "allowed" | null} override whether it can be sent although blocked
 */

import { speaker } from "../shared/i18n.js";
import { conductWords } from "../shared/words-conduct.js";

const PAUSE_MS = 200;
/** Somebody who types without a pause hears of it meanwhile. */
const LONGEST_PAUSE_MS = 800;

export class DraftCheck {
  /** @type {Verdict | null} what was said last, of these words or of earlier ones */
  verdict = null;
  /** @type {(text: string) => Promise<Verdict | null>} */
  ask = async () => null;
  #timer = 0;
  #waitingSince = 0;
  #latest = "";
  #warned = false;
  #about = "";

  /** @param {() => void} changed */
  constructor(changed) {
    this.changed = changed;
  }

  /** @param {string} draft as it stands now */
  follow(draft) {
    clearTimeout(this.#timer);
    const words = draft.trim();
    if (!words) {
      this.#latest = "";
      this.#take(null, "");
      return;
    }
    const now = Date.now();
    this.#waitingSince ||= now;
    const pause = Math.min(PAUSE_MS, this.#waitingSince + LONGEST_PAUSE_MS - now);
    this.#timer = setTimeout(() => this.settle(words), Math.max(0, pause));
  }

  /**
   * Asked now and not later.
   *
   * @param {string} words
   * @returns {Promise<Verdict | null>} of exactly these words; null when nobody answers
   */
  async settle(words) {
    clearTimeout(this.#timer);
    this.#waitingSince = 0;
    this.#latest = words;
    const found = await this.ask(words);
    if (this.#latest === words) this.#take(found, words);
    return found;
  }

  /** @param {string} draft @returns {boolean} whether exactly this is known to be blocked */
  blocks(draft) {
    return this.verdict?.severity === "block" && this.#about === draft.trim();
  }

  /**
   * What there is to say of it to who does not see the marks.
   *
   * @param {import("../shared/i18n.js").Lang} lang
   */
  telling(lang) {
    const say = speaker(conductWords, lang);
    const severity = this.verdict?.severity;
    if (severity === "block") return say("told");
    if (severity === "fix") return say("toldBetter");
    return severity === "none" && this.#warned ? say("toldFine") : "";
  }

  /** @param {Verdict | null} verdict @param {string} words */
  #take(verdict, words) {
    // That all is well is news only to who was warned of these words.
    this.#warned = Boolean(words) && (this.#warned || Boolean(verdict?.findings.length));
    this.verdict = verdict;
    this.#about = words;
    this.changed();
  }
}

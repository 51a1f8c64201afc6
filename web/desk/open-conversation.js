/** Everything the desk shows of the one conversation that is open. */
import { Transcript } from "../shared/transcript.js";

const TYPING_LASTS_MS = 6000;

/**
 * @typedef {object} Suggestion
 * @property {number} id
 * @property {number} rank
 * @property {string[]} acts
 * @property {string} strategy
 * @property {string} text
 * @property {{understood: string, policy: string, rule: string, facts: string[]}} why
 * @property {import("../shared/transcript.js").Card | null} card
 * @property {string} [outcome]
 */
/** @typedef {{name: string | null, verified: boolean, verified_until: string | null, bound?: boolean}} Customer */

/** @typedef {{id: number, author_name: string, text: string, created_at: string}} Note */

export class OpenConversation {
  transcript = new Transcript();
  /** @type {Suggestion[]} */
  suggestions = [];
  /** Of the customer's line that they answer; 0 while that is not known. */
  suggestedFor = 0;
  /** @type {string | null} why there are none */
  reason = null;
  /** @type {Record<string, any> | null} */
  account = null;
  /** @type {Customer | null} */
  customer = null;
  /** @type {import("./conversation-brief.js").Brief | null} */
  brief = null;
  /** @type {Note[]} what the staff told each other */
  notes = [];
  /** @type {string[]} supervisors who are looking on */
  joined = [];
  loaded = false;
  typing = false;
  #typingTimer = 0;
  #told = 0;

  /** @param {string} id @param {() => void} changed */
  constructor(id, changed) {
    this.id = id;
    this.changed = changed;
  }

  /** @param {(id: string) => Promise<any>} fetch */
  async load(fetch) {
    const told = this.#told;
    const found = await fetch(this.id);
    for (const message of found.messages) this.transcript.add(message);
    this.account = found.account;
    this.customer = found.customer;
    this.brief = found.brief;
    // What the socket said while the answer was under way is newer.
    if (told === this.#told) this.suggestions = open(found.suggestions);
    this.loaded = true;
    this.changed();
  }

  /** @param {any} frame */
  receive(frame) {
    if (frame.type === "message") this.#message(frame.message);
    else if (frame.type === "understanding") {
      this.transcript.understand(frame.seq, frame.understanding);
    } else if (frame.type === "suggestions") this.#suggested(frame);
    else if (frame.type === "account") {
      this.account = frame.account;
      this.customer = frame.customer;
    } else if (frame.type === "brief") this.brief = frame.brief;
    else if (frame.type === "notes") this.notes = frame.notes;
    else if (frame.type === "note") this.#note(frame.note);
    else if (frame.type === "joined") this.joined = frame.names;
    else if (frame.type === "typing" && frame.who === "customer") this.#types();
  }

  /** @param {import("../shared/transcript.js").Message} message */
  #message(message) {
    this.transcript.add(message);
    if (message.author === "customer") this.typing = false;
  }

  /** @param {Note} note */
  #note(note) {
    if (!this.notes.some(({ id }) => id === note.id)) this.notes = [...this.notes, note];
  }

  /** @param {{seq: number, suggestions: Suggestion[], reason?: string}} frame */
  #suggested({ seq, suggestions, reason }) {
    this.#told++;
    this.suggestedFor = seq;
    this.suggestions = open(suggestions);
    this.reason = reason ?? null;
  }

  #types() {
    this.typing = true;
    clearTimeout(this.#typingTimer);
    this.#typingTimer = setTimeout(() => {
      this.typing = false;
      this.changed();
    }, TYPING_LASTS_MS);
  }
}

/** @param {Suggestion[]} suggestions those that can still be sent */
function open(suggestions) {
  return (suggestions ?? []).filter(({ outcome }) => !outcome || outcome === "open");
}

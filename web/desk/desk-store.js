/** What the desk knows, kept in step with the gateway over one socket. */
import { newId, Outbox } from "../shared/outbox.js";
import { JsonSocket, socketUrl } from "../shared/socket.js";
import { DeskDeeds } from "./desk-deeds.js";
import { OpenConversation } from "./open-conversation.js";
import { Questions } from "./questions.js";

/** @typedef {import("./summary.js").Summary} Summary */

/** @typedef {{status: "offered" | "begun", because: string, by: string | null, since: string}} Rest */
/** @typedef {{type: "assigned" | "reassigned", conversation_id: string, by: string}} Moved */

/** @typedef {{id: string, conversation_id: string, status: "open" | "sent" | "declined", text: string, reason: string | null}} Asked */

const TYPING_EVERY_MS = 3000;

/**
 * Fires `change`; `refused` when the log-in is over; `summary` (detail: before, after) when a
 * conversation has changed; `assigned` (detail: its id) when a supervisor gave one.
 */
export class DeskStore extends DeskDeeds {
  /** @type {Map<string, Summary>} */
  summaries = new Map();
  /** @type {OpenConversation | null} */
  current = null;
  /** @type {string | null} the code of what went wrong last */
  error = null;
  rasa = "up";
  /** @type {Rest | null} the agent's own break, offered or begun */
  rest = null;
  /** @type {Moved | null} what a supervisor gave or took last */
  moved = null;
  /** Whether the socket has said welcome since it was opened last. */
  connected = false;
  welcomed = false;
  /** @type {Asked | null} the reply that a supervisor was asked about last */
  asked = null;
  #typedAt = 0;

  /** @param {import("./desk-api.js").DeskApi} api @param {import("../shared/staff-api.js").Agent} me */
  constructor(api, me) {
    super();
    this.api = api;
    this.me = me;
    this.outbox = new Outbox(`forbear:desk-outbox:${me.id}`, (frame) => this.deliver(frame));
    this.outbox.addEventListener("change", () => this.#changed());
    this.questions = new Questions((frame) => this.deliver(frame));
    this.socket = new JsonSocket(socketUrl("/ws/desk"));
    this.socket.addEventListener("frame", (event) =>
      this.#receive(/** @type {any} */ (event).detail),
    );
    this.socket.addEventListener("closed", () => this.#closed());
    this.socket.addEventListener("refused", () => this.dispatchEvent(new Event("refused")));
    this.socket.open();
  }

  stop() {
    this.socket.close();
  }

  /** @returns {Summary | null} */
  get summary() {
    return (this.current && this.summaries.get(this.current.id)) ?? null;
  }

  /** Whether the open conversation is this agent's to answer. */
  get mine() {
    const { summary } = this;
    return summary?.mode === "agent" && summary.agent?.id === this.me.id;
  }

  /** Lines of the open conversation that are not acknowledged yet. */
  get lines() {
    const id = this.current?.id;
    return this.outbox.lines.filter(
      (line) => /** @type {any} */ (line.frame).conversation_id === id,
    );
  }

  /** What a draft for the open conversation must fit; another text when any of it changes. */
  get facts() {
    const { current, summary } = this;
    return JSON.stringify([
      current?.transcript.after,
      current?.customer?.verified,
      summary?.crisis,
      summary?.risk,
      this.connected,
    ]);
  }

  /** @param {string | null} id */
  async open(id) {
    this.error = null;
    this.current = id ? new OpenConversation(id, () => this.#changed()) : null;
    // In the address, so that a reload opens it again.
    history.replaceState(null, "", id ? `#${id}` : location.pathname);
    this.#changed();
    await this.#load();
  }

  async #load() {
    const { current } = this;
    if (!current) return;
    this.deliver({ type: "watch", conversation_id: current.id, after: current.transcript.after });
    try {
      await current.load((id) => this.api.conversation(id));
    } catch {
      this.error = "load";
      this.#changed();
    }
  }

  /** @param {string} text @param {number | null} suggestionId @param {string | null} [reason] */
  send(text, suggestionId, reason = null) {
    this.error = null;
    const frame = { type: "send", id: newId(), text, suggestion_id: suggestionId, reason };
    this.outbox.add({ ...frame, conversation_id: this.current?.id });
  }

  /**
   * @param {string} text @param {string} lang of the reasons
   * @returns {Promise<import("./draft-check.js").Verdict | null>} null when nobody answers
   */
  check(text, lang) {
    return this.questions.ask({ type: "check", conversation_id: this.current?.id, text, lang });
  }

  typed() {
    if (Date.now() - this.#typedAt < TYPING_EVERY_MS) return;
    this.#typedAt = Date.now();
    this.deliver({ type: "typing", conversation_id: this.current?.id });
  }

  forgetAsked() {
    this.asked = null;
    this.#changed();
  }

  forgetMoved() {
    this.moved = null;
    this.#changed();
  }

  /** @param {object} frame */
  act(frame) {
    this.error = null;
    this.deliver({ ...frame, conversation_id: this.current?.id });
    this.#changed();
  }

  /** @param {object} frame @returns {boolean} whether it went out */
  deliver(frame) {
    if (!this.connected) return false;
    this.socket.send(frame);
    return true;
  }

  #closed() {
    this.connected = false;
    this.questions.drop();
    this.#changed();
  }

  /** @param {any} frame */
  #receive(frame) {
    if (frame.type === "welcome") this.#welcome(frame);
    else if (frame.type === "status") this.rasa = frame.rasa;
    else if (frame.type === "conversation") this.#summarise(frame.conversation);
    else if (frame.type === "ack") this.outbox.settle(frame.id);
    else if (frame.type === "break") this.rest = frame.break;
    else if (frame.type === "assigned" || frame.type === "reassigned") this.#move(frame);
    else if (frame.type === "override") this.asked = frame;
    else if (frame.type === "checked") this.questions.answer(frame.id, frame);
    else if (frame.type === "error") this.#error(frame);
    else if (frame.conversation_id === this.current?.id) this.current?.receive(frame);
    if (frame.type === "message") this.outbox.settle(frame.message.client_id);
    this.#changed();
  }

  /** @param {{conversations: Summary[], rasa: string, break: Rest | null}} frame */
  #welcome({ conversations, rasa, break: rest }) {
    this.rest = rest;
    const known = this.summaries;
    this.summaries = new Map(conversations.map((each) => [each.id, each]));
    // At first all is as it was; after a drop of the line only what is new is news.
    if (this.welcomed) for (const each of conversations) this.#tell(known.get(each.id), each);
    this.rasa = rasa;
    this.connected = this.welcomed = true;
    this.outbox.resend();
    const kept = location.hash.slice(1);
    if (!this.current && this.summaries.has(kept)) this.open(kept);
    else this.#load();
  }

  /** @param {Summary} after */
  #summarise(after) {
    const before = this.summaries.get(after.id);
    this.summaries.set(after.id, after);
    this.#tell(before, after);
  }

  /** @param {Summary | undefined} before @param {Summary} after */
  #tell(before, after) {
    this.dispatchEvent(new CustomEvent("summary", { detail: { before: before ?? null, after } }));
  }

  /** @param {Moved} moved */
  #move(moved) {
    this.moved = moved;
    if (moved.type !== "assigned") return;
    this.dispatchEvent(new CustomEvent("assigned", { detail: moved.conversation_id }));
  }

  /** @param {{id?: string, code: string}} frame */
  #error({ id, code }) {
    if (this.questions.answer(id, null)) return;
    if (id) this.outbox.fail(id, code);
    this.error = code;
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}

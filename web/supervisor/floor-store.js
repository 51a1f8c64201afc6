/** What the floor knows, kept in step with the gateway over one socket. */
import { OpenConversation } from "../desk/open-conversation.js";
import { newId } from "../shared/outbox.js";
import { JsonSocket, socketUrl } from "../shared/socket.js";

/** @typedef {import("../desk/summary.js").Summary} Summary */
/** @typedef {{status: "offered" | "begun", because: string, by: string | null, since: string}} Rest */
/** @typedef {{open: number, waiting: number, longest_since: string | null, present: number}} Queue */
/** @typedef {{key: string, kind: string, about: string, since: string | null, count: number | null}} Alert */
/**
 * @typedef {object} Colleague
 * @property {number} id
 * @property {string} name
 * @property {string} role
 * @property {string[]} languages
 * @property {boolean} present
 * @property {Rest | null} break
 * @property {number} open
 * @property {number} hot_minutes
 * @property {number} hot_chats
 */
/** @typedef {{at: string, queues: {zh: Queue, en: Queue}, staff: Colleague[], alerts: Alert[], approvals: number}} Floor */

const STALE_MS = 20_000;

/** Fires `change`, `alerts` (detail: those that are new) and `refused` when the log-in is over. */
export class FloorStore extends EventTarget {
  /** @type {Map<string, Summary>} */
  summaries = new Map();
  /** @type {Floor | null} */
  floor = null;
  /** @type {OpenConversation | null} */
  current = null;
  /** @type {string | null} the code of what went wrong last */
  error = null;
  rasa = "up";
  connected = false;
  #heardAt = Date.now();
  #known = new Set();

  /** @param {import("./floor-api.js").FloorApi} api @param {import("../shared/staff-api.js").Agent} me */
  constructor(api, me) {
    super();
    this.api = api;
    this.me = me;
    this.socket = new JsonSocket(socketUrl("/ws/floor"));
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

  /** Whether what is shown may be out of date. */
  get stale() {
    return !this.connected || Date.now() - this.#heardAt > STALE_MS;
  }

  /** Join a conversation, or leave it. @param {string | null} id */
  async open(id) {
    if (this.current) this.#send({ type: "leave", conversation_id: this.current.id });
    this.error = null;
    this.current = id ? new OpenConversation(id, () => this.#changed()) : null;
    history.replaceState(null, "", id ? `#${id}` : location.pathname);
    this.#changed();
    await this.#load();
  }

  /** @param {string} text */
  note(text) {
    this.#act({ type: "note", id: newId(), text });
  }

  /** @param {number | null} to an agent, or the queue */
  reassign(to) {
    this.#act({ type: "reassign", to });
  }

  takeOver() {
    this.#act({ type: "take_over" });
  }

  /** @param {number} agentId */
  proposeBreak(agentId) {
    this.error = null;
    this.#send({ type: "propose_break", agent_id: agentId });
  }

  async #load() {
    const { current } = this;
    if (!current) return;
    this.#send({ type: "watch", conversation_id: current.id, after: current.transcript.after });
    try {
      await current.load((id) => this.api.conversation(id));
    } catch {
      this.error = "load";
      this.#changed();
    }
  }

  /** @param {object} frame */
  #act(frame) {
    this.error = null;
    this.#send({ ...frame, conversation_id: this.current?.id });
    this.#changed();
  }

  /** @param {object} frame */
  #send(frame) {
    if (this.connected) this.socket.send(frame);
  }

  #closed() {
    this.connected = false;
    this.#changed();
  }

  /** @param {any} frame */
  #receive(frame) {
    this.#heardAt = Date.now();
    if (frame.type === "welcome") this.#welcome(frame);
    else if (frame.type === "floor") this.#look(frame);
    else if (frame.type === "status") this.rasa = frame.rasa;
    else if (frame.type === "conversation") {
      this.summaries.set(frame.conversation.id, frame.conversation);
    } else if (frame.type === "error") this.error = frame.code;
    else if (frame.conversation_id === this.current?.id) this.current?.receive(frame);
    this.#changed();
  }

  /** @param {{conversations: Summary[], rasa: string}} frame */
  #welcome({ conversations, rasa }) {
    this.summaries = new Map(conversations.map((each) => [each.id, each]));
    this.rasa = rasa;
    this.connected = true;
    const kept = location.hash.slice(1);
    if (!this.current && this.summaries.has(kept)) this.open(kept);
    else this.#load();
  }

  /** @param {Floor} floor */
  #look(floor) {
    this.floor = floor;
    const fresh = floor.alerts.filter(({ key }) => !this.#known.has(key));
    this.#known = new Set(floor.alerts.map(({ key }) => key));
    if (fresh.length) this.dispatchEvent(new CustomEvent("alerts", { detail: fresh }));
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}

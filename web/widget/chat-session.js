/** The customer's side of a conversation: opens it, keeps it in step, and loses nothing. */
import { newId, Outbox } from "../shared/outbox.js";
import { JsonSocket, socketUrl } from "../shared/socket.js";
import { Transcript } from "../shared/transcript.js";
import { ConversationKeeper, createConversation } from "./conversation-keeper.js";
import { Ways } from "./ways.js";

const TYPING_LASTS_MS = 6000;
const TYPING_EVERY_MS = 3000;

/** Fires `change` after anything that is shown has changed. */
export class ChatSession extends EventTarget {
  transcript = new Transcript();
  conversation = /** @type {import("./who-speaks.js").Conversation} */ (null);
  /** @type {"idle" | "starting" | "open" | "lost" | "failed"} */
  state = "idle";
  /** Who is at the desk, by language. @type {Record<string, import("./who-speaks.js").Duty> | null} */
  duty = null;
  /** @type {string | null} */
  notice = null;
  typing = /** @type {string | null} */ (null);
  ways = new Ways((frame) => this.#deliver(frame));
  #typingTimer = 0;
  #typedAt = 0;
  #welcomed = false;
  #refusals = 0;
  /** @type {JsonSocket | null} */
  #socket = null;

  /** @param {import("./conversation-keeper.js").Identity} identity */
  constructor(identity) {
    super();
    this.identity = identity;
    this.keeper = new ConversationKeeper(identity);
    this.outbox = new Outbox(this.keeper.outboxKey, (frame) => this.#deliver(frame));
    this.outbox.addEventListener("change", () => this.#changed());
  }

  /** Goes on with the conversation that this browser knows, if there is one. */
  resume() {
    if (this.keeper.get()) this.start();
  }

  async start() {
    if (this.state !== "idle" && this.state !== "failed") return;
    this.#become("starting");
    try {
      const grant = this.keeper.get() ?? (await createConversation(this.identity));
      this.keeper.set(grant);
      this.#connect(grant.token);
    } catch {
      this.#become("failed");
    }
  }

  async #startAnew() {
    this.stop();
    this.keeper.set(null);
    this.transcript = new Transcript();
    this.conversation = null;
    this.keeper.readUpTo = 0;
    await this.start();
  }

  stop() {
    this.#socket?.close();
    this.#socket = null;
    this.#welcomed = false;
    this.#become("idle");
  }

  /** @param {string} text */
  say(text) {
    this.notice = null;
    this.outbox.add({ type: "message", id: newId(), text });
  }

  /** @param {{text: string, intent: string, entities?: object}} choice what a pressed button means */
  choose({ text, intent, entities = {} }) {
    this.notice = null;
    this.outbox.add({ type: "choice", id: newId(), text, intent, entities });
  }

  typed() {
    if (Date.now() - this.#typedAt < TYPING_EVERY_MS) return;
    this.#typedAt = Date.now();
    this.#deliver({ type: "typing" });
  }

  read() {
    const seq = this.transcript.last?.seq ?? 0;
    if (seq <= this.keeper.readUpTo || !this.#deliver({ type: "read", seq })) return;
    this.keeper.readUpTo = seq;
  }

  /** How many lines of the bank's side the customer has not had before their eyes. */
  get unread() {
    const read = this.keeper.readUpTo;
    return this.transcript.messages.filter((m) => m.seq > read && m.author !== "customer").length;
  }

  /** @param {string} token */
  #connect(token) {
    const socket = new JsonSocket(socketUrl("/ws/customer", this.identity.gateway));
    this.#socket = socket;
    socket.addEventListener("open", () =>
      socket.send({ type: "hello", token, after: this.transcript.after }),
    );
    socket.addEventListener("frame", (event) => this.#receive(/** @type {any} */ (event).detail));
    socket.addEventListener("closed", () => {
      this.#welcomed = false;
      this.#become("lost");
    });
    socket.addEventListener("refused", () => this.#refused());
    socket.open();
  }

  async #refused() {
    // A token that is refused although it is new would make conversations without end.
    if (this.#refusals++) {
      this.stop();
      this.keeper.set(null);
      this.#become("failed");
      return;
    }
    await this.#startAnew();
    this.notice = "expired";
    this.#changed();
  }

  /** @param {any} frame */
  #receive(frame) {
    this.ways.receive(frame);
    if (frame.type === "welcome") this.#welcome(frame);
    else if (frame.type === "message") this.#add(frame.message);
    else if (frame.type === "ack") this.#acknowledged(frame);
    else if (frame.type === "typing") this.#someoneTypes(frame.who);
    else if (frame.type === "conversation") this.conversation = frame.conversation;
    else if (frame.type === "duty") this.duty = frame;
    else if (frame.type === "error") this.#error(frame);
    this.#changed();
  }

  /** @param {any} frame */
  #welcome({ conversation, messages }) {
    this.conversation = conversation;
    this.#welcomed = true;
    this.#refusals = 0;
    this.state = "open";
    for (const message of messages ?? []) this.#add(message);
    this.outbox.resend();
  }

  /** @param {import("../shared/transcript.js").Message} message */
  #add(message) {
    this.transcript.add(message);
    if (message.author === "customer") this.outbox.settle(message.client_id);
    else this.typing = null;
  }

  /** @param {{id: string, seq: number, created_at: string}} frame */
  #acknowledged({ id, seq, created_at }) {
    const line = this.outbox.lines.find((each) => each.id === id);
    if (!line) return;
    const said = { author: /** @type {const} */ ("customer"), author_name: null, text: line.text };
    const rest = { client_id: id, card: null, quick_replies: [] };
    if (!this.transcript.has(id)) this.transcript.add({ seq, created_at, ...said, ...rest });
    this.outbox.settle(id);
  }

  /** @param {string} who */
  #someoneTypes(who) {
    this.typing = who;
    clearTimeout(this.#typingTimer);
    this.#typingTimer = setTimeout(() => {
      this.typing = null;
      this.#changed();
    }, TYPING_LASTS_MS);
  }

  /** @param {{id?: string, code: string}} frame */
  #error({ id, code }) {
    if (id) this.outbox.fail(id, code);
    else this.notice = code === "rate_limited" ? "busy" : "problem";
  }

  /** @param {object} frame @returns {boolean} whether it went out */
  #deliver(frame) {
    if (!this.#welcomed || !this.#socket?.isOpen) return false;
    this.#socket.send(frame);
    return true;
  }

  /** @param {ChatSession["state"]} state */
  #become(state) {
    this.state = state;
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}

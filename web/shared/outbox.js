/** Lines that were written and are not acknowledged yet; they survive a reload of the tab. */

const PATIENCE_MS = 10_000;

/** @typedef {{id: string, text: string, created_at: string, state: "sending" | "failed", code?: string, frame: object}} Line */

/** Fires `change`. Lines leave by `settle`, or by `take` when the customer changes the words. */
export class Outbox extends EventTarget {
  /** @type {Line[]} */
  lines = [];
  #timers = new Map();

  /**
   * @param {string} key where the tab keeps it; the tab's own storage, so that two tabs do not
   *   overwrite each other
   * @param {(frame: object) => boolean} deliver whether the frame could be put on the wire
   */
  constructor(key, deliver) {
    super();
    this.key = key;
    this.deliver = deliver;
    try {
      this.lines = JSON.parse(sessionStorage.getItem(key) ?? "[]");
    } catch {
      this.lines = [];
    }
  }

  /** @param {{type: string, id: string, text: string, [more: string]: unknown}} frame */
  add(frame) {
    const created_at = new Date().toISOString();
    this.lines = [
      ...this.lines,
      { id: frame.id, text: frame.text, created_at, state: "sending", frame },
    ];
    this.#changed();
    this.#send(frame.id);
  }

  /** Everything again, with the ids it had: what arrived before is not doubled. */
  resend() {
    for (const line of this.lines) if (!line.code) this.retry(line.id);
  }

  /** @param {string} id */
  retry(id) {
    this.#set(id, "sending");
    this.#send(id);
  }

  /** @param {string | null} id */
  settle(id) {
    if (!id || !this.lines.some((line) => line.id === id)) return;
    clearTimeout(this.#timers.get(id));
    this.lines = this.lines.filter((line) => line.id !== id);
    this.#changed();
  }

  /** @param {string} id @param {string} [code] why the far side refused it */
  fail(id, code) {
    clearTimeout(this.#timers.get(id));
    this.#set(id, "failed", code);
  }

  /** @param {string} id */
  #send(id) {
    const line = this.lines.find((each) => each.id === id);
    clearTimeout(this.#timers.get(id));
    if (!line || !this.deliver(line.frame)) return;
    this.#timers.set(
      id,
      setTimeout(() => this.fail(id), PATIENCE_MS),
    );
  }

  /** @param {string} id @param {Line["state"]} state @param {string} [code] */
  #set(id, state, code) {
    this.lines = this.lines.map((line) => (line.id === id ? { ...line, state, code } : line));
    this.#changed();
  }

  #changed() {
    try {
      sessionStorage.setItem(this.key, JSON.stringify(this.lines));
    } catch {
      // Without storage the lines still live as long as the page.
    }
    this.dispatchEvent(new Event("change"));
  }
}

/** @returns {string} an id for a line; `randomUUID` exists on secure pages only */
export function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) =>
    byte.toString(16).padStart(2, "0"),
  );
  return hex.join("");
}

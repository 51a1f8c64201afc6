/** A WebSocket that speaks JSON, comes back by itself, and says when it is there. */

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 4000;
/** A bad token or log-in: coming back with the same one is pointless. */
export const REFUSED = 4401;

/**
 * Fires `open`, `frame` (detail: the object), `closed` (detail: the code) and `refused`.
 * Frames given while it is closed wait, unless they are worth nothing later.
 */
export class JsonSocket extends EventTarget {
  /** @type {WebSocket | null} */
  #socket = null;
  #waiting = /** @type {object[]} */ ([]);
  #attempts = 0;
  #timer = 0;
  #wanted = false;

  /** @param {string} url */
  constructor(url) {
    super();
    this.url = url;
  }

  get isOpen() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  open() {
    if (this.#wanted) return;
    this.#wanted = true;
    addEventListener("online", this.#connect);
    this.#connect();
  }

  close() {
    this.#wanted = false;
    removeEventListener("online", this.#connect);
    clearTimeout(this.#timer);
    this.#socket?.close();
    this.#socket = null;
    this.#waiting = [];
  }

  /** @param {object} frame @param {{queue?: boolean}} [options] */
  send(frame, { queue = false } = {}) {
    if (this.isOpen) this.#socket?.send(JSON.stringify(frame));
    else if (queue) this.#waiting.push(frame);
  }

  #connect = () => {
    clearTimeout(this.#timer);
    if (!this.#wanted || (this.#socket && this.#socket.readyState <= WebSocket.OPEN)) return;
    const socket = new WebSocket(this.url);
    this.#socket = socket;
    socket.addEventListener("open", () => this.#opened(socket));
    socket.addEventListener("message", (event) => this.#received(event.data));
    socket.addEventListener("close", (event) => this.#closed(socket, event.code));
  };

  /** @param {WebSocket} socket */
  #opened(socket) {
    if (socket !== this.#socket) return;
    this.dispatchEvent(new Event("open"));
    for (const frame of this.#waiting.splice(0)) this.send(frame);
  }

  /** @param {unknown} data */
  #received(data) {
    let frame;
    try {
      frame = JSON.parse(String(data));
    } catch {
      return;
    }
    if (!frame || typeof frame !== "object") return;
    // Only a frame proves that the far side works: a proxy opens and closes at once.
    this.#attempts = 0;
    this.dispatchEvent(new CustomEvent("frame", { detail: frame }));
  }

  /** @param {WebSocket} socket @param {number} code */
  #closed(socket, code) {
    if (socket !== this.#socket) return;
    this.#socket = null;
    if (code === REFUSED) {
      this.close();
      this.dispatchEvent(new Event("refused"));
      return;
    }
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#attempts++);
    // Spread out, so that a restarted gateway is not hit by every page at once.
    if (this.#wanted) this.#timer = setTimeout(this.#connect, wait * (0.5 + Math.random() / 2));
    this.dispatchEvent(new CustomEvent("closed", { detail: code }));
  }
}

/** @param {string} path @param {string} [base] @returns {string} the WebSocket address of a path */
export function socketUrl(path, base = location.href) {
  const url = new URL(path, base);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return url.href;
}

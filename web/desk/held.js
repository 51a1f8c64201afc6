/** Keeps a list still while somebody is at it with pointer or focus. */

/** A controller: `busy` says that the host must not move what is being read. */
export class Held {
  #pointer = false;
  #focus = false;

  /** @param {import("../vendor/lit/index.js").LitElement} host */
  constructor(host) {
    this.host = host;
    host.addController(this);
    host.addEventListener("pointerenter", () => this.#set({ pointer: true }));
    host.addEventListener("pointerleave", () => this.#set({ pointer: false }));
    host.addEventListener("focusin", () => this.#set({ focus: true }));
    host.addEventListener("focusout", () => this.#set({ focus: false }));
  }

  hostConnected() {}

  get busy() {
    return this.#pointer || this.#focus;
  }

  /** @param {{pointer?: boolean, focus?: boolean}} now */
  #set({ pointer = this.#pointer, focus = this.#focus }) {
    const before = this.busy;
    this.#pointer = pointer;
    this.#focus = focus;
    if (before && !this.busy) this.host.requestUpdate();
  }
}

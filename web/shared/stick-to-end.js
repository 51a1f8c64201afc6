/** Keeps a log at its end while its reader is there, and where they are when they are not. */

/** A reader this close to the end wants to see what comes. */
const NEAR_END_PX = 80;

/** A controller of an element whose `.log` scrolls a `ul` of messages. */
export class StickToEnd {
  atEnd = true;
  /** Whether something came that the reader has not scrolled to. */
  behind = false;
  #count = 0;
  #watching = false;
  /** How tall the log was when it was looked at last. */
  #height = 0;

  /**
   * @param {import("../vendor/lit/index.js").LitElement} host
   * @param {string} own the class of the reader's own messages
   */
  constructor(host, own) {
    this.host = host;
    this.own = own;
    host.addController(this);
  }

  get #box() {
    return /** @type {HTMLElement} */ (this.host.renderRoot.querySelector(".log"));
  }

  get #list() {
    return /** @type {HTMLElement} */ (this.#box.querySelector("ul"));
  }

  hostUpdated() {
    if (!this.#watching) {
      // Cards draw themselves after the log did, and a growing field makes the log shorter.
      const observer = new ResizeObserver(() => {
        this.#height = this.#box.scrollHeight;
        if (this.atEnd) this.#scroll();
      });
      observer.observe(this.#box);
      observer.observe(this.#list);
      this.#watching = true;
    }
    const count = this.#list.childElementCount;
    const grew = count > this.#count;
    this.#count = count;
    if (this.atEnd) this.#scroll();
    else if (grew && !this.behind) {
      this.behind = true;
      this.host.requestUpdate();
    }
  }

  scrolled = () => {
    const { scrollHeight, scrollTop, clientHeight } = this.#box;
    // The log grew under the reader, who did not move; the observer follows.
    if (scrollHeight !== this.#height) return;
    this.atEnd = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
    if (!this.atEnd || !this.behind) return;
    this.behind = false;
    this.host.requestUpdate();
  };

  /** For a reader who asks for it, or who has just written. */
  toEnd = () => {
    this.atEnd = true;
    this.behind = false;
    this.host.requestUpdate();
  };

  /** To the end, but not past the start of what somebody else wrote: that is read from its top. */
  #scroll() {
    const box = this.#box;
    const last = /** @type {HTMLElement | null} */ (this.#list.lastElementChild);
    this.#height = box.scrollHeight;
    const end = this.#height - box.clientHeight;
    if (last)
      box.scrollTop = last.classList.contains(this.own) ? end : Math.min(end, last.offsetTop - 16);
  }
}

/** The seconds for which something must be before the eyes until it can be agreed to. */

const SECOND_MS = 1000;

/** Counts only while the page is on the screen: a page that nobody sees is not being read. */
export class ReadingTime {
  #timer = 0;
  #left = 0;

  /** @param {(left: number) => void} tell how many seconds are left */
  constructor(tell) {
    this.tell = tell;
  }

  /** @param {number} seconds ignored while it counts already */
  start(seconds) {
    if (this.#timer) return;
    this.#left = seconds;
    this.#timer = setInterval(() => this.#count(), SECOND_MS);
  }

  stop() {
    clearInterval(this.#timer);
    this.#timer = 0;
  }

  #count() {
    if (document.visibilityState !== "visible") return;
    this.#left--;
    if (!this.#left) this.stop();
    this.tell(this.#left);
  }
}

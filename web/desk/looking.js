/** Which conversation the agent has before them, known to all their open desks. */

const NAME = "forbear:looking:";

/**
 * Held as a lock of the browser's: it goes with its page, however that ends, and the agent's other
 * desks can ask for it.
 */
export class Looking {
  /** @type {string | null} */
  #held = null;
  #release = () => {};

  /** @param {() => string | null} open the conversation that this desk has open */
  constructor(open) {
    this.open = open;
    for (const name of ["focus", "blur"]) addEventListener(name, this.update);
    document.addEventListener("visibilitychange", this.update);
    this.update();
  }

  stop() {
    for (const name of ["focus", "blur"]) removeEventListener(name, this.update);
    document.removeEventListener("visibilitychange", this.update);
    this.#hold(null);
  }

  /** To be called when another conversation was opened, too. */
  update = () => {
    const here = document.visibilityState === "visible" && document.hasFocus();
    this.#hold(here ? this.open() : null);
  };

  /** @param {string} id @returns {Promise<boolean>} whether it is looked at, here or on another desk */
  async at(id) {
    this.update();
    if (this.#held === id) return true;
    const { held } = (await navigator.locks?.query()) ?? {};
    return Boolean(held?.some(({ name }) => name === NAME + id));
  }

  /** @param {string | null} id */
  #hold(id) {
    if (id === this.#held) return;
    this.#release();
    this.#held = id;
    this.#release = () => {};
    if (!id || !navigator.locks) return;
    const done = new Promise((resolve) => (this.#release = () => resolve(undefined)));
    // Shared, as the same conversation may be open on two desks.
    navigator.locks.request(NAME + id, { mode: "shared" }, () => done);
  }
}

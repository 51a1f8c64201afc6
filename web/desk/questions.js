/** Questions to the gateway that are answered by a frame with the same id. */
import { newId } from "../shared/outbox.js";

const PATIENCE_MS = 3000;

export class Questions {
  /** @type {Map<string, (answer: any) => void>} */
  #open = new Map();

  /** @param {(frame: object) => boolean} deliver whether the frame could be put on the wire */
  constructor(deliver) {
    this.deliver = deliver;
  }

  /** @param {object} frame @returns {Promise<any>} the answer; null when none comes */
  ask(frame) {
    const id = newId();
    return new Promise((resolve) => {
      this.#open.set(id, resolve);
      if (this.deliver({ ...frame, id })) setTimeout(() => this.answer(id, null), PATIENCE_MS);
      else this.answer(id, null);
    });
  }

  /** @param {string | undefined} id @param {any} answer @returns {boolean} whether it was asked */
  answer(id, answer) {
    const resolve = this.#open.get(id ?? "");
    this.#open.delete(id ?? "");
    resolve?.(answer);
    return Boolean(resolve);
  }

  /** The connection is gone, and with it every answer. */
  drop() {
    for (const id of [...this.#open.keys()]) this.answer(id, null);
  }
}

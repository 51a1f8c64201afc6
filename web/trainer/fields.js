/** Fields that several forms of the trainer's page have. */
import { html } from "../vendor/lit/index.js";

/** @param {string} id @param {string} label @param {string} value @param {string[][]} options value and words @param {(value: string) => void} take */
export function select(id, label, value, options, take) {
  return html`<div>
    <label for=${id}>${label}</label>
    <select id=${id} @change=${(/** @type {any} */ event) => take(event.target.value)}>
      ${options.map(
        ([name, words]) => html`<option value=${name} .selected=${name === value}>${words}</option>`,
      )}
    </select>
  </div>`;
}

/** @param {string} id @param {string} label @param {string} value @param {(value: string) => void} take @param {string} hint */
export function input(id, label, value, take, hint = "") {
  return html`<div>
    <label for=${id}>${label}</label>
    <input
      id=${id}
      maxlength="200"
      autocomplete="off"
      aria-describedby="${id}-hint"
      .value=${value}
      @input=${(/** @type {any} */ event) => take(event.target.value)}
    />
    <p class="soft" id="${id}-hint">${hint}</p>
  </div>`;
}

/** @param {string} id @param {string} label @param {string} value @param {(value: string) => void} take @param {{hint?: string, rows?: number, lang?: string}} more */
export function textarea(id, label, value, take, { hint = "", rows = 3, lang = "" } = {}) {
  return html`<div>
    <label for=${id}>${label}</label>
    <textarea
      id=${id}
      rows=${rows}
      lang=${lang}
      aria-describedby="${id}-hint"
      .value=${value}
      @input=${(/** @type {any} */ event) => take(event.target.value)}
    ></textarea>
    <p class="soft" id="${id}-hint">${hint}</p>
  </div>`;
}

/** @param {string[]} names @param {(name: string) => string} words @returns {string[][]} with an empty one first */
export function choicesOf(names, words = (name) => name) {
  return [["", "–"], ...names.map((name) => [name, words(name)])];
}

/** The keys that the desk knows, in a dialog that a button or a key opens. */
import { LitElement, css, html } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { speaker } from "../shared/i18n.js";
import { handlingWords } from "../shared/words-handling.js";

const KEYS = /** @type {const} */ ([
  ["Alt+1 … 3", "keyTake"],
  ["Ctrl+Enter", "keySend"],
  ["Alt+Enter", "keySafer"],
  ["/", "keyCanned"],
  ["Alt+A / W / M / H", "keyFilter"],
  ["Alt+K", "keyHelp"],
]);

export class DeskKeys extends LitElement {
  static properties = { lang: {} };

  static styles = [
    controls,
    css`
      dialog {
        max-width: 30rem;
        padding: var(--s5);
        border: 1px solid var(--line);
        border-radius: var(--round-m);
        background: var(--paper);
        color: var(--ink);
      }
      h2 {
        margin-bottom: var(--s3);
        font-size: var(--text-l);
      }
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: var(--s2) var(--s4);
        margin: 0 0 var(--s4);
      }
      dt {
        font-weight: 600;
        white-space: nowrap;
      }
      dd {
        margin: 0;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
  }

  get #dialog() {
    return /** @type {HTMLDialogElement} */ (this.renderRoot.querySelector("dialog"));
  }

  show() {
    if (!this.#dialog.open) this.#dialog.showModal();
  }

  render() {
    const say = speaker(handlingWords, this.lang);
    return html`
      <button class="quiet" aria-keyshortcuts="Alt+K" @click=${this.show}>${say("keys")}</button>
      <dialog aria-labelledby="title">
        <h2 id="title">${say("keysTitle")}</h2>
        <dl>
          ${KEYS.map(
            ([keys, what]) =>
              html`<dt><kbd>${keys}</kbd></dt>
                <dd>${say(what)}</dd>`,
          )}
        </dl>
        <button class="main" @click=${() => this.#dialog.close()}>${say("close")}</button>
      </dialog>
    `;
  }
}

customElements.define("desk-keys", DeskKeys);

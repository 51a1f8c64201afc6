/** The button beside the composer that opens the canned replies above it. */
import { LitElement, css, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { speaker } from "../shared/i18n.js";
import { cannedWords } from "../shared/words-canned.js";
import { CannedBook } from "./canned-book.js";
import "./canned-replies.js";

/** @typedef {import("../shared/i18n.js").Lang} Lang */

/** Fires `take` (detail: the text) and `back` when the agent goes on in the field without one. */
export class CannedButton extends LitElement {
  static properties = {
    lang: {},
    conversation: { attribute: false },
    language: { attribute: false },
    draft: { attribute: false },
    api: { attribute: false },
    open: { state: true },
    stamp: { state: true },
  };

  static styles = [
    controls,
    css`
      kbd {
        color: var(--ink-soft);
        font: inherit;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Lang} */
    this.lang = "en";
    this.conversation = "";
    /** @type {Lang} the customer's */
    this.language = "en";
    /** What stands in the composer. */
    this.draft = "";
    /** @type {import("./desk-api.js").DeskApi} */
    this.api;
    this.open = false;
    this.stamp = 0;
    this.book = new CannedBook(
      () => this.api,
      () => this.stamp++,
    );
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("conversation")) this.open = false;
  }

  render() {
    return html`
      <button
        type="button"
        aria-haspopup="dialog"
        aria-expanded=${this.open ? "true" : "false"}
        @pointerdown=${(/** @type {Event} */ event) => event.stopPropagation()}
        @click=${() => (this.open = !this.open)}
      >
        ${speaker(cannedWords, this.lang)("open")} <kbd aria-hidden="true">/</kbd>
      </button>
      ${this.open ? this.#replies() : nothing}
    `;
  }

  #replies() {
    return html`<canned-replies
      .lang=${this.lang}
      .book=${this.book}
      .stamp=${this.stamp}
      .language=${this.language}
      .draft=${this.draft}
      @take=${(/** @type {CustomEvent<string>} */ { detail }) => this.#done("take", detail)}
      @close=${(/** @type {CustomEvent<boolean>} */ { detail }) =>
        detail ? this.#done("back") : (this.open = false)}
    ></canned-replies>`;
  }

  /** @param {"take" | "back"} what @param {string} [detail] */
  #done(what, detail) {
    this.open = false;
    this.dispatchEvent(new CustomEvent(what, { detail }));
  }
}

customElements.define("canned-button", CannedButton);

/** The canned replies above the composer: choosing one puts it there and never sends it. */
import { LitElement, css, html } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { speaker } from "../shared/i18n.js";
import { cannedWords } from "../shared/words-canned.js";
import "./canned-form.js";
import "./canned-list.js";

/** @typedef {import("../shared/i18n.js").Lang} Lang */
/** @typedef {import("./canned-book.js").Own} Own */
/** @typedef {import("./canned-book.js").Words} Words */

/** Fires `take` (detail: the text) and `close` (detail: whether the agent goes on in the field). */
class CannedReplies extends LitElement {
  static properties = {
    lang: {},
    book: { attribute: false },
    stamp: { attribute: false },
    language: { attribute: false },
    draft: { attribute: false },
    form: { state: true },
  };

  static styles = [
    controls,
    css`
      section {
        position: absolute;
        inset-inline: var(--s5);
        bottom: calc(100% - var(--s2));
        z-index: 3;
        display: flex;
        flex-direction: column;
        max-height: min(28rem, 60vh);
        border: 1px solid var(--edge);
        border-radius: var(--round-m);
        background: var(--paper);
        box-shadow: var(--shadow);
        color: var(--ink);
        font-size: var(--text-m);
      }
      @media (max-width: 60rem) {
        section {
          inset-inline: var(--s2);
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Lang} */
    this.lang = "en";
    /** @type {import("./canned-book.js").CannedBook} */
    this.book;
    /** Changes with every change of the book, which stays the same object. */
    this.stamp = 0;
    /** @type {Lang} the customer's at first */
    this.language = "en";
    /** What stands in the composer: a new reply may begin with it. */
    this.draft = "";
    /** @type {{words: Words, before: Own | null} | null} */
    this.form = null;
    /** The words that were kept last: the list goes on from there. */
    this.kept = "";
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener("pointerdown", this.#outside);
    this.addEventListener("focusout", this.#left);
    this.book.load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("pointerdown", this.#outside);
    this.removeEventListener("focusout", this.#left);
  }

  render() {
    const title = speaker(cannedWords, this.lang)("title");
    return html`<section role="dialog" aria-label=${title} @keydown=${this.#escape}>
      ${this.form ? this.#writing(this.form) : this.#choosing()}
    </section>`;
  }

  #choosing() {
    return html`<canned-list
      .lang=${this.lang}
      .book=${this.book}
      .stamp=${this.stamp}
      .language=${this.language}
      .begin=${this.kept}
      @take=${(/** @type {CustomEvent<string>} */ { detail }) =>
        this.dispatchEvent(new CustomEvent("take", { detail }))}
      @speak=${(/** @type {CustomEvent<Lang>} */ { detail }) => (this.language = detail)}
      @write=${this.#write}
      @close=${() => this.#close(true)}
    ></canned-list>`;
  }

  /** @param {{words: Words, before: Own | null}} form */
  #writing({ words, before }) {
    return html`<canned-form
      .lang=${this.lang}
      .words=${words}
      .changing=${Boolean(before)}
      .longest=${this.book.longest}
      .stamp=${this.stamp}
      .problem=${this.book.problem}
      @keep=${(/** @type {CustomEvent<Words>} */ { detail }) => this.#keep(detail, before)}
      @cancel=${() => (this.form = null)}
    ></canned-form>`;
  }

  /** @param {CustomEvent<Own | null>} event */
  #write({ detail: before }) {
    this.book.forget();
    const text = this.draft.slice(0, this.book.longest);
    this.form = { words: before ?? { language: this.language, text }, before };
    this.kept = before?.text ?? "";
  }

  /** @param {Words} words @param {Own | null} before */
  async #keep(words, before) {
    if (!(await this.book.keep(words, before))) return;
    this.language = words.language;
    this.kept = words.text;
    this.form = null;
  }

  /** @param {KeyboardEvent} event */
  #escape(event) {
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    if (this.form) {
      this.book.forget();
      this.form = null;
    } else this.#close(true);
  }

  /** @param {boolean} detail */
  #close(detail) {
    this.dispatchEvent(new CustomEvent("close", { detail }));
  }

  /** @param {PointerEvent} event */
  #outside = (event) => {
    // Half-written words are not thrown away by a click beside them.
    if (!this.form && !event.composedPath().includes(this)) this.#close(false);
  };

  /** @param {FocusEvent} event */
  #left = (event) => {
    if (!this.form && event.relatedTarget) this.#close(false);
  };
}

customElements.define("canned-replies", CannedReplies);

/** Writing a canned reply of one's own, or changing it. */
import { LitElement, css, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { speaker } from "../shared/i18n.js";
import { cannedWords } from "../shared/words-canned.js";

/** @typedef {import("../shared/i18n.js").Lang} Lang */

/** Fires `keep` (detail: language and text) and `cancel`. */
class CannedForm extends LitElement {
  static properties = {
    lang: {},
    words: { attribute: false },
    changing: { attribute: false },
    longest: { attribute: false },
    problem: { attribute: false },
  };

  static styles = [
    controls,
    css`
      form {
        display: grid;
        gap: var(--s2);
        padding: var(--s3);
      }
      h3 {
        font-size: var(--text-m);
      }
      select {
        width: auto;
        justify-self: start;
      }
      textarea {
        min-height: 6rem;
        resize: vertical;
      }
      small {
        color: var(--ink-soft);
      }
      .wrong {
        color: var(--alarm);
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s2);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Lang} */
    this.lang = "en";
    /** @type {import("./canned-book.js").Words} what stands in the fields at first */
    this.words = { language: "en", text: "" };
    this.changing = false;
    this.longest = 0;
    /** @type {import("./canned-book.js").Problem | ""} */
    this.problem = "";
  }

  firstUpdated() {
    /** @type {HTMLTextAreaElement} */ (this.renderRoot.querySelector("textarea")).focus();
  }

  render() {
    const say = speaker(cannedWords, this.lang);
    const { language, text } = this.words;
    return html`<form @submit=${this.#keep}>
      <h3>${say(this.changing ? "editTitle" : "addTitle")}</h3>
      <label for="language">${say("language")}</label>
      <select id="language" name="language">
        ${["zh", "en"].map(
          (each) =>
            html`<option value=${each} ?selected=${each === language}>
              ${say(/** @type {Lang} */ (each))}
            </option>`,
        )}
      </select>
      <label for="text">${say("text")}</label>
      <textarea
        id="text"
        name="text"
        required
        maxlength=${this.longest}
        aria-describedby="hint wrong"
        .value=${text}
      ></textarea>
      <small id="hint">${say("textHint", { n: this.longest })}</small>
      <p id="wrong" class="wrong" role="status">
        ${this.problem ? say(this.problem) : nothing}
      </p>
      <div class="row">
        <button class="main">${say("save")}</button>
        <button type="button" @click=${() => this.dispatchEvent(new Event("cancel"))}>
          ${say("cancel")}
        </button>
      </div>
    </form>`;
  }

  /** @param {SubmitEvent} event */
  #keep(event) {
    event.preventDefault();
    const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const text = String(given.get("text")).trim();
    if (!text) return;
    const detail = { language: String(given.get("language")), text };
    this.dispatchEvent(new CustomEvent("keep", { detail }));
  }
}

customElements.define("canned-form", CannedForm);

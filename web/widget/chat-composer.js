/** Where the customer writes. */
import { LitElement, css, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { drafts } from "../shared/drafts.js";
import { speaker } from "../shared/i18n.js";
import { sendIcon } from "../shared/icons.js";
import { widgetWords } from "../shared/words-widget.js";
import { inOwnUnits } from "./own-units.js";

export const MAX_LENGTH = 4000;
const WARN_FROM = MAX_LENGTH - 200;

/** Fires `say` (detail: the text) and `typed`. */
export class ChatComposer extends LitElement {
  static properties = { lang: {}, keep: { attribute: false }, length: { state: true } };

  static styles = inOwnUnits(
    controls,
    css`
      .head {
        display: flex;
        justify-content: space-between;
        gap: var(--s3);
        margin-bottom: var(--s1);
        color: var(--ink-soft);
        font-size: var(--text-s);
      }
      .over {
        color: var(--alarm);
        font-weight: 600;
      }
      .row {
        display: flex;
        align-items: end;
        gap: var(--s2);
      }
      textarea {
        max-height: 9rem;
        resize: none;
        field-sizing: content;
        overflow-wrap: anywhere;
      }
      button {
        flex: none;
        width: 2.75rem;
        min-height: 2.75rem;
        padding: 0;
        border-radius: 50%;
      }
      textarea {
        min-height: 2.75rem;
        border-radius: var(--round-m);
      }
    `,
  );

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {string} under which name the half-written text is kept */
    this.keep = "";
    this.length = 0;
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (!changed.has("keep")) return;
    this.#field.value = drafts.get(this.keep, "");
    this.#measure();
  }

  render() {
    const say = speaker(widgetWords, this.lang);
    const over = this.length - MAX_LENGTH;
    return html`
      <form @submit=${this.#submit}>
        <div class="head">
          <label for="field">${say("yourMessage")}</label>
          <span id="count" class=${over > 0 ? "over" : ""}>${this.#count(say)}</span>
        </div>
        <div class="row">
          <textarea
            id="field"
            rows="1"
            aria-describedby="hint count"
            aria-invalid=${over > 0}
            @input=${this.#input}
            @keydown=${this.#keys}
          ></textarea>
          <button class="main" aria-label=${say("send")} title=${say("send")} ?disabled=${over > 0}>
            ${sendIcon}
          </button>
        </div>
        <p id="hint" class="unseen">${say("hint")}</p>
        <p class="unseen" role="status">${over > 0 ? say("tooLong") : nothing}</p>
      </form>
    `;
  }

  /** @param {ReturnType<typeof speaker<typeof widgetWords.en>>} say */
  #count(say) {
    const left = MAX_LENGTH - this.length;
    if (this.length < WARN_FROM) return nothing;
    return left < 0 ? say("over", { n: -left }) : say("left", { n: left });
  }

  get #field() {
    return /** @type {HTMLTextAreaElement} */ (this.renderRoot.querySelector("textarea"));
  }

  async focusField() {
    await this.updateComplete;
    this.#field.focus();
  }

  #measure() {
    // Code points, as the gateway counts them, so that an emoji is one.
    this.length = [...this.#field.value].length;
    drafts.set(this.keep, this.#field.value);
  }

  #input() {
    this.#measure();
    this.dispatchEvent(new Event("typed"));
  }

  /** @param {KeyboardEvent} event */
  #keys(event) {
    // Enter that ends the choice of a Chinese word must not send; 229 is Safari's way to say so.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) {
      return;
    }
    event.preventDefault();
    this.#submit(event);
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    const text = this.#field.value.trim();
    if (text && this.length <= MAX_LENGTH) {
      this.dispatchEvent(new CustomEvent("say", { detail: text }));
      this.#field.value = "";
      this.#measure();
    }
    this.focusField();
  }
}

if (!customElements.get("forbear-composer")) {
  customElements.define("forbear-composer", ChatComposer);
}

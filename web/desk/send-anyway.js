/** How a supervisor sends what the conduct check blocks: with a reason that is kept. */
import { LitElement, css, html } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { speaker } from "../shared/i18n.js";
import { conductWords } from "../shared/words-conduct.js";

const SHORTEST = 4;
const LONGEST = 500;

/** Fires `override` (detail: the reason). */
class SendAnyway extends LitElement {
  static properties = { lang: {}, open: { state: true } };

  static styles = [
    controls,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--s2);
        margin-top: var(--s2);
      }
      div {
        flex: 1 1 16rem;
      }
      button.link {
        font-size: var(--text-s);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    this.open = false;
  }

  render() {
    const say = speaker(conductWords, this.lang);
    if (!this.open) {
      return html`<button type="button" class="link" @click=${this.#show}>
        ${say("sendAnyway")}
      </button>`;
    }
    return html`<form @submit=${this.#submit}>
      <div>
        <label for="reason">${say("reason")}</label>
        <input id="reason" required minlength=${SHORTEST} maxlength=${LONGEST} />
      </div>
      <button class="main">${say("sendYes")}</button>
      <button type="button" @click=${this.#hide}>${say("sendNo")}</button>
    </form>`;
  }

  get #field() {
    return /** @type {HTMLInputElement | null} */ (this.renderRoot.querySelector("input"));
  }

  async #show() {
    this.open = true;
    await this.updateComplete;
    this.#field?.focus();
  }

  async #hide() {
    this.open = false;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("button"))?.focus();
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    const reason = this.#field?.value.trim() ?? "";
    if (reason.length < SHORTEST) return;
    this.dispatchEvent(new CustomEvent("override", { detail: reason }));
    this.open = false;
  }
}

customElements.define("send-anyway", SendAnyway);

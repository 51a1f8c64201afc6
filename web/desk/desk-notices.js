/** What concerns the agent themselves: breaks, and what a supervisor did. */
import { LitElement, css, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { clock } from "../shared/format.js";
import { speaker } from "../shared/i18n.js";
import { conductWords } from "../shared/words-conduct.js";
import { floorWords } from "../shared/words-floor.js";

/** Fires `open` (detail: a conversation's id). */
class DeskNotices extends LitElement {
  static properties = {
    lang: {},
    store: { attribute: false },
    stamp: { attribute: false },
  };

  static styles = [
    controls,
    css`
      :host {
        display: block;
      }
      .notice {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s1) var(--s3);
      }
      .notice p {
        flex: 1 1 16rem;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {import("./desk-store.js").DeskStore} */
    this.store;
    this.stamp = 0;
  }

  get #say() {
    return speaker(floorWords, this.lang);
  }

  render() {
    const { rest, moved, asked } = this.store;
    return html`<div role="status">
      ${rest ? this.#break(rest) : nothing} ${moved ? this.#moved(moved) : nothing}
      ${asked ? this.#asked(asked) : nothing}
    </div>`;
  }

  /** @param {import("./desk-store.js").Rest} rest */
  #break({ status, because, by, since }) {
    const say = this.#say;
    if (status === "begun") {
      return html`<div class="notice">
        <p>${say("breakNow", { time: clock(since, this.lang) })}</p>
        <button class="main" @click=${() => this.store.settleBreak()}>${say("breakEnd")}</button>
      </div>`;
    }
    return html`<div class="notice">
      <p>${say(/** @type {any} */ (`break_${because}`), { name: by ?? "" })}</p>
      <button class="main" @click=${() => this.store.beginBreak()}>${say("breakYes")}</button>
      <button @click=${() => this.store.settleBreak()}>${say("breakNo")}</button>
    </div>`;
  }

  /** @param {import("./desk-store.js").Moved} moved */
  #moved({ type, conversation_id, by }) {
    const say = this.#say;
    return html`<div class="notice">
      <p>${say(type, { name: by })}</p>
      ${
        type === "assigned"
          ? html`<button class="main" @click=${() => this.#open(conversation_id)}>
              ${say("openIt")}
            </button>`
          : nothing
      }
      <button @click=${() => this.store.forgetMoved()}>${say("fine")}</button>
    </div>`;
  }

  /** @param {import("./desk-store.js").Asked} asked */
  #asked({ status, reason }) {
    const words = speaker(conductWords, this.lang);
    return html`<div class="notice">
      <p>${words(/** @type {any} */ (`asked_${status}`), { reason: reason ?? "–" })}</p>
      <button @click=${() => this.store.forgetAsked()}>${this.#say("fine")}</button>
    </div>`;
  }

  /** @param {string} id */
  #open(id) {
    this.store.forgetMoved();
    this.dispatchEvent(new CustomEvent("open", { detail: id }));
  }
}

customElements.define("desk-notices", DeskNotices);

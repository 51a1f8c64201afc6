/** The messages worth a look, the weightiest first. */
import { LitElement, html, nothing } from "../vendor/lit/index.js";
import { repeat } from "../vendor/lit-html/directives/repeat.js";
import { flags, heat, heatStyles } from "../desk/heat.js";
import { controls } from "../shared/controls.js";
import { clock } from "../shared/format.js";
import { languageOf, speaker } from "../shared/i18n.js";
import { confidence, intentWords } from "../shared/meaning.js";
import { reviewWords } from "../shared/words-trainer-review.js";
import { typing } from "./keys.js";
import "./review-filters.js";
import { panelStyles } from "./trainer-styles.js";
import { inboxStyles } from "./inbox-styles.js";

/** @typedef {import("../shared/i18n.js").Lang} Lang */

/** Fires `open` (detail: the item) and `failed` (detail: the error). */
class ReviewInbox extends LitElement {
  static properties = {
    lang: {},
    api: { attribute: false },
    items: { state: true },
    total: { state: true },
    unindexed: { state: true },
    failed: { state: true },
    busy: { state: true },
    at: { state: true },
  };

  static styles = [
    controls,
    heatStyles,
    panelStyles,
    inboxStyles,
  ];

  constructor() {
    super();
    /** @type {Lang} */
    this.lang = "en";
    /** @type {import("./trainer-api.js").TrainerApi} */
    this.api;
    /** @type {any[]} */
    this.items = [];
    this.total = 0;
    this.unindexed = 0;
    this.busy = true;
    this.failed = false;
    this.at = -1;
    /** @type {Record<string, string>} */
    this.filters = {};
    this.asked = 0;
    this.listen = (/** @type {KeyboardEvent} */ event) => this.#key(event);
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener("keydown", this.listen);
    this.reload();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener("keydown", this.listen);
  }

  get #say() {
    return speaker(reviewWords, this.lang);
  }

  render() {
    const say = this.#say;
    return html`
      <section aria-labelledby="heading">
        <div class="head">
          <h2 id="heading">${say("inbox")}</h2>
          <span class="soft" role="status">${this.#status()}</span>
        </div>
        <review-filters .lang=${this.lang} .api=${this.api} @filter=${this.#filter}></review-filters>
        <ul aria-labelledby="heading">
          ${repeat(
            this.items,
            (item) => item.message_id,
            (item, at) => html`<li>${this.#row(item, at)}</li>`,
          )}
        </ul>
        <div role="alert">${this.failed ? this.#failure() : nothing}</div>
        ${this.items.length || this.busy || this.failed ? nothing : html`<p class="none">${say("nothingToDo")}</p>`}
        ${
          this.items.length < this.total
            ? html`<p class="more">
                <button ?disabled=${this.busy} @click=${() => this.#load(this.items.length)}>
                  ${say("more", { n: this.total - this.items.length })}
                </button>
              </p>`
            : nothing
        }
      </section>
    `;
  }

  #status() {
    const say = this.#say;
    if (this.busy && !this.unindexed) return say("loading");
    if (this.failed) return "";
    return this.unindexed ? say("reading", { n: this.unindexed }) : say("found", { n: this.total });
  }

  /** Rows that could not be read are not rows that are not there. */
  #failure() {
    const say = this.#say;
    return html`
      <p class="notice alarm">${say("down")}</p>
      <p class="more"><button @click=${this.reload}>${say("tryAgain")}</button></p>
    `;
  }

  /** @param {any} item @param {number} at */
  #row(item, at) {
    const { lang } = this;
    return html`
      <button
        class="row ${item.reviewed_at ? "done" : ""}"
        aria-current=${at === this.at ? "true" : nothing}
        @click=${() => this.#open(at)}
      >
        <span class="line">
          ${item.reasons.map(
            (/** @type {string} */ reason) =>
              html`<span class="reason">${this.#say(`reason_${reason}`)}</span>`,
          )}
          ${item.reviewed_at ? html`<span class="reason">${this.#say("reviewed")}</span>` : nothing}
        </span>
        <span class="text" lang=${languageOf(item.text)}>${item.text}</span>
        <span class="line">
          <span class="soft">${intentWords(item.intent, lang)} ${confidence(item.confidence)}</span>
          ${heat({ level: item.hostility, target: "none" }, lang)} ${flags(item.flags, lang)}
          <span class="soft">${clock(item.at, lang)}</span>
        </span>
        ${item.tags.length ? html`<span class="soft">${item.tags.join(" · ")}</span>` : nothing}
      </button>
    `;
  }

  reload() {
    return this.#load(0);
  }

  /** Back to where the trainer was. */
  focusItem() {
    const rows = this.renderRoot.querySelectorAll(".row");
    /** @type {HTMLElement | undefined} */ (rows[Math.max(0, this.at)])?.focus();
  }

  /** @param {number} offset */
  async #load(offset) {
    const asked = (this.asked += 1);
    this.busy = true;
    try {
      const page = await this.api.reviews(this.filters, offset);
      if (asked !== this.asked) return;
      this.items = offset ? [...this.items, ...page.items] : page.items;
      this.total = page.total;
      this.unindexed = page.unindexed;
      this.failed = false;
      if (page.unindexed) setTimeout(() => asked === this.asked && this.reload(), 200);
    } catch (error) {
      if (asked !== this.asked) return;
      this.failed = true;
      const { status } = /** @type {any} */ (error);
      if (status === 401) this.dispatchEvent(new CustomEvent("failed", { detail: error }));
    } finally {
      if (asked === this.asked) this.busy = false;
    }
  }

  /** @param {CustomEvent} event */
  #filter(event) {
    this.filters = event.detail;
    this.at = -1;
    this.reload();
  }

  /** @param {number} at */
  #open(at) {
    this.at = at;
    this.dispatchEvent(new CustomEvent("open", { detail: this.items[at] }));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (typing(event) || !this.offsetParent || !this.items.length) return;
    const step = { j: 1, k: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = Math.min(Math.max(this.at + step, 0), this.items.length - 1);
    const row = this.renderRoot.querySelectorAll(".row")[at];
    this.at = at;
    /** @type {HTMLElement} */ (row).focus();
  }
}

customElements.define("review-inbox", ReviewInbox);

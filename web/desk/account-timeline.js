/** What happened on the account, newest first; closed until the customer proved who they are. */
import { LitElement, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { day } from "../shared/format.js";
import { speaker } from "../shared/i18n.js";
import { productWords } from "../shared/meaning.js";
import { timelineWords } from "../shared/words-timeline.js";
import { line, month } from "./timeline-events.js";
import { timelineStyles } from "./timeline-styles.js";

/** @typedef {import("./timeline-events.js").Event} Event */

class AccountTimeline extends LitElement {
  static properties = {
    lang: {},
    conversation: { attribute: false },
    api: { attribute: false },
    verified: { attribute: false },
    shown: { attribute: false },
    events: { state: true },
    state: { state: true },
    told: { state: true },
  };

  static styles = [controls, timelineStyles];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    this.conversation = "";
    /** @type {import("./desk-api.js").DeskApi} */
    this.api;
    this.verified = false;
    /** Whether its tab is in front: nothing is asked for before. */
    this.shown = false;
    this.#forget();
  }

  #forget() {
    /** @type {Event[]} */
    this.events = [];
    /** @type {{product: string, last4: string, currency: string} | null} */
    this.account = null;
    /** @type {string | null} where the next page begins */
    this.next = null;
    /** @type {"" | "loading" | "failed"} */
    this.state = "";
    this.told = "";
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    // What happened to one customer never stands beside another, nor after the proof has run out.
    if (changed.has("conversation") || (changed.has("verified") && !this.verified)) this.#forget();
    const about = ["conversation", "verified", "shown"];
    if (about.some((name) => changed.has(name)) && this.shown && this.verified) this.#load();
  }

  get #say() {
    return speaker(timelineWords, this.lang);
  }

  render() {
    const say = this.#say;
    if (!this.verified) return html`<section><p>${say("identityFirst")}</p></section>`;
    return html`<section aria-labelledby="heading">
      <div class="top">
        <h2 id="heading">${say("title")}</h2>
        <button class="quiet" ?disabled=${this.state === "loading"} @click=${() => this.#load()}>
          ${say("refresh")}
        </button>
      </div>
      ${this.account ? this.#about(this.account) : nothing} ${this.#months()} ${this.#foot()}
    </section>`;
  }

  /** @param {{product: string, last4: string}} account */
  #about({ product, last4 }) {
    const words = productWords(product, this.lang);
    return html`<p class="soft">${this.#say("about", { product: words, last4 })}</p>`;
  }

  #months() {
    const months = [...new Set(this.events.map(({ on }) => on.slice(0, 7)))];
    return months.map(
      (each) => html`
        <h3 id="month-${each}">${month(`${each}-01`, this.lang)}</h3>
        <ol aria-labelledby="month-${each}">
          ${this.events.map((event, at) =>
            event.on.startsWith(each) ? this.#event(event, at) : nothing,
          )}
        </ol>
      `,
    );
  }

  /** @param {Event} event @param {number} at */
  #event(event, at) {
    const { text, notes } = line(event, this.account?.currency ?? "", this.lang);
    return html`<li data-at=${at} tabindex="-1">
      <time datetime=${event.at ?? event.on}>${day(event.on, this.lang)} ${event.time ?? nothing}</time>
      <p>${text}</p>
      ${notes.map((note) => html`<p class="soft">${note}</p>`)}
    </li>`;
  }

  #foot() {
    const say = this.#say;
    const { state, events, next } = this;
    const none = this.account && !events.length && !state;
    return html`
      <p role="status" class=${state === "failed" ? "wrong" : "soft"}>
        ${state ? say(state) : none ? say("none") : this.told}
      </p>
      ${
        state === "failed"
          ? html`<button @click=${() => this.#load(this.next)}>${say("again")}</button>`
          : next
            ? html`<button ?disabled=${state === "loading"} @click=${() => this.#load(next)}>
                ${say("earlier")}
              </button>`
            : nothing
      }
    `;
  }

  /** @param {string | null} [before] none for the newest */
  async #load(before = null) {
    const about = this.conversation;
    this.state = "loading";
    this.told = "";
    try {
      const found = await this.api.timeline(about, before);
      // An answer about a conversation that is not open any more belongs nowhere.
      if (about !== this.conversation || !this.verified) return;
      this.#take(found, before);
    } catch {
      if (about === this.conversation) this.state = "failed";
    }
  }

  /** @param {any} found @param {string | null} before */
  async #take(found, before) {
    const known = before ? this.events.length : 0;
    this.account = found.account;
    this.events = before ? [...this.events, ...found.events] : found.events;
    this.next = found.next;
    this.state = "";
    if (!before) return;
    this.told = this.#say("more", { n: found.events.length });
    if (!found.next) this.told += ` ${this.#say("end")}`;
    await this.updateComplete;
    // The button that was pressed has moved away, or is gone.
    const first = this.renderRoot.querySelector(`[data-at="${known}"]`);
    /** @type {HTMLElement | null} */ (first)?.focus();
  }
}

customElements.define("account-timeline", AccountTimeline);

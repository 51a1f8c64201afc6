/** Everybody who is writing, who needs an agent most at the top. */
import { LitElement, html, nothing } from "../vendor/lit/index.js";
import { repeat } from "../vendor/lit-html/directives/repeat.js";
import { controls } from "../shared/controls.js";
import { clock, elapsed } from "../shared/format.js";
import { preference, speaker } from "../shared/i18n.js";
import { meaning } from "../shared/meaning.js";
import { deskWords } from "../shared/words-desk.js";
import { handlingWords } from "../shared/words-handling.js";
import { flags, heat, heatStyles } from "./heat.js";
import { Held } from "./held.js";
import { FILTERS, filterStyles, listFilters, passes } from "./list-filters.js";
import { listStyles } from "./list-styles.js";
import { byNeed } from "./need-order.js";

/** @typedef {import("./desk-store.js").Summary} Summary */

const TICK_MS = 20_000;
const ABUSIVE = 3;

/** Fires `open` (detail: the conversation's id). */
class ConversationList extends LitElement {
  static properties = {
    lang: {},
    summaries: { attribute: false },
    opened: { attribute: false },
    meId: { attribute: false },
    veil: { attribute: false },
    ready: { attribute: false },
    filtering: { attribute: false },
    filter: { state: true },
    rank: { attribute: false },
  };

  static styles = [controls, heatStyles, listStyles, filterStyles];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {Map<string, Summary>} */
    this.summaries = new Map();
    /** @type {string | null} */
    this.opened = null;
    this.meId = 0;
    this.veil = true;
    /** Whether the gateway has said who is writing. */
    this.ready = false;
    /** Whether one may choose who is listed. */
    this.filtering = false;
    const kept = /** @type {import("./list-filters.js").Filter} */ (preference.get("filter"));
    this.filter = FILTERS.includes(kept) ? kept : "all";
    /** Who is listed, and in which order. */
    this.rank = byNeed;
    /** @type {string[]} what stands where, which changes only when nobody is at it */
    this.order = [];
    this.held = new Held(this);
    this.timer = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    this.timer = setInterval(() => this.requestUpdate(), TICK_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  get #say() {
    return speaker(deskWords, this.lang);
  }

  willUpdate() {
    this.wanted = this.rank(this.summaries.values()).map(({ id }) => id);
    if (!this.held.busy || !this.order.length) this.order = this.wanted;
  }

  /** @returns {string[]} those on show; the open one stays, whatever it has become */
  get #shown() {
    return this.order.filter((id) => {
      const summary = this.summaries.get(id);
      if (!this.filtering || id === this.opened) return Boolean(summary);
      return summary && passes(summary, this.filter, this.meId);
    });
  }

  get #none() {
    if (!this.ready) return this.#say("loading");
    if (!this.summaries.size) return this.#say("noConversations");
    return speaker(handlingWords, this.lang)("noneOfThese");
  }

  /** @param {import("./list-filters.js").Filter} filter */
  choose(filter) {
    this.filter = filter;
    preference.set("filter", filter);
  }

  /** Back to where one was before a conversation was opened. @param {string} id */
  async focusRow(id) {
    await this.updateComplete;
    const rows = /** @type {NodeListOf<HTMLElement>} */ (this.renderRoot.querySelectorAll(".row"));
    (rows[this.#shown.indexOf(id)] ?? rows[0])?.focus();
  }

  /** @returns {string[]} the conversations that would stand elsewhere */
  get #moved() {
    return (this.wanted ?? []).filter((id, at) => this.order[at] !== id);
  }

  render() {
    const say = this.#say;
    const moved = this.#moved;
    const crisis = moved.some((id) => this.summaries.get(id)?.crisis);
    const shown = this.#shown;
    const label = moved.length === 1 ? say("update") : say("updates", { n: moved.length });
    return html`
      <div class="head">
        <h2 id="heading">${say("conversations")}</h2>
        <span role="status">
          ${
            moved.length
              ? html`<button class="main fresh ${crisis ? "alarm" : ""}" @click=${this.#settle}>
                  ${crisis ? say("updatesCrisis") : label}
                </button>`
              : nothing
          }
        </span>
      </div>
      ${
        this.filtering
          ? listFilters(this.summaries.values(), this, (filter) => this.choose(filter))
          : nothing
      }
      ${shown.length ? nothing : html`<p class="none">${this.#none}</p>`}
      <ul aria-labelledby="heading">
        ${repeat(
          shown,
          (id) => id,
          (id) => html`<li>${this.#row(/** @type {Summary} */ (this.summaries.get(id)))}</li>`,
        )}
      </ul>
    `;
  }

  /** @param {Summary} summary */
  #row(summary) {
    const { lang } = this;
    const say = this.#say;
    const open = summary.id === this.opened;
    return html`
      <button
        class="row ${summary.crisis ? "crisis" : ""}"
        aria-current=${open ? "true" : nothing}
        @click=${() => this.dispatchEvent(new CustomEvent("open", { detail: summary.id }))}
      >
        <span class="line">
          <strong>${summary.customer_name ?? say("visitor")}</strong>
          ${
            summary.unread
              ? html`<span class="unread">
                  ${summary.unread}<span class="unseen"> ${say("unread", { n: "" })}</span>
                </span>`
              : nothing
          }
          ${this.#when(summary)}
        </span>
        <span class="preview">${this.#preview(summary)}</span>
        <span class="line marks">
          ${summary.crisis ? html`<span class="flag grave">${say("crisis")}</span>` : nothing}
          ${heat({ level: summary.hostility, target: summary.target }, lang)}
          ${
            summary.trend === "steady"
              ? nothing
              : html`<span class="trend">${meaning("trend", summary.trend, lang)}</span>`
          }
        </span>
        ${summary.risk?.length ? html`<span class="line">${flags(summary.risk, lang)}</span>` : nothing}
        <span class="line small">
          ${meaning("lang", summary.lang, lang)} · ${this.#holder(summary)}
        </span>
      </button>
    `;
  }

  /** @param {Summary} summary */
  #when(summary) {
    if (!summary.waiting_since) {
      return html`<span class="when">${clock(summary.last_message_at, this.lang)}</span>`;
    }
    const time = elapsed(summary.waiting_since, this.lang);
    return html`<span class="when waits">${this.#say("waits", { time })}</span>`;
  }

  /** @param {Summary} summary */
  #preview({ preview, hostility, unread }) {
    return this.veil && hostility >= ABUSIVE && unread ? this.#say("veiled") : preview;
  }

  /** @param {Summary} summary */
  #holder({ status, mode, agent, handoff_reason }) {
    if (status === "ended") return this.#say("ended");
    if (agent) return agent.id === this.meId ? this.#say("withYou") : agent.name;
    if (handoff_reason) return meaning("handoff", handoff_reason, this.lang);
    return mode === "bot" ? this.#say("withBot") : "–";
  }

  #settle() {
    this.order = this.wanted ?? [];
    this.requestUpdate();
  }
}

customElements.define("conversation-list", ConversationList);

/** What was promised to customers and somebody must do: call-backs, complaints, disputes, ... */
import { LitElement, html, nothing } from "../vendor/lit/index.js";
import { repeat } from "../vendor/lit-html/directives/repeat.js";
import { controls } from "../shared/controls.js";
import { clock } from "../shared/format.js";
import { speaker } from "../shared/i18n.js";
import { intentWords, meaning } from "../shared/meaning.js";
import { ticketWords } from "../shared/words-tickets.js";
import { panelStyles } from "./floor-styles.js";

const DISPUTE = "log_dispute";
const DECISIONS = /** @type {const} */ (["upheld", "rejected", "withdrawn"]);

/** Fires `look` (detail: a conversation's id). */
class TicketsView extends LitElement {
  static properties = {
    lang: {},
    api: { attribute: false },
    tickets: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  static styles = [controls, panelStyles];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {import("./floor-api.js").FloorApi} */
    this.api;
    /** @type {any[] | null} */
    this.tickets = null;
    /** @type {"" | "down" | "needs_decision"} */
    this.problem = "";
    this.busy = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#take(() => this.api.get("tickets"));
  }

  get #say() {
    return speaker(ticketWords, this.lang);
  }

  render() {
    const say = this.#say;
    const { tickets, problem } = this;
    return html`
      <h2 tabindex="-1">${say("heading")}</h2>
      <p class="soft">${say("text")}</p>
      <div role="alert">${problem ? html`<p class="problem">${say(problem)}</p>` : nothing}</div>
      <div role="status">
        ${tickets ? nothing : html`<p class="soft">${say("loading")}</p>`}
        ${tickets && !tickets.length ? html`<p class="soft">${say("none")}</p>` : nothing}
      </div>
      ${repeat(
        tickets ?? [],
        ({ reference }) => reference,
        (ticket) => this.#ticket(ticket),
      )}
    `;
  }

  /** @param {any} ticket */
  #ticket(ticket) {
    const say = this.#say;
    const { reference, kind, about, named, asked_at, customer, customer_number } = ticket;
    const words = ticketWords[this.lang];
    const name = kind in words ? words[/** @type {keyof typeof words} */ (kind)] : meaning("act", kind, this.lang);
    const facts = Object.entries(named).map(
      ([key, value]) => `${words[/** @type {keyof typeof words} */ (key)] ?? key.replaceAll("_", " ")}: ${value}`,
    );
    return html`<article class="card" aria-labelledby=${reference}>
      <div>
        <h3 id=${reference}>${name} · ${customer ?? say("visitor")}</h3>
        <p class="soft">
          ${customer_number ? `${customer_number} · ` : nothing}${reference} ·
          ${say("asked", { time: clock(asked_at, this.lang) })}
          ${about ? ` · ${intentWords(about, this.lang)}` : nothing}
        </p>
        ${facts.length ? html`<p>${facts.join(" · ")}</p>` : nothing}
      </div>
      ${this.#form(ticket)}
    </article>`;
  }

  /** @param {any} ticket */
  #form(ticket) {
    const say = this.#say;
    const { reference, kind, conversation_id } = ticket;
    const field = `decision-${reference}`;
    return html`<form
      class="deeds"
      @submit=${(/** @type {Event} */ event) => this.#done(event, ticket)}
    >
      ${
        kind === DISPUTE
          ? html`<div>
              <label for=${field}>${say("decision")}</label>
              <select id=${field} name="decision" required>
                <option value="">${say("choose")}</option>
                ${DECISIONS.map((each) => html`<option value=${each}>${say(each)}</option>`)}
              </select>
            </div>`
          : nothing
      }
      <button ?disabled=${this.busy}>
        ${say("done")}<span class="unseen">: ${reference}</span>
      </button>
      ${
        conversation_id
          ? html`<button
              type="button"
              class="quiet"
              @click=${() => this.dispatchEvent(new CustomEvent("look", { detail: conversation_id }))}
            >
              ${say("look")}<span class="unseen">: ${reference}</span>
            </button>`
          : nothing
      }
    </form>`;
  }

  /** @param {Event} event @param {any} ticket */
  async #done(event, { reference }) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const decision = form.get("decision") || undefined;
    await this.#take(() => this.api.post(`tickets/${encodeURIComponent(reference)}`, { decision }));
    if (!this.problem) /** @type {HTMLElement} */ (this.renderRoot.querySelector("h2")).focus();
  }

  /** @param {() => Promise<{tickets: any[]}>} ask */
  async #take(ask) {
    this.busy = true;
    try {
      this.tickets = (await ask()).tickets;
      this.problem = "";
    } catch (/** @type {any} */ error) {
      this.problem = error.code === "needs_decision" ? error.code : "down";
    }
    this.busy = false;
  }
}

customElements.define("tickets-view", TicketsView);

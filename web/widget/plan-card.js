/** A card of payment plans with their full cost, to choose from or to decline. */
import { LitElement, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { day, money, percent } from "../shared/format.js";
import { speaker } from "../shared/i18n.js";
import { planWords } from "../shared/words-plan.js";
import { inOwnUnits } from "./own-units.js";
import { planStyles } from "./plan-styles.js";
import { ReadingTime } from "./reading-time.js";

/** @typedef {import("../shared/transcript.js").Offer} Offer */

/** Fires `choose` (detail: the offer, its number and the words) and `decline` (the words). */
export class PlanCard extends LitElement {
  static properties = {
    offers: { attribute: false },
    lang: {},
    open: { type: Boolean },
    check: { type: Boolean },
    seconds: { type: Number },
    left: { state: true },
  };

  static styles = inOwnUnits(controls, planStyles);

  constructor() {
    super();
    /** @type {Offer[]} */
    this.offers = [];
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    this.open = false;
    /** Whether the one plan was chosen already and is read back before it counts. */
    this.check = false;
    /** For how long it must have been read before it can be agreed to. */
    this.seconds = 0;
    this.left = 0;
    this.reading = new ReadingTime((left) => (this.left = left));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.reading.stop();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("seconds")) this.left = this.seconds;
  }

  updated() {
    if (this.open && this.left) this.reading.start(this.left);
    else this.reading.stop();
  }

  get #say() {
    return speaker(planWords, this.lang);
  }

  get #heading() {
    if (this.check) return "headingCheck";
    return this.offers.length === 1 ? "headingOne" : "heading";
  }

  render() {
    const one = this.offers.length === 1;
    return html`
      <article aria-labelledby="heading">
        <h3 id="heading">${this.#say(this.#heading)}</h3>
        ${this.offers.map((offer, index) => this.#offer(offer, index, one))}
        <p class="missed">${this.#say("missed")}</p>
        ${this.#foot(one)}
      </article>
    `;
  }

  /** @param {boolean} one */
  #foot(one) {
    if (!this.open) return html`<div class="foot"><p>${this.#say("closed")}</p></div>`;
    return html`
      <div class="foot">
        <button class="quiet" @click=${this.#decline}>
          ${this.#say(this.check ? "notYet" : one ? "declineOne" : "decline")}
        </button>
      </div>
    `;
  }

  /** @param {Offer} offer @param {number} index @param {boolean} one */
  #offer(offer, index, one) {
    const say = this.#say;
    const cash = (/** @type {string} */ amount) => money(amount, offer.currency, this.lang);
    const uneven = offer.n > 1 && offer.last_instalment !== offer.instalment;
    return html`
      <div class="offer" role="group" aria-label=${say("option", { n: index + 1 })}>
        ${one ? nothing : html`<p class="option">${say("option", { n: index + 1 })}</p>`}
        <p class="price">
          ${cash(offer.instalment)} <small>${offer.n > 1 ? say("perMonth") : nothing}</small>
        </p>
        <p class="option">${this.#payments(offer)}</p>
        <dl>
          <dt>${say("firstDue")}</dt>
          <dd>${day(offer.first_due, this.lang)}</dd>
          ${
            uneven
              ? html`<dt>${say("last")}</dt>
                  <dd>${cash(offer.last_instalment)}</dd>`
              : nothing
          }
          <dt>${say("rate")}</dt>
          <dd>${percent(offer.apr)}</dd>
          <dt>${say("interest")}</dt>
          <dd>${cash(offer.total_interest)}</dd>
          <dt class="total">${say("total")}</dt>
          <dd class="total">${cash(offer.total_payable)}</dd>
        </dl>
        ${offer.needs_approval ? html`<p class="approval">${say("approval")}</p>` : nothing}
        ${this.open ? this.#button(offer, index) : nothing}
      </div>
    `;
  }

  /** @param {Offer} offer @param {number} index */
  #button(offer, index) {
    const values = {
      option: this.#say("option", { n: index + 1 }),
      instalment: money(offer.instalment, offer.currency, this.lang),
      payments: this.#payments(offer),
    };
    const text = this.#say(this.check ? "confirmed" : "choice", values);
    const choose = () => this.#fire("choose", { offer, index, text });
    if (this.seconds) return this.#afterReading(choose);
    const label = this.check ? nothing : this.#say("chooseLabel", values);
    return html`
      <button class="main" aria-label=${label} @click=${choose}>
        ${this.#say(this.check ? "confirm" : "choose")}
      </button>
    `;
  }

  /**
   * The button can be reached all the while, and says why it does nothing yet; the seconds that run
   * down are for the eyes alone, as a screen reader would read out each of them.
   * @param {() => void} choose
   */
  #afterReading(choose) {
    const say = this.#say;
    const { left, seconds } = this;
    return html`
      <p id="reading" class="option ${left ? "" : "over"}">
        ${say("readFirst", { n: seconds })}
      </p>
      <button
        class="main"
        aria-disabled=${left ? "true" : nothing}
        aria-describedby=${left ? "reading" : nothing}
        @click=${() => left || choose()}
      >
        ${say("confirm")}
        ${left ? html`<span aria-hidden="true">(${say("readLeft", { n: left })})</span>` : nothing}
      </button>
      <p class="unseen" role="status">${left ? nothing : say("readNow")}</p>
    `;
  }

  /** @param {Offer} offer */
  #payments(offer) {
    return offer.n > 1 ? this.#say("payments", { n: offer.n }) : this.#say("onePayment");
  }

  #decline() {
    this.#fire("decline", { text: this.#say(this.check ? "notYetSaid" : "declined") });
  }

  /** @param {string} type @param {object} detail */
  #fire(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

if (!customElements.get("forbear-plan-card")) {
  customElements.define("forbear-plan-card", PlanCard);
}

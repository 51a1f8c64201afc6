/** The plans of a card in a few lines, for the agent. */
import { LitElement, css, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { day, money, percent } from "../shared/format.js";
import { speaker } from "../shared/i18n.js";
import { planWords } from "../shared/words-plan.js";

/** @typedef {import("../shared/transcript.js").Offer} Offer */

class PlanSummary extends LitElement {
  static properties = { lang: {}, offers: { attribute: false } };

  static styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: var(--s1);
        margin-top: var(--s2);
      }
      div {
        padding: var(--s1) var(--s3);
        border-inline-start: 3px solid var(--accent);
        background: var(--sunken);
        font-size: var(--text-s);
        font-variant-numeric: tabular-nums;
      }
      span {
        color: var(--ink-soft);
      }
      .approval {
        color: var(--care);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {Offer[]} */
    this.offers = [];
  }

  render() {
    return html`${this.offers.map((offer) => this.#offer(offer))}`;
  }

  /** @param {Offer} offer */
  #offer(offer) {
    const { lang } = this;
    const say = speaker(planWords, lang);
    const cash = (/** @type {string} */ amount) => money(amount, offer.currency, lang);
    const more = [
      `${say("total")} ${cash(offer.total_payable)}`,
      `${say("interest")} ${cash(offer.total_interest)}`,
      percent(offer.apr),
      `${say("firstDue")} ${day(offer.first_due, lang)}`,
    ];
    return html`<div>
      <b>${cash(offer.instalment)}${offer.n > 1 ? ` × ${offer.n}` : nothing}</b>
      <span>· ${more.join(" · ")}</span>
      ${offer.needs_approval ? html`<p class="approval">${say("approval")}</p>` : nothing}
    </div>`;
  }
}

customElements.define("plan-summary", PlanSummary);

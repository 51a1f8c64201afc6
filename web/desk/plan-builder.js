/** What a customer can pay, and what the plan engine makes of it; nothing is worked out here. */
import { LitElement, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { speaker } from "../shared/i18n.js";
import { builderWords } from "../shared/words-builder.js";
import { builderStyles } from "./builder-styles.js";
import { findings, hold, offerCard } from "./built-offers.js";

/** @typedef {Record<string, any>} Built what the gateway answered */

/** Fires `use` (detail: a suggestion that was built). */
class PlanBuilder extends LitElement {
  static properties = {
    lang: {},
    conversation: { attribute: false },
    api: { attribute: false },
    verified: { attribute: false },
    currency: { attribute: false },
    mine: { attribute: false },
    built: { state: true },
    state: { state: true },
  };

  static styles = [controls, builderStyles];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    this.conversation = "";
    /** @type {import("./desk-api.js").DeskApi} */
    this.api;
    this.verified = false;
    this.currency = "";
    this.mine = false;
    /** @type {Built | null} */
    this.built = null;
    /** @type {Record<string, any>} what the engine was asked last */
    this.asked = {};
    /** @type {"" | "working" | "failed" | "badFigure"} */
    this.state = "";
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    // Figures of one customer never stand beside another, nor after the proof has run out.
    if (changed.has("conversation") || (changed.has("verified") && !this.verified)) {
      this.built = null;
      this.asked = {};
      this.state = "";
    }
  }

  get #say() {
    return speaker(builderWords, this.lang);
  }

  render() {
    const say = this.#say;
    if (!this.verified) return html`<section><p>${say("identityFirst")}</p></section>`;
    return html`<section aria-labelledby="heading">
      <h2 id="heading" class="unseen">${say("plan")}</h2>
      ${this.#form()}
      <p class=${this.state && this.state !== "working" ? "wrong" : "told"} role="status">
        ${this.#told()}
      </p>
      ${this.built ? this.#found(this.built) : nothing}
    </section>`;
  }

  #form() {
    const say = this.#say;
    const { currency } = this;
    return html`<form id="means" @submit=${this.#ask} autocomplete="off">
      <p>${say("intro")}</p>
      <label>${say("payment", { currency })}<input name="payment" inputmode="decimal" /></label>
      <label>${say("lumpSum", { currency })}<input name="lump_sum" inputmode="decimal" /></label>
      <label
        >${say("months")}<input name="months" type="number" min="1" max="600" step="1"
      /></label>
      <label>${say("firstOn")}<input name="first_on" type="date" /></label>
      <button class="main">${say("work")}</button>
      <fieldset>
        <label for="why">${say("another")}</label>
        <input id="why" name="why_months" type="number" min="1" max="600" step="1" />
        <button>${say("ask")}</button>
      </fieldset>
    </form>`;
  }

  #told() {
    if (this.state) return this.#say(this.state);
    const { built } = this;
    if (!built || built.hold) return nothing;
    const n = built.offers.length;
    return n ? this.#say("found", { n }) : this.#say("none");
  }

  /** @param {Built} built */
  #found(built) {
    const { lang } = this;
    if (built.hold) return html`<p class="hold">${hold(built.hold, lang)}</p>`;
    return html`
      ${built.why ? this.#why(built) : nothing}
      ${built.outcome ? html`<p><b>${this.#say(built.outcome)}</b></p>` : nothing}
      ${findings(built.findings, built.currency, lang)}
      <ol>
        ${built.offers.map((/** @type {Record<string, any>} */ offer, /** @type {number} */ at) =>
          offerCard(offer, at + 1, lang, this.mine ? () => this.#use(offer) : null),
        )}
      </ol>
    `;
  }

  /** @param {Built} built */
  #why({ why, currency }) {
    const { months } = why;
    return html`<div class="why">
      <p><b>${this.#say("whyNot", { months })}</b></p>
      ${
        why.findings.length
          ? findings(why.findings, currency, this.lang)
          : html`<p>${this.#say("nothingAgainst", { months })}</p>`
      }
    </div>`;
  }

  /** @param {SubmitEvent} event */
  #ask(event) {
    event.preventDefault();
    const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const text = (/** @type {string} */ name) =>
      String(given.get(name) ?? "").trim().replaceAll(",", "") || null;
    const count = (/** @type {string} */ name) => (text(name) ? Number(text(name)) : null);
    this.asked = {
      payment: text("payment"),
      lump_sum: text("lump_sum"),
      months: count("months"),
      first_on: text("first_on"),
    };
    const body = { ...this.asked, why_months: count("why_months") };
    this.#call(() => this.api.plans(this.conversation, body), (found) => (this.built = found));
  }

  /** @param {Record<string, any>} offer */
  #use({ offer_id }) {
    const body = { ...this.asked, offer_id };
    this.#call(
      () => this.api.draftPlan(this.conversation, body),
      ({ suggestion }) => this.dispatchEvent(new CustomEvent("use", { detail: suggestion })),
    );
  }

  /** @param {() => Promise<any>} ask @param {(found: any) => void} then */
  async #call(ask, then) {
    const about = this.conversation;
    this.state = "working";
    try {
      const found = await ask();
      // An answer about a conversation that is not open any more belongs nowhere.
      if (about !== this.conversation) return;
      this.state = "";
      then(found);
    } catch (error) {
      const bad = /** @type {any} */ (error)?.status === 400;
      if (about === this.conversation) this.state = bad ? "badFigure" : "failed";
    }
  }
}

customElements.define("plan-builder", PlanBuilder);

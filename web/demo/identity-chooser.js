/** The demo's controls: which customer to be, and how they came to the page. */
import { LitElement, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { speaker } from "../shared/i18n.js";
import { productWords, stageWords } from "../shared/meaning.js";
import { demoWords } from "../shared/words-demo.js";
import { chooserStyles } from "./chooser-styles.js";

/** @typedef {{reference?: string, bankToken?: string}} Identity */
/**
 * @typedef {object} Customer
 * @property {string} reference
 * @property {string} name
 * @property {"CN" | "US" | "UK"} jurisdiction
 * @property {string} product
 * @property {string} stage
 * @property {string} last4
 * @property {number} birth_year
 */

const ARRIVALS = /** @type {const} */ (["signedIn", "letter", "visitor"]);

/** Fires `identity` (detail: what the widget is to be told). */
class IdentityChooser extends LitElement {
  static properties = {
    lang: {},
    customers: { state: true },
    failed: { state: true },
    chosen: { state: true },
    arrival: { state: true },
  };

  static styles = [controls, chooserStyles];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {Customer[]} */
    this.customers = [];
    this.failed = false;
    const kept = new URLSearchParams(location.hash.slice(1));
    this.chosen = kept.get("customer") ?? "";
    this.arrival = kept.get("arrival") ?? "signedIn";
  }

  connectedCallback() {
    super.connectedCallback();
    this.#fetch();
  }

  get #say() {
    return speaker(demoWords, this.lang);
  }

  get #customer() {
    return this.customers.find((each) => each.reference === this.chosen);
  }

  render() {
    const say = this.#say;
    return html`
      <section aria-labelledby="who">
        <h2 id="who">${say("who")}</h2>
        <p class="note">${say("whoNote")}</p>
        ${this.customers.length ? this.#controls() : this.#waiting()}
      </section>
    `;
  }

  #waiting() {
    const say = this.#say;
    if (!this.failed) return html`<p role="status">${say("loading")}</p>`;
    return html`<div role="alert">
      <p>${say("failed")}</p>
      <button @click=${this.#fetch}>${say("tryAgain")}</button>
    </div>`;
  }

  #controls() {
    const say = this.#say;
    return html`
      <label for="customer">${say("customer")}</label>
      <select id="customer" @change=${this.#pick}>
        ${this.customers.map(
          (each) =>
            html`<option value=${each.reference} ?selected=${each.reference === this.chosen}>
              ${each.name} · ${say(each.jurisdiction)} · ${this.#account(each)}
            </option>`,
        )}
      </select>
      <fieldset @change=${this.#arrive}>
        <legend>${say("arrival")}</legend>
        ${ARRIVALS.map(
          (way) =>
            html`<label class="way">
              <input type="radio" name="arrival" value=${way} .checked=${way === this.arrival} />
              <span>${say(way)} <small>${say(`${way}Note`)}</small></span>
            </label>`,
        )}
      </fieldset>
      ${this.#knowledge()}
    `;
  }

  #knowledge() {
    const say = this.#say;
    const customer = this.#customer;
    if (!customer) return nothing;
    return html`
      <div class="know">
        <h3>${say("know")}</h3>
        <dl>
          <dt>${say("reference")}</dt>
          <dd>${customer.reference}</dd>
          <dt>${say("last4")}</dt>
          <dd>${customer.last4}</dd>
          <dt>${say("birthYear")}</dt>
          <dd>${customer.birth_year}</dd>
        </dl>
        <p class="note">${say("knowNote")}</p>
      </div>
    `;
  }

  /** @param {Customer} customer */
  #account({ product, stage }) {
    return `${productWords(product, this.lang)}, ${stageWords(stage, this.lang)}`;
  }

  #fetch = async () => {
    this.failed = false;
    try {
      const answer = await fetch("api/demo/customers");
      if (!answer.ok) throw new Error(String(answer.status));
      const found = await answer.json();
      this.customers = found.customers ?? found;
      if (!this.#customer) this.chosen = this.customers[0]?.reference ?? "";
      await this.#announce();
    } catch {
      this.failed = true;
      this.dispatchEvent(new CustomEvent("identity", { detail: {} }));
    }
  };

  /** @param {Event} event */
  #pick(event) {
    this.chosen = /** @type {HTMLSelectElement} */ (event.target).value;
    this.#announce();
  }

  /** @param {Event} event */
  #arrive(event) {
    this.arrival = /** @type {HTMLInputElement} */ (event.target).value;
    this.#announce();
  }

  async #announce() {
    const { chosen, arrival } = this;
    history.replaceState(null, "", `#${new URLSearchParams({ customer: chosen, arrival })}`);
    const detail =
      arrival === "signedIn"
        ? { bankToken: await this.#bankToken(chosen) }
        : arrival === "letter"
          ? { reference: chosen }
          : {};
    if (chosen !== this.chosen || arrival !== this.arrival) return; // chosen again meanwhile
    this.dispatchEvent(new CustomEvent("identity", { detail }));
  }

  /** @param {string} reference */
  async #bankToken(reference) {
    const answer = await fetch("api/demo/bank-token", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ reference }),
    });
    return answer.ok ? (await answer.json()).bank_token : undefined;
  }
}

customElements.define("identity-chooser", IdentityChooser);

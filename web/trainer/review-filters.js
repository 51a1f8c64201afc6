/** What to show in the inbox. */
import { LitElement, css, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { speaker } from "../shared/i18n.js";
import { intentWords, meaning } from "../shared/meaning.js";
import { reviewWords } from "../shared/words-trainer-review.js";

const REASONS = [
  "conduct",
  "disagreement",
  "low_confidence",
  "heat_rose",
  "heavily_edited",
  "dismissed",
  "handoff",
];
const CHOSEN = /** @type {const} */ (["language", "intent", "action", "policy", "tag"]);
const PAUSE_MS = 300;

/** Fires `filter` (detail: what goes into the address). */
class ReviewFilters extends LitElement {
  static properties = { lang: {}, api: { attribute: false }, values: { state: true } };

  static styles = [
    controls,
    css`
      form {
        display: grid;
        gap: var(--s2);
        padding: var(--s3) var(--s4);
        border-bottom: 1px solid var(--line);
        background: var(--ground);
        font-size: var(--text-s);
      }
      .fields {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: var(--s2);
        padding-top: var(--s2);
      }
      input,
      select {
        min-height: 2.25rem;
        padding: var(--s1) var(--s2);
      }
      summary {
        min-height: 1.5rem;
        color: var(--accent);
        font-weight: 600;
        cursor: pointer;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {import("./trainer-api.js").TrainerApi} */
    this.api;
    /** @type {Record<string, string[]>} */
    this.values = {};
    this.timer = 0;
  }

  get #say() {
    return speaker(reviewWords, this.lang);
  }

  render() {
    const say = this.#say;
    return html`
      <form role="search" @submit=${this.#submit} @change=${this.#changed} @input=${this.#typed}>
        <div>
          <label for="words">${say("search")}</label>
          <input id="words" name="words" type="search" maxlength="100" autocomplete="off" />
        </div>
        <details @toggle=${this.#fill}>
          <summary>${say("filters")}</summary>
          <div class="fields">
            ${this.#select("show", say("show"), [
              ["", say("worthALook")],
              ["all", say("everything")],
            ])}
            ${this.#select("reviewed", say("state"), [
              ["no", say("notReviewed")],
              ["yes", say("reviewed")],
              ["any", say("both")],
            ])}
            ${this.#select("reasons", say("why"), [
              ["", say("any")],
              ...REASONS.map((each) => [each, say(/** @type {any} */ (`reason_${each}`))]),
            ])}
            ${CHOSEN.map((name) =>
              this.#select(name, say(name), [
                ["", say("any")],
                ...(this.values[name] ?? []).map((each) => [each, this.#word(name, each)]),
              ]),
            )}
            ${this.#select("flags", say("flag"), [
              ["", say("any")],
              ...(this.values.flags ?? []).map((each) => [each, meaning("risk", each, this.lang)]),
            ])}
            ${this.#select("hostility", say("heatFrom"), [
              ["", say("any")],
              ...[1, 2, 3, 4].map((n) => [String(n), String(n)]),
            ])}
            ${this.#input("since", say("since"), "date")} ${this.#input("until", say("until"), "date")}
            ${this.#input("shortest", say("shortest"), "number")}
            ${this.#input("longest", say("longest"), "number")}
          </div>
        </details>
      </form>
    `;
  }

  /** @param {string} name @param {string} label @param {string[][]} options */
  #select(name, label, options) {
    return html`<div>
      <label for=${name}>${label}</label>
      <select id=${name} name=${name}>
        ${options.map(([value, words]) => html`<option value=${value}>${words}</option>`)}
      </select>
    </div>`;
  }

  /** @param {string} name @param {string} label @param {string} type */
  #input(name, label, type) {
    return html`<div>
      <label for=${name}>${label}</label>
      <input id=${name} name=${name} type=${type} min=${type === "number" ? "0" : nothing} />
    </div>`;
  }

  /** @param {string} name @param {string} value */
  #word(name, value) {
    if (name === "intent") return intentWords(value, this.lang);
    if (name === "language") return meaning("lang", value, this.lang);
    return name === "policy" ? meaning("policy", value, this.lang) : value;
  }

  async #fill() {
    try {
      this.values = await this.api.get("review-choices");
    } catch {
      // The filters that need no values go on working; the inbox itself says what is wrong.
    }
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    this.#changed();
  }

  #typed() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#changed(), PAUSE_MS);
  }

  #changed() {
    clearTimeout(this.timer);
    const form = /** @type {HTMLFormElement} */ (this.renderRoot.querySelector("form"));
    const given = Object.fromEntries(
      [...new FormData(form)].map(([name, value]) => [name, String(value).trim()]),
    );
    const { show, ...rest } = given;
    const detail = Object.fromEntries(Object.entries(rest).filter(([, value]) => value));
    if (show) detail.all = "1";
    this.dispatchEvent(new CustomEvent("filter", { detail }));
  }
}

customElements.define("review-filters", ReviewFilters);

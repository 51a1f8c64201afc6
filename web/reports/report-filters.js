/** Which days, language and place the report is about. */
import { LitElement, css, html } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { speaker } from "../shared/i18n.js";
import { reportsWords } from "../shared/words-reports.js";

const LANGUAGES = /** @type {const} */ (["zh", "en"]);
const PLACES = /** @type {const} */ (["CN", "US", "UK", "none"]);

/** Fires `choose` (detail: the filters). */
class ReportFilters extends LitElement {
  static properties = { lang: {}, scope: { attribute: false } };

  static styles = [
    controls,
    css`
      form {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr));
        align-items: end;
        gap: var(--s3);
        padding: var(--s4);
        border: 1px solid var(--line);
        border-radius: var(--round-m);
        background: var(--paper);
      }
      label {
        display: block;
        margin-bottom: var(--s1);
      }
      .main {
        min-height: 2.5rem;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {import("./reports-api.js").Filters | null} */
    this.scope = null;
  }

  render() {
    const say = speaker(reportsWords, this.lang);
    const scope = this.scope;
    return html`<form aria-label=${say("filters")} @submit=${this.#submit}>
      ${this.#day("from", scope?.from)} ${this.#day("to", scope?.to)}
      ${this.#choice("language", LANGUAGES, scope?.language)}
      ${this.#choice("place", PLACES, scope?.place)}
      <button class="main">${say("show")}</button>
    </form>`;
  }

  /** @param {"from" | "to"} name @param {string} [value] */
  #day(name, value = "") {
    const say = speaker(reportsWords, this.lang);
    return html`<div>
      <label for=${name}>${say(name)}</label>
      <input id=${name} name=${name} type="date" required .value=${value} />
    </div>`;
  }

  /** @param {"language" | "place"} name @param {readonly string[]} values @param {string} [chosen] */
  #choice(name, values, chosen = "") {
    const say = speaker(reportsWords, this.lang);
    return html`<div>
      <label for=${name}>${say(name)}</label>
      <select id=${name} name=${name}>
        <option value="" ?selected=${!chosen}>${say("all")}</option>
        ${values.map(
          (value) =>
            html`<option value=${value} ?selected=${chosen === value}>
              ${say(/** @type {any} */ (`${name}_${value}`))}
            </option>`,
        )}
      </select>
    </div>`;
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const detail = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
    this.dispatchEvent(new CustomEvent("choose", { detail }));
  }
}

customElements.define("report-filters", ReportFilters);

/** All parts of the report under one set of filters. */
import { LitElement, html, nothing } from "../vendor/lit/index.js";
import { barStyles } from "../shared/bar-styles.js";
import { controls } from "../shared/controls.js";
import { speaker } from "../shared/i18n.js";
import { RefusedError } from "../shared/staff-api.js";
import { reportsWords } from "../shared/words-reports.js";
import { PARTS } from "./parts.js";
import "./report-filters.js";
import "./report-part.js";
import { pageStyles } from "./reports-styles.js";

/** Fires `language`, `log-out` and `refused`. */
class ReportsPage extends LitElement {
  static properties = {
    lang: {},
    api: { attribute: false },
    me: { attribute: false },
    report: { state: true },
    busy: { state: true },
    problem: { state: true },
  };

  static styles = [controls, barStyles, pageStyles];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {import("./reports-api.js").ReportsApi} */
    this.api;
    /** @type {import("../shared/staff-api.js").Agent} */
    this.me;
    /** @type {import("./reports-api.js").Report | null} */
    this.report = null;
    this.busy = false;
    /** @type {"" | "down" | "badFilters"} */
    this.problem = "";
    this.asked = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#read({});
  }

  get #say() {
    return speaker(reportsWords, this.lang);
  }

  render() {
    const say = this.#say;
    return html`
      <header>
        <h1>Forbear <span>${say("reports")}</span></h1>
        <button
          class="quiet"
          lang=${this.lang === "zh" ? "en" : "zh-CN"}
          aria-label="${say("otherLanguage")}: ${say("switchLanguage")}"
          @click=${() => this.dispatchEvent(new Event("language"))}
        >
          ${say("otherLanguage")}
        </button>
        <p>${this.me.name}</p>
        <button class="quiet" @click=${() => this.dispatchEvent(new Event("log-out"))}>
          ${say("logOut")}
        </button>
      </header>
      <main>
        <report-filters
          .lang=${this.lang}
          .scope=${this.report?.scope ?? null}
          @choose=${(/** @type {CustomEvent} */ event) => this.#read(event.detail)}
        ></report-filters>
        <div role="alert">
          ${this.problem ? html`<p class="notice alarm">${say(this.problem)}</p>` : nothing}
        </div>
        <p role="status" class=${this.busy ? "soft" : "unseen"}>
          ${this.busy ? say("loading") : this.report ? say("shown") : ""}
        </p>
        ${this.report ? this.#parts(this.report) : nothing}
        <p class="soft">${say("noRanking")}</p>
      </main>
    `;
  }

  /** @param {import("./reports-api.js").Report} report */
  #parts(report) {
    return html`<div class="parts" aria-busy=${this.busy}>
      ${Object.keys(PARTS).map(
        (name) =>
          html`<report-part
            .lang=${this.lang}
            .name=${name}
            .rows=${report.parts[name]}
            .scope=${report.scope}
          ></report-part>`,
      )}
    </div>`;
  }

  /** @param {Partial<import("./reports-api.js").Filters>} filters */
  async #read(filters) {
    const number = ++this.asked;
    this.busy = true;
    try {
      const report = await this.api.report(filters);
      if (number !== this.asked) return;
      this.report = report;
      this.problem = "";
    } catch (error) {
      if (number === this.asked) this.#fail(error);
    } finally {
      if (number === this.asked) this.busy = false;
    }
  }

  /** @param {unknown} error */
  #fail(error) {
    const status = error instanceof RefusedError ? error.status : 0;
    if (status === 401 || status === 403) this.dispatchEvent(new Event("refused"));
    this.problem = status === 400 ? "badFilters" : "down";
  }
}

customElements.define("reports-page", ReportsPage);

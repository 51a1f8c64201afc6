/** One part of the report: a chart, the same as a table, and a file. */
import { LitElement, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { speaker } from "../shared/i18n.js";
import { reportsWords } from "../shared/words-reports.js";
import { cell, headOf } from "./cells.js";
import { PARTS } from "./parts.js";
import "./report-chart.js";
import { fileOf } from "./reports-api.js";
import { partStyles } from "./reports-styles.js";

class ReportPart extends LitElement {
  static properties = {
    lang: {},
    name: {},
    rows: { attribute: false },
    scope: { attribute: false },
  };

  static styles = [controls, partStyles];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    this.name = "";
    /** @type {import("./reports-api.js").Row[]} */
    this.rows = [];
    /** @type {import("./reports-api.js").Filters} */
    this.scope;
  }

  get #say() {
    return speaker(reportsWords, this.lang);
  }

  render() {
    const say = /** @type {any} */ (this.#say);
    return html`<section aria-labelledby="title">
      <div class="head">
        <h2 id="title">${say(this.name)}</h2>
        ${
          this.rows.length
            ? html`<a href=${fileOf(this.name, this.scope)} download>
                ${say("csv")}<span class="unseen">: ${say(this.name)}</span>
              </a>`
            : nothing
        }
      </div>
      <p class="soft">${say(`${this.name}_note`)}</p>
      ${this.rows.length ? this.#body() : html`<p class="none">${say("nothing")}</p>`}
    </section>`;
  }

  #body() {
    const say = /** @type {any} */ (this.#say);
    const part = PARTS[this.name];
    const chart = part.chart(this.rows, this.lang);
    return html`<div class="body">
      <report-chart .chart=${chart} .label=${say("chartOf", { what: say(this.name) })}></report-chart>
      ${
        chart.cut
          ? html`<p class="soft">${say("chartShows", { n: chart.labels.length })}</p>`
          : nothing
      }
      <div class="table" role="region" tabindex="0" aria-label=${say("tableOf", { what: say(this.name) })}>
        ${this.#table(part.columns)}
      </div>
    </div>`;
  }

  /** @param {string[]} columns */
  #table(columns) {
    const [first, ...rest] = columns;
    return html`<table>
      <thead>
        <tr>
          ${columns.map((name) => html`<th scope="col">${headOf(name, this.lang)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${this.rows.map(
          (row) => html`<tr>
            <th scope="row">
              ${cell(row, first, this.lang)}
              ${row.few && row.count !== 0 ? html`<span class="few">${this.#say("few")}</span>` : nothing}
            </th>
            ${rest.map((name) => html`<td>${cell(row, name, this.lang)}</td>`)}
          </tr>`,
        )}
      </tbody>
    </table>`;
  }
}

customElements.define("report-part", ReportPart);

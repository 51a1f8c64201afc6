/** What the conduct check has against a draft: where, why, and what to say instead. */
import { LitElement, css, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { languageOf, speaker } from "../shared/i18n.js";
import { conductWords } from "../shared/words-conduct.js";
import { isWhole } from "./draft-marks.js";
import "./send-anyway.js";

/** @typedef {import("./draft-check.js").Finding} Finding */
/** @typedef {import("./draft-check.js").Verdict} Verdict */
/** @typedef {{finding: Finding, places: string[]}} Item */

/** Fires `take` (detail: the finding whose wording is wanted) and `override` (detail: why). */
class DraftFindings extends LitElement {
  static properties = { lang: {}, verdict: { attribute: false } };

  static styles = [
    controls,
    css`
      :host {
        display: block;
      }
      section {
        max-height: 11rem;
        overflow-y: auto;
        scrollbar-width: thin;
        margin-top: var(--s2);
        padding: var(--s2) var(--s3);
        border: 1px solid var(--care-line);
        border-radius: var(--round-s);
        background: var(--care-soft);
        font-size: var(--text-s);
      }
      section.block {
        border-color: var(--alarm-line);
        background: var(--alarm-soft);
      }
      h3 {
        color: var(--care);
        font-size: var(--text-s);
        font-weight: 650;
      }
      .block h3 {
        color: var(--alarm);
      }
      li {
        margin-top: var(--s2);
      }
      q {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .instead {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s1) var(--s2);
        margin-top: 0.15rem;
      }
      .instead span {
        flex: 1 1 14rem;
      }
      .instead button {
        min-height: 1.75rem;
        font-size: var(--text-s);
      }
      kbd {
        color: var(--ink-soft);
        font: inherit;
        font-size: 0.75rem;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {Verdict | null} */
    this.verdict = null;
  }

  render() {
    const { verdict } = this;
    const items = verdict ? gathered(verdict) : [];
    if (!verdict || !items.length) return nothing;
    const say = speaker(conductWords, this.lang);
    const blocked = verdict.severity === "block";
    const first = items.find(({ finding }) => finding.instead)?.finding;
    return html`
      <section
        class=${blocked ? "block" : "fix"}
        aria-labelledby="heading"
        tabindex="0"
      >
        <h3 id="heading">
          ${blocked ? say("blocked") : say("better")}
          ${verdict.override === "leader" ? say("onlyLeader") : nothing}
          ${verdict.override === "never" ? say("nobody") : nothing}
        </h3>
        <ul>
          ${items.map((item) => html`<li>${this.#item(item, item.finding === first)}</li>`)}
        </ul>
        ${
          verdict.override === "leader"
            ? html`<button type="button" @click=${() => this.dispatchEvent(new Event("ask-leader"))}>
                ${say("askLeader")}
              </button>`
            : nothing
        }
        ${
          verdict.override === "allowed"
            ? html`<send-anyway
                .lang=${this.lang}
                @override=${(/** @type {CustomEvent<string>} */ { detail }) =>
                  this.dispatchEvent(new CustomEvent("override", { detail }))}
              ></send-anyway>`
            : nothing
        }
      </section>
    `;
  }

  /** @param {Item} item @param {boolean} first whether the key takes this one */
  #item({ finding, places }, first) {
    const say = speaker(conductWords, this.lang);
    const { instead, suggestion, message } = finding;
    return html`
      <p>
        ${places.map((place) => html`<q>${place}</q> `)}
        ${places.length ? nothing : html`<b>${say("whole")}</b> `}${message}
      </p>
      <div class="instead">
        <span
          ><b>${say("instead")}</b>
          <span lang=${languageOf(suggestion)}>${suggestion}</span></span
        >
        ${
          instead
            ? html`<button
                type="button"
                @click=${() => this.dispatchEvent(new CustomEvent("take", { detail: finding }))}
              >
                ${say("take")}<span class="unseen">: ${suggestion}</span>
                ${first ? html`<kbd>Alt+Enter</kbd>` : nothing}
              </button>`
            : nothing
        }
      </div>
    `;
  }
}

/**
 * One item for all places with the same reason.
 *
 * @param {Verdict} verdict @returns {Item[]}
 */
function gathered(verdict) {
  /** @type {Map<string, Item>} */
  const items = new Map();
  const characters = [...verdict.text];
  for (const finding of verdict.findings) {
    const key = `${finding.rule} ${finding.message}`;
    const item = items.get(key) ?? { finding, places: [] };
    items.set(key, item);
    const place = characters.slice(finding.start, finding.end).join("");
    if (!isWhole(finding, verdict) && !item.places.includes(place)) item.places.push(place);
  }
  return [...items.values()];
}

customElements.define("draft-findings", DraftFindings);

/** What an agent must know who takes a conversation up. */
import { LitElement, css, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { clock } from "../shared/format.js";
import { speaker } from "../shared/i18n.js";
import { intentWords, meaning } from "../shared/meaning.js";
import { handlingWords } from "../shared/words-handling.js";
import { heat, heatStyles } from "./heat.js";

/**
 * @typedef {object} Brief
 * @property {null | {from: string, to: string, note: string, at: string}} handed_on
 * @property {string[]} wishes
 * @property {number} peak
 * @property {{status: string, n: number}[]} plans
 * @property {{reference: string, kind: string, status: string}[]} tickets
 * @property {{id: string, at: string, status: string, wrap_up: string | null, hostility: number}[]} earlier
 */

/** Fires `open` (detail: the id of an earlier conversation). */
class ConversationBrief extends LitElement {
  static properties = { lang: {}, brief: { attribute: false } };

  static styles = [
    controls,
    heatStyles,
    css`
      :host {
        display: block;
      }
      section {
        padding: var(--s3) var(--s4);
        border-bottom: 1px solid var(--line);
      }
      h2 {
        font-size: var(--text-m);
        font-weight: 650;
      }
      .note {
        margin-top: var(--s2);
        padding: var(--s2) var(--s3);
        border-inline-start: 3px solid var(--accent);
        background: var(--accent-soft);
        overflow-wrap: anywhere;
        white-space: pre-wrap;
      }
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: var(--s1) var(--s3);
        margin: var(--s2) 0 0;
        font-size: var(--text-s);
      }
      dt {
        color: var(--ink-soft);
      }
      dd {
        margin: 0;
        overflow-wrap: anywhere;
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {Brief | null} */
    this.brief = null;
  }

  get #say() {
    return /** @type {(key: string, values?: object) => string} */ (
      speaker(handlingWords, this.lang)
    );
  }

  render() {
    const { brief, lang } = this;
    if (!brief) return nothing;
    const say = this.#say;
    const wishes = brief.wishes.map((name) => intentWords(name, lang)).join(lang === "zh" ? "、" : ", ");
    return html`
      <section aria-labelledby="heading">
        <h2 id="heading">${say("brief")}</h2>
        ${this.#handedOn(brief.handed_on)}
        <dl>
          <dt>${say("wishes")}</dt>
          <dd>${wishes || say("nothingYet")}</dd>
          ${
            brief.peak
              ? html`<dt>${say("peak")}</dt>
                  <dd>${heat({ level: brief.peak, target: "none" }, lang)}</dd>`
              : nothing
          }
          ${this.#list("plans", brief.plans, ({ n, status }) =>
            say("planOf", { n, status: say(status) }),
          )}
          ${this.#list(
            "tickets",
            brief.tickets,
            ({ reference, kind, status }) =>
              html`${reference} ·
              ${kind === "call_back" ? say("call_back") : meaning("act", kind, lang)} ·
              ${say(status === "closed" ? "ticketClosed" : "ticketOpen")}`,
          )}
          <dt>${say("earlier")}</dt>
          <dd>
            ${
              brief.earlier.length
                ? html`<ul>
                    ${brief.earlier.map((each) => html`<li>${this.#earlier(each)}</li>`)}
                  </ul>`
                : say("earlierNone")
            }
          </dd>
        </dl>
      </section>
    `;
  }

  /** @param {Brief["handed_on"]} handed */
  #handedOn(handed) {
    if (!handed) return nothing;
    const { from: name, note } = handed;
    const words = this.#say(note ? "handedOn" : "handedOnSilently", { name, note });
    return html`<p class="note">${words}</p>`;
  }

  /** @param {string} name @param {any[]} rows @param {(row: any) => unknown} show */
  #list(name, rows, show) {
    if (!rows.length) return nothing;
    return html`<dt>${this.#say(name)}</dt>
      <dd>
        <ul>
          ${rows.map((row) => html`<li>${show(row)}</li>`)}
        </ul>
      </dd>`;
  }

  /** @param {Brief["earlier"][number]} earlier */
  #earlier({ id, at, status, wrap_up, hostility }) {
    const state = status === "open" ? "open" : (wrap_up ?? "other");
    const fire = () => this.dispatchEvent(new CustomEvent("open", { detail: id }));
    return html`<button class="link" @click=${fire}>
        ${clock(at, this.lang)} · ${this.#say(state)}
      </button>
      ${hostility > 1 ? heat({ level: hostility, target: "none" }, this.lang) : nothing}`;
  }
}

customElements.define("conversation-brief", ConversationBrief);

/** Who is on duty and what they have to bear; in the order of names, which ranks nobody. */
import { LitElement, css, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { elapsed } from "../shared/format.js";
import { speaker } from "../shared/i18n.js";
import { meaning } from "../shared/meaning.js";
import { floorWords } from "../shared/words-floor.js";

/** @typedef {import("./floor-store.js").Colleague} Colleague */

/** Fires `propose-break` (detail: the agent's id). */
class FloorStaff extends LitElement {
  static properties = { lang: {}, floor: { attribute: false }, stamp: { attribute: false } };

  static styles = [
    controls,
    css`
      :host {
        display: block;
        background: var(--paper);
      }
      .head {
        display: flex;
        align-items: center;
        min-height: 3.25rem;
        padding: var(--s2) var(--s4);
        border-bottom: 1px solid var(--line);
      }
      h2 {
        font-size: var(--text-m);
        font-weight: 650;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--s1) var(--s3);
        padding: var(--s3) var(--s4);
        border-bottom: 1px solid var(--line);
      }
      li > div {
        flex: 1 1 12rem;
        min-width: 0;
      }
      strong {
        overflow-wrap: anywhere;
        font-weight: 650;
      }
      p {
        color: var(--ink-soft);
        font-size: var(--text-s);
      }
      .state {
        padding: 0 var(--s2);
        border-radius: 1rem;
        background: var(--sunken);
        color: var(--ink-soft);
        font-size: 0.75rem;
        font-weight: 600;
        line-height: 1.6;
      }
      .state.there {
        background: var(--accent-soft);
        color: var(--accent-deep);
      }
      .state.rest {
        background: var(--care-soft);
        color: var(--care);
      }
      .none {
        padding: var(--s5) var(--s4);
        color: var(--ink-soft);
      }
      .note {
        padding: var(--s3) var(--s4);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {import("./floor-store.js").Floor | null} */
    this.floor = null;
    /** Changes as time goes on, which makes waits longer. */
    this.stamp = 0;
  }

  render() {
    const say = speaker(floorWords, this.lang);
    const staff = this.floor?.staff ?? [];
    const there = staff.filter(({ present }) => present);
    const away = staff.filter(({ present }) => !present);
    return html`
      <div class="head"><h2 id="staff">${say("onDuty", { n: there.length })}</h2></div>
      ${there.length ? nothing : html`<p class="none">${say("nobodyThere")}</p>`}
      <ul aria-labelledby="staff">
        ${there.map((each) => this.#colleague(each))}
      </ul>
      ${
        away.length
          ? html`<p class="note">${say("away", { names: away.map(({ name }) => name).join(", ") })}</p>`
          : nothing
      }
      <p class="note">${say("loadNote")}</p>
    `;
  }

  /** @param {Colleague} colleague */
  #colleague(colleague) {
    const say = speaker(floorWords, this.lang);
    const { name, role, languages, open, hot_minutes, hot_chats } = colleague;
    const speaks = languages.map((each) => meaning("lang", each, this.lang)).join(", ");
    return html`<li>
      <div>
        <p><strong>${name}</strong> ${this.#state(colleague)}</p>
        <p>${say(/** @type {any} */ (`role_${role}`))} · ${speaks}</p>
        <p>${say("load", { open, minutes: hot_minutes, chats: hot_chats })}</p>
      </div>
      ${
        colleague.break
          ? nothing
          : html`<button
              aria-label="${say("proposeBreak")}: ${name}"
              @click=${() =>
                this.dispatchEvent(new CustomEvent("propose-break", { detail: colleague.id }))}
            >
              ${say("proposeBreak")}
            </button>`
      }
    </li>`;
  }

  /** @param {Colleague} colleague */
  #state({ break: rest }) {
    const say = speaker(floorWords, this.lang);
    if (!rest) return html`<span class="state there">${say("there")}</span>`;
    if (rest.status === "offered") {
      return html`<span class="state there">${say("breakOffered")}</span>`;
    }
    return html`<span class="state rest">
      ${say("onBreak", { time: elapsed(rest.since, this.lang) })}
    </span>`;
  }
}

customElements.define("floor-staff", FloorStaff);

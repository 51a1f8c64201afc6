/** What a supervisor must not miss, at the top of the floor until it is over. */
import { LitElement, css, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { elapsed } from "../shared/format.js";
import { speaker } from "../shared/i18n.js";
import { meaning } from "../shared/meaning.js";
import { floorWords } from "../shared/words-floor.js";

/** @typedef {import("./floor-store.js").Alert} Alert */

const OF_CHATS = new Set(["crisis_waits", "threat"]);

/** @param {Alert} alert @param {import("./floor-store.js").Floor} floor @param {import("../shared/i18n.js").Lang} lang */
export function alertWords(alert, floor, lang) {
  const say = speaker(floorWords, lang);
  const kind = /** @type {keyof typeof floorWords.en} */ (`alert_${alert.kind}`);
  return say(kind, {
    count: alert.count ?? "",
    time: alert.since ? elapsed(alert.since, lang) : "",
    lang: meaning("lang", alert.about, lang),
    name: floor.staff.find(({ id }) => String(id) === alert.about)?.name ?? "",
  });
}

/** Fires `look` (detail: a conversation's id). */
class FloorAlerts extends LitElement {
  static properties = {
    lang: {},
    floor: { attribute: false },
    names: { attribute: false },
    stamp: { attribute: false },
    seen: { state: true },
  };

  static styles = [
    controls,
    css`
      :host {
        display: block;
      }
      ul {
        display: grid;
        gap: var(--s2);
        padding: var(--s3) var(--s4) 0;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s1) var(--s3);
        padding: var(--s2) var(--s3);
        border: 1px solid var(--care-line);
        border-radius: var(--round-s);
        background: var(--care-soft);
        color: var(--care);
      }
      li.grave {
        border-color: var(--alarm-line);
        background: var(--alarm-soft);
        color: var(--alarm);
      }
      li.seen {
        border-color: var(--line);
        background: var(--paper);
        color: var(--ink-soft);
      }
      p {
        flex: 1 1 14rem;
        overflow-wrap: anywhere;
        font-weight: 600;
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
    /** @type {Map<string, import("../desk/summary.js").Summary>} */
    this.names = new Map();
    /** @type {Set<string>} alerts that the supervisor has put aside, as long as they last */
    this.seen = new Set();
  }

  willUpdate() {
    const there = new Set(this.floor?.alerts.map(({ key }) => key));
    for (const key of this.seen) if (!there.has(key)) this.seen.delete(key);
  }

  render() {
    const say = speaker(floorWords, this.lang);
    const alerts = this.floor?.alerts ?? [];
    if (!alerts.length) return nothing;
    return html`<section aria-label=${say("alerts")}>
      <ul aria-label=${say("alerts")}>
        ${alerts.map((alert) => this.#alert(alert))}
      </ul>
    </section>`;
  }

  /** @param {Alert} alert */
  #alert(alert) {
    const say = speaker(floorWords, this.lang);
    const { key, kind, about } = alert;
    const chat = OF_CHATS.has(kind);
    const seen = this.seen.has(key);
    const who = chat ? (this.names.get(about)?.customer_name ?? say("visitor")) : null;
    const words = alertWords(alert, /** @type {any} */ (this.floor), this.lang);
    return html`<li class="${chat ? "grave" : ""} ${seen ? "seen" : ""}">
      <p>${words}${who ? ` · ${who}` : nothing}</p>
      ${
        chat
          ? html`<button
              aria-label="${say("look")}: ${words}"
              @click=${() => this.dispatchEvent(new CustomEvent("look", { detail: about }))}
            >
              ${say("look")}
            </button>`
          : nothing
      }
      ${
        seen
          ? nothing
          : html`<button
              class="quiet"
              aria-label="${say("putAside")}: ${words}"
              @click=${() => (this.seen = new Set([...this.seen, key]))}
            >
              ${say("putAside")}
            </button>`
      }
    </li>`;
  }
}

customElements.define("floor-alerts", FloorAlerts);

/** What is known of the customer in tabs, so that the side of the desk stays readable. */
import { LitElement, css, html } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { speaker } from "../shared/i18n.js";
import { builderWords } from "../shared/words-builder.js";

/** @typedef {"account" | "plan" | "timeline"} Known */

const TABS = /** @type {Known[]} */ (["account", "plan", "timeline"]);

/** Its children name their tab by `slot`. Fires `chosen` (detail: the tab). */
class KnownTabs extends LitElement {
  static properties = { lang: {}, chosen: { state: true } };

  static styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
        background: var(--paper);
      }
      [role="tablist"] {
        display: flex;
        position: sticky;
        top: 0;
        z-index: 1;
        border-bottom: 1px solid var(--line);
        background: var(--paper);
      }
      [role="tab"] {
        flex: 1;
        border-bottom: 3px solid transparent;
        border-radius: 0;
        font-size: var(--text-s);
        font-weight: 600;
      }
      [role="tab"]:focus-visible {
        outline-offset: -3px;
      }
      [role="tab"][aria-selected="true"] {
        border-bottom-color: var(--accent);
        color: var(--accent-deep);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {Known} */
    this.chosen = "account";
  }

  render() {
    const say = speaker(builderWords, this.lang);
    return html`
      <div role="tablist" aria-label=${say("tabs")} @keydown=${this.#keys}>
        ${TABS.map(
          (tab) =>
            html`<button
              class="quiet"
              role="tab"
              id="tab-${tab}"
              aria-controls="panel-${tab}"
              aria-selected=${tab === this.chosen ? "true" : "false"}
              tabindex=${tab === this.chosen ? 0 : -1}
              @click=${() => this.#choose(tab)}
            >
              ${say(tab)}
            </button>`,
        )}
      </div>
      ${TABS.map(
        (tab) =>
          html`<div
            role="tabpanel"
            id="panel-${tab}"
            aria-labelledby="tab-${tab}"
            ?hidden=${tab !== this.chosen}
          >
            <slot name=${tab}></slot>
          </div>`,
      )}
    `;
  }

  /** @param {Known} tab */
  #choose(tab) {
    this.chosen = tab;
    this.dispatchEvent(new CustomEvent("chosen", { detail: tab }));
  }

  /** @param {KeyboardEvent} event */
  async #keys(event) {
    const at = TABS.indexOf(this.chosen);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: TABS.length - 1 }[event.key];
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.#choose(TABS[(to + TABS.length) % TABS.length]);
    await this.updateComplete;
    /** @type {HTMLElement} */ (this.renderRoot.querySelector("[aria-selected=true]")).focus();
  }
}

customElements.define("known-tabs", KnownTabs);

/** The bar at the top of the desk: who works here, and how they like it. */
import { LitElement, css, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { speaker } from "../shared/i18n.js";
import { deskWords } from "../shared/words-desk.js";
import { floorWords } from "../shared/words-floor.js";
import "./desk-keys.js";

/** Fires `language`, `log-out`, `break` and `veil` (detail: on or off). */
class DeskBar extends LitElement {
  static properties = {
    lang: {},
    me: { attribute: false },
    veil: { attribute: false },
    rest: { attribute: false },
  };

  static styles = [
    controls,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s1) var(--s3);
        min-height: 3.25rem;
        padding: var(--s1) var(--s4);
        border-bottom: 1px solid var(--line);
        background: var(--paper);
        font-size: var(--text-s);
      }
      h1 {
        margin-inline-end: auto;
        color: var(--accent-deep);
        font-size: var(--text-l);
        font-weight: 700;
      }
      h1 span {
        color: var(--ink-soft);
        font-size: var(--text-s);
        font-weight: 400;
      }
      label {
        display: inline-flex;
        align-items: center;
        gap: var(--s2);
        min-height: 1.5rem;
        font-weight: 400;
        cursor: pointer;
      }
      input {
        width: 1.125rem;
        min-height: 1.125rem;
        height: 1.125rem;
        margin: 0;
        accent-color: var(--accent);
      }
      p {
        font-weight: 600;
      }
      small {
        color: var(--ink-soft);
        font-weight: 400;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {import("../shared/staff-api.js").Agent} */
    this.me;
    this.veil = true;
    /** @type {import("./desk-store.js").Rest | null} */
    this.rest = null;
  }

  render() {
    const say = speaker(deskWords, this.lang);
    return html`
      <header>
        <h1>Forbear <span>${say("desk")}</span></h1>
        <label>
          <input type="checkbox" .checked=${this.veil} @change=${this.#setVeil} />
          ${say("veil")}
        </label>
        <desk-keys .lang=${this.lang}></desk-keys>
        <button
          class="quiet"
          lang=${this.lang === "zh" ? "en" : "zh-CN"}
          aria-label="${say("otherLanguage")}: ${say("switchLanguage")}"
          @click=${() => this.dispatchEvent(new Event("language"))}
        >
          ${say("otherLanguage")}
        </button>
        ${
          this.rest
            ? nothing
            : html`<button
                class="quiet"
                @click=${() => this.dispatchEvent(new Event("break"))}
              >
                ${speaker(floorWords, this.lang)("breakTake")}
              </button>`
        }
        <p>${this.me.name} ${this.me.number ? html`<small>${this.me.number}</small>` : nothing}</p>
        <button class="quiet" @click=${() => this.dispatchEvent(new Event("log-out"))}>
          ${say("logOut")}
        </button>
      </header>
    `;
  }

  showKeys() {
    /** @type {any} */ (this.renderRoot.querySelector("desk-keys"))?.show();
  }

  /** @param {Event} event */
  #setVeil(event) {
    const detail = /** @type {HTMLInputElement} */ (event.target).checked;
    this.dispatchEvent(new CustomEvent("veil", { detail }));
  }
}

customElements.define("desk-bar", DeskBar);

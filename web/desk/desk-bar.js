/** The bar at the top of the desk: who works here, and how they like it. */
import { LitElement, css, html, nothing } from "../vendor/lit/index.js";
import { barStyles } from "../shared/bar-styles.js";
import { controls } from "../shared/controls.js";
import { speaker } from "../shared/i18n.js";
import { deskWords } from "../shared/words-desk.js";
import { floorWords } from "../shared/words-floor.js";
import "./desk-keys.js";
import "./notify-switch.js";

/** Fires `language`, `log-out`, `break` and `veil` (detail: on or off). */
class DeskBar extends LitElement {
  static properties = {
    lang: {},
    me: { attribute: false },
    veil: { attribute: false },
    notifier: { attribute: false },
    rest: { attribute: false },
  };

  static styles = [
    controls,
    barStyles,
    css`
      a {
        color: var(--accent);
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
    /** @type {import("./desk-notifier.js").DeskNotifier} */
    this.notifier;
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
        ${
          this.me.role === "senior"
            ? html`<a href="../supervisor/">${speaker(floorWords, this.lang)("approvals")}</a>`
            : nothing
        }
        <notify-switch .lang=${this.lang} .notifier=${this.notifier}></notify-switch>
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

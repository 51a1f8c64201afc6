/** The agent's page: the log-in, and behind it the desk. */
import { LitElement, css, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { languageTag, pickLanguage, preference, speaker } from "../shared/i18n.js";
import { tokens } from "../shared/tokens.js";
import { deskWords } from "../shared/words-desk.js";
import { DeskApi } from "./desk-api.js";
import "./desk-login.js";
import { DeskStore } from "./desk-store.js";
import "./desk-workspace.js";

class DeskApp extends LitElement {
  static properties = { lang: {}, store: { state: true }, asked: { state: true } };

  static styles = [
    tokens,
    controls,
    css`
      :host {
        display: block;
        min-height: 100dvh;
        background: var(--ground);
      }
      .loading {
        padding: var(--s6);
        color: var(--ink-soft);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = pickLanguage(preference.get("desk-lang"));
    this.api = new DeskApi();
    /** @type {DeskStore | null} */
    this.store = null;
    this.asked = false;
  }

  async connectedCallback() {
    super.connectedCallback();
    try {
      const me = await this.api.me();
      if (me) this.#enter(me);
    } catch {
      // The log-in form says by itself that the gateway does not answer.
    }
    this.asked = true;
  }

  updated() {
    document.documentElement.lang = languageTag(this.lang);
    document.title = `Forbear · ${speaker(deskWords, this.lang)("desk")}`;
  }

  render() {
    if (this.store) {
      return html`<desk-workspace
        .lang=${this.lang}
        .store=${this.store}
        @language=${this.#switch}
        @log-out=${this.#logOut}
      ></desk-workspace>`;
    }
    if (!this.asked) {
      return html`<p class="loading" role="status">${speaker(deskWords, this.lang)("loading")}</p>`;
    }
    return html`<desk-login
      .lang=${this.lang}
      .api=${this.api}
      @language=${this.#switch}
      @logged-in=${(/** @type {CustomEvent} */ event) => this.#enter(event.detail)}
    ></desk-login>`;
  }

  /** @param {import("../shared/staff-api.js").Agent} me */
  #enter(me) {
    this.store = new DeskStore(this.api, me);
    this.store.addEventListener("refused", () => this.#leave());
  }

  #leave() {
    this.store?.stop();
    this.store = null;
  }

  async #logOut() {
    this.#leave();
    await this.api.logOut().catch(() => nothing);
  }

  #switch() {
    this.lang = this.lang === "zh" ? "en" : "zh";
    preference.set("desk-lang", this.lang);
  }
}

customElements.define("desk-app", DeskApp);

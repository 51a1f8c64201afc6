/** The supervisor's page: the log-in, and behind it the floor. */
import { LitElement, css, html, nothing } from "../vendor/lit/index.js";
import "../desk/desk-login.js";
import { controls } from "../shared/controls.js";
import { languageTag, pickLanguage, preference, speaker } from "../shared/i18n.js";
import { tokens } from "../shared/tokens.js";
import { floorWords } from "../shared/words-floor.js";
import { FloorApi } from "./floor-api.js";
import { FloorStore } from "./floor-store.js";
import "./floor-workspace.js";

class FloorApp extends LitElement {
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
    this.api = new FloorApi();
    /** @type {FloorStore | null} */
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

  get #say() {
    return speaker(floorWords, this.lang);
  }

  updated() {
    document.documentElement.lang = languageTag(this.lang);
    document.title = `Forbear · ${this.#say("floor")}`;
  }

  render() {
    if (this.store) {
      return html`<floor-workspace
        .lang=${this.lang}
        .store=${this.store}
        @language=${this.#switch}
        @log-out=${this.#logOut}
      ></floor-workspace>`;
    }
    if (!this.asked) return html`<p class="loading" role="status">${this.#say("loading")}</p>`;
    return html`<desk-login
      .lang=${this.lang}
      .heading=${this.#say("logInTitle")}
      .api=${this.api}
      @language=${this.#switch}
      @logged-in=${(/** @type {CustomEvent} */ event) => this.#enter(event.detail)}
    ></desk-login>`;
  }

  /** @param {import("../shared/staff-api.js").Agent} me */
  #enter(me) {
    this.store = new FloorStore(this.api, me);
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

customElements.define("floor-app", FloorApp);

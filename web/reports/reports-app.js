/** The reports' page: the log-in, and behind it what supervisors read in sum. */
import { LitElement, css, html, nothing } from "../vendor/lit/index.js";
import "../desk/desk-login.js";
import { controls } from "../shared/controls.js";
import { languageTag, pickLanguage, preference, speaker } from "../shared/i18n.js";
import { tokens } from "../shared/tokens.js";
import { reportsWords } from "../shared/words-reports.js";
import { ReportsApi } from "./reports-api.js";
import "./reports-page.js";

class ReportsApp extends LitElement {
  static properties = { lang: {}, me: { state: true }, asked: { state: true } };

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
    this.api = new ReportsApi();
    /** @type {import("../shared/staff-api.js").Agent | null} */
    this.me = null;
    this.asked = false;
  }

  async connectedCallback() {
    super.connectedCallback();
    try {
      this.me = await this.api.me();
    } catch {
      // The log-in form says by itself that the gateway does not answer.
    }
    this.asked = true;
  }

  get #say() {
    return speaker(reportsWords, this.lang);
  }

  updated() {
    document.documentElement.lang = languageTag(this.lang);
    document.title = `Forbear · ${this.#say("reports")}`;
  }

  render() {
    if (this.me) {
      return html`<reports-page
        .lang=${this.lang}
        .api=${this.api}
        .me=${this.me}
        @language=${this.#switch}
        @log-out=${this.#logOut}
        @refused=${() => (this.me = null)}
      ></reports-page>`;
    }
    if (!this.asked) {
      return html`<main class="loading"><p role="status">${this.#say("loading")}</p></main>`;
    }
    return html`<desk-login
      .lang=${this.lang}
      .heading=${this.#say("logInTitle")}
      .api=${this.api}
      @language=${this.#switch}
      @logged-in=${(/** @type {CustomEvent} */ event) => (this.me = event.detail)}
    ></desk-login>`;
  }

  async #logOut() {
    this.me = null;
    await this.api.logOut().catch(() => nothing);
  }

  #switch() {
    this.lang = this.lang === "zh" ? "en" : "zh";
    preference.set("desk-lang", this.lang);
  }
}

customElements.define("reports-app", ReportsApp);

/** What the pages of the staff have in common: who is logged in, the language, the log-in form. */
import { LitElement, css, html } from "../vendor/lit/index.js";
import "../desk/desk-login.js";
import { controls } from "./controls.js";
import { focusFirstHeading } from "./first-heading.js";
import { languageTag, pickLanguage, preference } from "./i18n.js";
import { tokens } from "./tokens.js";

/** @typedef {import("./staff-api.js").Agent} Agent */

/** Whoever extends it says what the page is called, and shows it to who is logged in. */
export class StaffApp extends LitElement {
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

  /** @param {import("./staff-api.js").StaffApi} api */
  constructor(api) {
    super();
    /** @type {import("./i18n.js").Lang} */
    this.lang = pickLanguage(preference.get("desk-lang"));
    this.api = api;
    /** @type {Agent | null} */
    this.me = null;
    this.asked = false;
  }

  /** @returns {{title: string, heading?: string, loading: string}} in the page's language */
  get words() {
    throw new Error("a page of the staff has words");
  }

  /** @param {Agent} me @returns {unknown} what who is logged in sees */
  page(me) {
    throw new Error(`nothing is shown to ${me.name}`);
  }

  /** @param {Agent} me */
  enter(me) {
    this.me = me;
  }

  leave() {
    this.me = null;
  }

  async connectedCallback() {
    super.connectedCallback();
    try {
      const me = await this.api.me();
      if (me) this.enter(me);
    } catch {
      // The log-in form says by itself that the gateway does not answer.
    }
    this.asked = true;
  }

  updated() {
    document.documentElement.lang = languageTag(this.lang);
    document.title = `Forbear · ${this.words.title}`;
  }

  render() {
    if (this.me) return this.page(this.me);
    if (!this.asked) {
      return html`<main class="loading">
        <h1 class="unseen">Forbear · ${this.words.title}</h1>
        <p role="status">${this.words.loading}</p>
      </main>`;
    }
    return html`<desk-login
      .lang=${this.lang}
      .heading=${this.words.heading}
      .api=${this.api}
      @language=${() => this.switchLanguage()}
      @logged-in=${(/** @type {CustomEvent} */ event) => this.#welcome(event.detail)}
    ></desk-login>`;
  }

  /** @param {Agent} me who has just logged in: the form that had the focus goes away */
  async #welcome(me) {
    this.enter(me);
    await this.updateComplete;
    await focusFirstHeading(this.renderRoot);
  }

  async logOut() {
    this.leave();
    await this.api.logOut().catch(() => undefined);
  }

  switchLanguage() {
    this.lang = this.lang === "zh" ? "en" : "zh";
    preference.set("desk-lang", this.lang);
  }
}

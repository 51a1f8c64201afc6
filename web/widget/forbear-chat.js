/** The chat on a bank's page: a button in the corner and the panel that it opens. */
import { LitElement, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { languageTag, pickLanguage, preference, speaker } from "../shared/i18n.js";
import { chatIcon } from "../shared/icons.js";
import { tokens } from "../shared/tokens.js";
import { widgetWords } from "../shared/words-widget.js";
import "./chat-panel.js";
import { ChatSession } from "./chat-session.js";
import { launcherStyles } from "./launcher-styles.js";
import { inOwnUnits } from "./own-units.js";

/** On so small a screen the panel covers the page, so it takes the focus as a modal does. */
const NARROW = "(max-width: 32rem), (max-height: 30rem)";

/** @param {string} url @returns {string} the address, unless it could run something */
function httpOnly(url) {
  try {
    const { protocol, href } = new URL(url, location.href);
    return url && /^https?:$/.test(protocol) ? href : "";
  } catch {
    return "";
  }
}

/**
 * Attributes: `lang` (zh or en), `bank-token` (a signed-in customer), `reference` (a customer
 * number), `gateway` (where Forbear runs; the place of this script by default), `pay-url` (the
 * bank's own page that says how to pay).
 */
export class ForbearChat extends LitElement {
  static properties = {
    lang: {},
    bankToken: { attribute: "bank-token" },
    reference: {},
    gateway: {},
    payUrl: { attribute: "pay-url" },
    shown: { state: true },
    wish: { state: true },
  };

  static styles = inOwnUnits(tokens, controls, launcherStyles);

  constructor() {
    super();
    this.lang = "";
    /** @type {string | null} */
    this.bankToken = null;
    /** @type {string | null} */
    this.reference = null;
    this.gateway = new URL("/", import.meta.url).href;
    this.payUrl = "";
    this.shown = false;
    /** @type {string | null} */
    this.wish = preference.get("lang");
    /** @type {ChatSession | null} */
    this.session = null;
  }

  get #lang() {
    return pickLanguage(this.wish, this.lang, document.documentElement.lang);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.session?.stop();
    this.session = null;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    const identity = ["bankToken", "reference", "gateway"].some((name) => changed.has(name));
    if (!this.session || identity) this.#begin();
  }

  #begin() {
    this.session?.stop();
    const { gateway, reference, bankToken } = this;
    const session = new ChatSession({ gateway, reference, bankToken, lang: this.#lang });
    session.addEventListener("change", () => {
      if (session === this.session) this.requestUpdate();
    });
    this.session = session;
    if (this.shown) session.start();
    else session.resume();
  }

  render() {
    const say = speaker(widgetWords, this.#lang);
    const fresh = this.shown ? 0 : (this.session?.unread ?? 0);
    return html`
      <div class="frame" lang=${languageTag(this.#lang)}>
        <button
          class="launcher main"
          ?hidden=${this.shown}
          aria-expanded=${this.shown}
          @click=${this.open}
        >
          ${chatIcon} <span>${say("open")}</span>
          ${fresh ? html`<span class="badge">${say("unread", { n: fresh })}</span>` : nothing}
        </button>
        <dialog aria-label=${say("title")} @keydown=${this.#keys} @cancel=${this.#cancel}>
          ${
            this.shown
              ? html`<forbear-chat-panel
                  .lang=${this.#lang}
                  .session=${this.session}
                  .payUrl=${httpOnly(this.payUrl)}
                  @minimise=${this.close}
                  @language=${this.#switch}
                ></forbear-chat-panel>`
              : nothing
          }
        </dialog>
      </div>
    `;
  }

  async open() {
    this.shown = true;
    this.session?.start();
    await this.updateComplete;
    const dialog = this.#dialog;
    if (dialog && !dialog.open) {
      if (matchMedia(NARROW).matches) dialog.showModal();
      else dialog.show();
    }
    /** @type {any} */ (dialog?.querySelector("forbear-chat-panel"))?.focusField();
  }

  async close() {
    this.#dialog?.close();
    this.shown = false;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector(".launcher"))?.focus();
  }

  /** @returns {HTMLDialogElement | null} */
  get #dialog() {
    return this.renderRoot.querySelector("dialog");
  }

  /** @param {KeyboardEvent} event */
  #keys(event) {
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    this.close();
  }

  /** @param {Event} event the browser's own way to close, such as Android's back gesture */
  #cancel(event) {
    event.preventDefault();
    this.close();
  }

  #switch() {
    const lang = this.#lang === "zh" ? "en" : "zh";
    this.speak(lang);
    preference.set("lang", lang);
    this.dispatchEvent(new CustomEvent("language-change", { detail: lang }));
  }

  /** @param {import("../shared/i18n.js").Lang} lang the page's way to choose for the customer */
  speak(lang) {
    this.wish = lang;
  }
}

if (!customElements.get("forbear-chat")) customElements.define("forbear-chat", ForbearChat);

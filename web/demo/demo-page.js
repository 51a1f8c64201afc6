/** A plain bank's page that holds the widget, for a customer of your choice. */
import { LitElement, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { languageTag, pickLanguage, preference, speaker } from "../shared/i18n.js";
import { tokens } from "../shared/tokens.js";
import { demoWords } from "../shared/words-demo.js";
import "../widget/forbear-chat.js";
import { demoStyles } from "./demo-styles.js";
import "./identity-chooser.js";

/** @typedef {import("./identity-chooser.js").Identity} Identity */

class DemoPage extends LitElement {
  static properties = { lang: {}, identity: { state: true } };

  static styles = [tokens, controls, demoStyles];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = pickLanguage(preference.get("lang"));
    /** @type {Identity | null} nothing until it is known, so that no wrong chat is opened */
    this.identity = null;
  }

  updated() {
    document.documentElement.lang = languageTag(this.lang);
  }

  render() {
    const say = speaker(demoWords, this.lang);
    return html`
      ${this.#header(say)}
      <main>
        <section class="words">
          <h1>${say("title")}</h1>
          <p class="lead">${say("lead")}</p>
          <button class="main start" @click=${this.#openChat}>${say("chat")}</button>
          <ol class="steps">
            ${
              /** @type {const} */ (["step1", "step2", "step3"]).map(
                (step) =>
                  html`<li>
                    <h2>${say(step)}</h2>
                    <p>${say(`${step}Text`)}</p>
                  </li>`,
              )
            }
          </ol>
        </section>
        <identity-chooser .lang=${this.lang} @identity=${this.#identify}></identity-chooser>
      </main>
      <footer><p>${say("demoNote")}</p></footer>
      ${this.identity ? this.#widget(this.identity) : nothing}
    `;
  }

  /** @param {Identity} identity */
  #widget({ reference, bankToken }) {
    return html`<forbear-chat
      lang=${this.lang}
      reference=${reference ?? nothing}
      bank-token=${bankToken ?? nothing}
      @language-change=${this.#follow}
    ></forbear-chat>`;
  }

  /** @param {ReturnType<typeof speaker<typeof demoWords.en>>} say */
  #header(say) {
    return html`
      <header>
        <p class="brand">
          <svg viewBox="0 0 32 32" aria-hidden="true">
            <path d="M4 20c4 0 4 3 8 3s4-3 8-3 4 3 8 3M16 4v13M16 5l8 11H16M14 8l-6 8h6" />
          </svg>
          ${say("bank")}
        </p>
        <nav>
          <a href="desk/">${say("toDesk")}</a>
          <a href="trainer/">${say("toTrainer")}</a>
          <button
            lang=${this.lang === "zh" ? "en" : "zh-CN"}
            aria-label="${say("otherLanguage")}: ${say("switchLanguage")}"
            @click=${this.#switch}
          >
            ${say("otherLanguage")}
          </button>
        </nav>
      </header>
    `;
  }

  get #chat() {
    return /** @type {import("../widget/forbear-chat.js").ForbearChat | null} */ (
      this.renderRoot.querySelector("forbear-chat")
    );
  }

  #openChat() {
    this.#chat?.open();
  }

  #switch() {
    this.#speak(this.lang === "zh" ? "en" : "zh");
  }

  /** @param {CustomEvent} event the customer switched the widget's language */
  #follow(event) {
    this.#speak(event.detail);
  }

  /** @param {import("../shared/i18n.js").Lang} lang */
  #speak(lang) {
    this.lang = lang;
    preference.set("lang", lang);
    this.#chat?.speak(lang);
  }

  /** @param {CustomEvent<Identity>} event */
  #identify(event) {
    this.identity = event.detail;
  }
}

customElements.define("demo-page", DemoPage);

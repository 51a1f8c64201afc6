/** The open chat: who is speaking, what was said, and where to write. */
import { LitElement, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { speaker } from "../shared/i18n.js";
import { botIcon, downIcon, personIcon } from "../shared/icons.js";
import { widgetWords } from "../shared/words-widget.js";
import "./chat-composer.js";
import "./chat-log.js";
import "./chat-ways.js";
import { inOwnUnits } from "./own-units.js";
import { panelStyles } from "./panel-styles.js";
import { nobodyThere, placeInQueue, whoSpeaks } from "./who-speaks.js";

/** A blink of the connection is not worth a banner. */
const OFFLINE_AFTER_MS = 1500;

/** Fires `minimise` and `language`. */
export class ChatPanel extends LitElement {
  static properties = {
    lang: {},
    session: { attribute: false },
    payUrl: { attribute: false },
    offline: { state: true },
  };

  static styles = inOwnUnits(controls, panelStyles);

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {import("./chat-session.js").ChatSession} */
    this.session;
    this.payUrl = "";
    this.offline = false;
    this.offlineTimer = 0;
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (!changed.has("session")) return;
    changed.get("session")?.removeEventListener("change", this.#follow);
    this.session.addEventListener("change", this.#follow);
    this.#follow();
  }

  updated() {
    if (document.visibilityState === "visible") this.session.read();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.offlineTimer);
    this.session.removeEventListener("change", this.#follow);
  }

  #follow = () => {
    this.requestUpdate();
    if (this.session.state !== "lost") {
      clearTimeout(this.offlineTimer);
      this.offlineTimer = 0;
      this.offline = false;
    } else if (!this.offlineTimer) {
      this.offlineTimer = setTimeout(() => (this.offline = true), OFFLINE_AFTER_MS);
    }
  };

  get #say() {
    return speaker(widgetWords, this.lang);
  }

  render() {
    const { session } = this;
    const say = this.#say;
    const pause = this.offline ? "offline" : session.notice;
    const alone = nobodyThere(session.conversation, session.duty, this.lang);
    const place = placeInQueue(session, this.lang);
    return html`
      ${this.#header(Boolean(alone))}
      <div role="status">
        ${pause ? html`<p class="notice">${say(/** @type {any} */ (pause))}</p>` : nothing}
        ${alone || place ? html`<p class="notice">${alone ?? place}</p>` : nothing}
      </div>
      ${
        session.state === "failed"
          ? html`<div class="blank" role="alert">
              <p>${say("startFailed")}</p>
              <button class="main" @click=${() => session.start()}>${say("tryAgain")}</button>
            </div>`
          : html`<forbear-chat-log
              .lang=${this.lang}
              .messages=${session.transcript.messages}
              .lines=${session.outbox.lines}
              .online=${session.state === "open"}
              .starting=${!session.conversation}
              .typing=${session.typing}
              .agentName=${session.conversation?.agent?.name ?? null}
              @retry=${this.#retry}
              @remove=${this.#remove}
              @choice=${(/** @type {CustomEvent} */ event) => this.#choose(event.detail)}
            ></forbear-chat-log>`
      }
      ${this.#foot()}
    `;
  }

  /** @param {boolean} alone whether nobody is at the desk */
  #header(alone) {
    const say = this.#say;
    const { name, note, human } = whoSpeaks(this.session.conversation, say, alone);
    const fire = (/** @type {string} */ type) => () => this.dispatchEvent(new Event(type));
    return html`
      <div class="head">
        <span class="face">${human ? personIcon : botIcon}</span>
        <div class="who">
          <h2>${name}</h2>
          <p>${note}</p>
        </div>
        <button
          class="quiet"
          lang=${this.lang === "zh" ? "en" : "zh-CN"}
          aria-label="${say("otherLanguage")}: ${say("switchLanguage")}"
          @click=${fire("language")}
        >
          ${say("otherLanguage")}
        </button>
        <button class="quiet icon" aria-label=${say("close")} @click=${fire("minimise")}>
          ${downIcon}
        </button>
      </div>
    `;
  }

  #foot() {
    return html`
      <div class="foot">
        ${this.#quickReplies()}
        <forbear-composer
          .lang=${this.lang}
          .keep=${this.session.keeper.key}
          @say=${(/** @type {CustomEvent} */ event) => this.session.say(event.detail)}
          @typed=${() => this.session.typed()}
        ></forbear-composer>
        <forbear-chat-ways
          .lang=${this.lang}
          .session=${this.session}
          .payUrl=${this.payUrl}
          .stamp=${{}}
          @person=${this.#askForPerson}
        ></forbear-chat-ways>
      </div>
    `;
  }

  #quickReplies() {
    const last = this.session.transcript.last;
    const waiting = this.session.outbox.lines.length > 0;
    if (!last?.quick_replies?.length || last.author === "customer" || waiting) return nothing;
    return html`
      <div class="answers" role="group" aria-label=${this.#say("answers")}>
        ${last.quick_replies.map(
          (reply) =>
            html`<button @click=${() => this.#choose({ ...reply, text: reply.title })}>
              ${reply.title}
            </button>`,
        )}
      </div>
    `;
  }

  /** @param {{text: string, intent: string, entities?: object}} choice */
  #choose(choice) {
    this.session.choose(choice);
    this.focusField();
  }

  #askForPerson() {
    this.session.say(this.#say("personText"));
    this.focusField();
  }

  /** @param {CustomEvent} event */
  #retry(event) {
    this.session.outbox.retry(event.detail);
  }

  /** @param {CustomEvent} event */
  #remove(event) {
    this.session.outbox.settle(event.detail);
    this.focusField();
  }

  async focusField() {
    await this.updateComplete;
    /** @type {any} */ (this.renderRoot.querySelector("forbear-composer"))?.focusField();
  }
}

if (!customElements.get("forbear-chat-panel")) {
  customElements.define("forbear-chat-panel", ChatPanel);
}

/** The open conversation: whose it is, what was said, and where to write. */
import { LitElement, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { speaker } from "../shared/i18n.js";
import { backIcon, checkIcon, lockIcon } from "../shared/icons.js";
import { meaning } from "../shared/meaning.js";
import { deskWords } from "../shared/words-desk.js";
import "./conversation-deeds.js";
import "./desk-transcript.js";
import { flags, heat, heatStyles } from "./heat.js";
import "./reply-composer.js";
import "./staff-notes.js";
import { headStyles } from "./head-styles.js";
import { viewStyles } from "./view-styles.js";

/** Fires `back`. */
class ConversationView extends LitElement {
  static properties = {
    lang: {},
    store: { attribute: false },
    stamp: { attribute: false },
    veil: { attribute: false },
  };

  static styles = [controls, heatStyles, headStyles, viewStyles];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {import("./desk-store.js").DeskStore} */
    this.store;
    /** Changes with every change of the store, which stays the same object. */
    this.stamp = 0;
    this.veil = true;
    /** @type {string | null} */
    this.seen = null;
    /** Whether the focus is to go to where the agent goes on, once that is there. */
    this.moving = false;
  }

  get #say() {
    return speaker(deskWords, this.lang);
  }

  willUpdate() {
    const id = this.store.current?.id ?? null;
    if (id !== this.seen) this.moving = false;
    this.seen = id;
  }

  updated() {
    if (!this.moving || !this.composer) return;
    this.moving = false;
    this.composer.focusField();
  }

  render() {
    const { store } = this;
    const { current } = store;
    if (!current) return nothing;
    return html`
      ${this.#header()}
      <desk-transcript
        .lang=${this.lang}
        .conversation=${current.id}
        .messages=${current.transcript.messages}
        .lines=${store.lines}
        .typing=${current.typing}
        .loaded=${current.loaded}
        .veil=${this.veil}
        @retry=${(/** @type {CustomEvent} */ event) => store.outbox.retry(event.detail)}
        @rewrite=${this.#rewrite}
        @remove=${(/** @type {CustomEvent} */ event) => store.outbox.settle(event.detail)}
      ></desk-transcript>
      <staff-notes
        .lang=${this.lang}
        .notes=${current.notes}
        .joined=${current.joined}
        .off=${!store.connected}
        ?hidden=${!current.notes.length && !current.joined.length}
        @note=${(/** @type {CustomEvent<string>} */ { detail }) => store.note(detail)}
      ></staff-notes>
      ${store.mine && store.summary?.status !== "ended" ? this.#composer() : this.#closed()}
    `;
  }

  #header() {
    const { summary, current } = this.store;
    const say = this.#say;
    const name = current?.customer?.name ?? summary?.customer_name ?? say("visitor");
    const verified = current?.customer?.verified ?? summary?.verified;
    return html`
      <div class="head">
        <button
          class="quiet icon back"
          aria-label=${say("back")}
          @click=${() => this.dispatchEvent(new Event("back"))}
        >
          ${backIcon}
        </button>
        <div class="who">
          <h2 tabindex="-1">${name}</h2>
          <p class="marks">
            <span class=${verified ? "verified" : ""}>
              ${verified ? checkIcon : lockIcon}${say(verified ? "verified" : "notVerified")}
            </span>
            ${summary ? this.#mood(summary) : nothing}
          </p>
        </div>
        <conversation-deeds
          .lang=${this.lang}
          .store=${this.store}
          .stamp=${this.stamp}
          @decided=${this.#decided}
        ></conversation-deeds>
      </div>
    `;
  }

  /** @param {import("./desk-store.js").Summary} summary */
  #mood({ hostility, target, trend, crisis, risk }) {
    const { lang } = this;
    return html`
      ${heat({ level: hostility, target }, lang)}
      <span>${meaning("trend", trend, lang)}</span>
      ${crisis ? html`<span class="flag grave">${this.#say("crisis")}</span>` : nothing}
      ${flags(risk, lang)}
    `;
  }

  /** @param {CustomEvent<string>} event what was decided about the conversation */
  #decided({ detail }) {
    if (detail === "take-over") this.moving = true;
    else this.#heading?.focus();
  }

  /** @param {CustomEvent<string>} event the id of a line that was refused */
  #rewrite({ detail }) {
    const line = this.store.outbox.lines.find(({ id }) => id === detail);
    if (!line || !this.composer) return;
    this.store.outbox.settle(detail);
    this.composer.exchange(line.text);
  }

  get #heading() {
    return /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("h2"));
  }

  #composer() {
    const { store } = this;
    return html`<reply-composer
      .lang=${this.lang}
      .conversation=${store.current?.id}
      .language=${store.summary?.lang ?? this.lang}
      .api=${store.api}
      .facts=${store.facts}
      .ask=${this.#ask}
      .answered=${store.asked}
      @ask-leader=${(/** @type {CustomEvent<string>} */ { detail }) => store.askLeader(detail)}
      @send=${(/** @type {CustomEvent} */ { detail }) =>
        store.send(detail.text, detail.suggestionId, detail.reason)}
      @typed=${() => store.typed()}
    ></reply-composer>`;
  }

  #ask = (/** @type {string} */ text) => this.store.check(text, this.lang);

  #closed() {
    const { summary } = this.store;
    const say = this.#say;
    if (!summary) return nothing;
    const note =
      summary.status === "ended"
        ? say("hasEnded")
        : summary.agent && summary.mode === "agent"
          ? say("otherAgent", { name: summary.agent.name })
          : say(summary.mode === "bot" ? "botSpeaks" : "nobodySpeaks");
    return html`<p class="closed">${note}</p>`;
  }

  get composer() {
    return /** @type {any} */ (this.renderRoot.querySelector("reply-composer"));
  }

  /** To where the agent will go on: the field, else the name of the customer. */
  focusHere() {
    if (this.composer) this.composer.focusField();
    else this.#heading?.focus();
  }
}

customElements.define("conversation-view", ConversationView);

/** The trainer at work: inbox, conversation and lesson side by side, or the history. */
import { LitElement, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { speaker } from "../shared/i18n.js";
import { trainerWords } from "../shared/words-trainer.js";
import "./candidate-bench.js";
import "./change-history.js";
import "./correct-form.js";
import "./new-intent-form.js";
import "./new-reply-form.js";
import { passingOn } from "./passing-on.js";
import "./reply-editor.js";
import "./review-conversation.js";
import "./review-inbox.js";
import "./story-maker.js";
import "./trainer-bar.js";
import { workspaceStyles } from "./trainer-styles.js";

/** Fires `language`, `log-out` and `refused`. */
class TrainerWorkspace extends LitElement {
  static properties = {
    lang: {},
    api: { attribute: false },
    me: { attribute: false },
    view: { state: true },
    conversation: { state: true },
    seq: { state: true },
    upto: { state: true },
    choices: { state: true },
    problem: { state: true },
  };

  static styles = [controls, workspaceStyles];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {import("./trainer-api.js").TrainerApi} */
    this.api;
    /** @type {import("./trainer-api.js").Agent} */
    this.me;
    /** @type {typeof import("./trainer-bar.js").VIEWS[number]} */
    this.view = "inbox";
    /** @type {any} */
    this.conversation = null;
    this.seq = 0;
    /** Up to which message a story is made; 0 while none is. */
    this.upto = 0;
    /** @type {any} */
    this.choices = null;
    /** @type {"" | "down" | "gone"} */
    this.problem = "";
  }

  connectedCallback() {
    super.connectedCallback();
    this.#learnChoices();
  }

  /** What can be chosen changes with what is taught. */
  async #learnChoices() {
    try {
      this.choices = await this.api.get("lesson-choices");
    } catch (error) {
      this.#told(error); // that they came says nothing of what else failed
    }
  }

  get #say() {
    return speaker(trainerWords, this.lang);
  }

  render() {
    const say = this.#say;
    const pass = passingOn(this);
    return html`
      <trainer-bar
        .lang=${this.lang}
        .view=${this.view}
        .name=${this.me.name}
        @view=${(/** @type {CustomEvent} */ event) => (this.view = event.detail)}
        @language=${pass}
        @log-out=${pass}
      ></trainer-bar>
      <div role="alert">
        ${this.problem ? html`<p class="notice alarm">${say(this.problem)}</p>` : nothing}
      </div>
      ${this.view === "inbox" ? nothing : this.#other()}
      <main class=${this.conversation ? "opened" : ""} ?hidden=${this.view !== "inbox"}>
        <review-inbox
          .lang=${this.lang}
          .api=${this.api}
          @open=${(/** @type {CustomEvent} */ event) => this.#open(event.detail)}
          @failed=${this.#failed}
        ></review-inbox>
        ${this.#opened()}
      </main>
    `;
  }

  #other() {
    const { lang, api, choices } = this;
    const failed = this.#failed;
    const views = {
      story: () => html`<story-maker .lang=${lang} .api=${api} .choices=${choices} @failed=${failed}></story-maker>`,
      replies: () => html`<reply-editor .lang=${lang} .api=${api} @failed=${failed}></reply-editor>`,
      addNew: () => (choices ? this.#new() : html`<p role="status">${this.#say("loading")}</p>`),
      train: () =>
        html`<candidate-bench .lang=${lang} .api=${api} .me=${this.me} @failed=${failed}></candidate-bench>`,
      history: () => html`<change-history .lang=${lang} .api=${api} @failed=${failed}></change-history>`,
    };
    return html`<main class="single">${views[this.view]()}</main>`;
  }

  #new() {
    const { lang, api, choices } = this;
    return html`
      <new-intent-form
        .lang=${lang}
        .api=${api}
        .choices=${choices}
        @taught=${this.#learnChoices}
        @failed=${this.#failed}
      ></new-intent-form>
      <new-reply-form
        .lang=${lang}
        .api=${api}
        .choices=${choices}
        @taught=${this.#learnChoices}
        @failed=${this.#failed}
      ></new-reply-form>
    `;
  }

  #opened() {
    const say = this.#say;
    if (!this.conversation) {
      return html`<section class="empty" aria-label=${say("conversation")}>
        <h2>${say("choose")}</h2>
        <p>${say("keys")}</p>
      </section>`;
    }
    const message = this.conversation.messages.find((/** @type {any} */ m) => m.seq === this.seq);
    return html`
      <review-conversation
        .lang=${this.lang}
        .conversation=${this.conversation}
        .seq=${this.seq}
        @choose=${(/** @type {CustomEvent} */ event) => this.#choose(event.detail)}
        @close=${this.#close}
        @story=${(/** @type {CustomEvent} */ event) => (this.upto = event.detail)}
      ></review-conversation>
      ${this.upto ? this.#story() : this.#form(message)}
    `;
  }

  #story() {
    return html`<story-maker
      .lang=${this.lang}
      .api=${this.api}
      .choices=${this.choices}
      .conversation=${this.conversation}
      .upto=${this.upto}
      @close=${() => (this.upto = 0)}
      @failed=${this.#failed}
    ></story-maker>`;
  }

  /** @param {any} message */
  #form(message) {
    return html`
      <correct-form
        .lang=${this.lang}
        .api=${this.api}
        .choices=${this.choices}
        .message=${message ?? null}
        @failed=${this.#failed}
        @taught=${() => this.renderRoot.querySelector("review-inbox")?.reload()}
      ></correct-form>
    `;
  }

  /** @param {{conversation_id: string, seq: number}} item */
  #open({ conversation_id, seq }) {
    return this.#try(async () => {
      this.conversation = await this.api.conversation(conversation_id);
      this.#choose(seq);
    });
  }

  /** @param {number} seq */
  #choose(seq) {
    this.seq = seq;
    this.upto = 0;
  }

  #close() {
    this.conversation = null;
    this.renderRoot.querySelector("review-inbox")?.focusItem();
  }

  /** @param {() => Promise<void>} work */
  async #try(work) {
    try {
      await work();
      this.problem = "";
    } catch (error) {
      this.#told(error);
    }
  }

  /** @param {CustomEvent} event */
  #failed(event) {
    this.#told(event.detail);
  }

  /** @param {any} error */
  #told(error) {
    if (error?.status === 401) this.dispatchEvent(new Event("refused"));
    this.problem = error?.status === 404 ? "gone" : "down";
  }
}

customElements.define("trainer-workspace", TrainerWorkspace);

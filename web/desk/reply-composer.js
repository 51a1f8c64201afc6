/** Where the agent writes, on their own or from a suggestion. */
import { LitElement, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { drafts } from "../shared/drafts.js";
import { speaker } from "../shared/i18n.js";
import { conductWords } from "../shared/words-conduct.js";
import { replyWords } from "../shared/words-replies.js";
import "./canned-button.js";
import { composerStyles } from "./composer-styles.js";
import { asksForCanned, blank, exchanged, inserted, sent, taken } from "./draft-changes.js";
import { DraftCheck } from "./draft-check.js";
import "./draft-findings.js";
import { draftHead, room } from "./draft-head.js";
import { marks, markStyles } from "./draft-marks.js";

/** @typedef {import("./open-conversation.js").Suggestion} Suggestion */
/** @typedef {import("./draft-check.js").Finding} Finding */
/** @typedef {import("./draft-changes.js").Draft} Draft */

/** Fires `send` (detail: text, suggestionId, reason for what is blocked), `ask-leader` and `typed`. */
class ReplyComposer extends LitElement {
  static properties = {
    lang: {},
    conversation: { attribute: false },
    language: { attribute: false },
    api: { attribute: false },
    facts: { attribute: false },
    ask: { attribute: false },
    answered: { attribute: false },
    draft: { state: true },
    kept: { state: true },
  };

  static styles = [controls, markStyles, composerStyles];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    this.conversation = "";
    /** @type {import("../shared/i18n.js").Lang} the customer's */
    this.language = "en";
    /** @type {import("./desk-api.js").DeskApi} */
    this.api;
    this.draft = blank();
    /** @type {Draft | null} what an edit of a suggestion pushed aside */
    this.kept = null;
    /** What the check rests on: when it changes, the draft is looked at again. */
    this.facts = "";
    /** @type {(text: string) => Promise<import("./draft-check.js").Verdict | null>} */
    this.ask = async () => null;
    /** @type {import("./desk-store.js").Asked | null} what became of a reply a supervisor was asked about */
    this.answered = null;
    this.check = new DraftCheck(() => this.requestUpdate());
    this.deeds = { unlink: () => this.#unlink(), restore: () => this.#restore() };
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    this.check.ask = this.ask;
    if (changed.has("conversation")) {
      this.draft = drafts.get(this.conversation, blank());
      this.kept = null;
    }
    const { answered } = this;
    if (changed.has("answered") && answered?.status === "sent") {
      // It stands in the transcript now: to send it again would be a mistake.
      if (this.draft.text.trim() === answered.text) this.draft = blank();
    }
    const about = ["conversation", "facts", "draft", "lang"];
    if (about.some((name) => changed.has(name))) this.check.follow(this.draft.text);
  }

  /** @param {Map<string, any>} changed */
  updated(changed) {
    // Set here and not in the template, so that typing is never overwritten by a render.
    if (!changed.has("draft")) return;
    if (this.#field.value !== this.draft.text) this.#field.value = this.draft.text;
    drafts.set(this.conversation, this.draft.text && this.draft);
  }

  render() {
    return html`
      <form @submit=${this.#submit}>
        ${draftHead(this.draft, this.kept, this.deeds, this.lang)}
        <div class="field ${this.check.blocks(this.draft.text) ? "blocked" : ""}">
          <div class="marks" aria-hidden="true">${marks(this.draft.text, this.check.verdict)}</div>
          <textarea
            id="field"
            rows="2"
            aria-describedby="hint count told"
            @input=${this.#input}
            @compositionend=${this.#slash}
            @keydown=${this.#keys}
            @scroll=${this.#scrolled}
          ></textarea>
        </div>
        <p id="told" class="unseen" role="status">${this.check.telling(this.lang)}</p>
        <draft-findings
          .lang=${this.lang}
          .verdict=${this.check.verdict}
          @take=${(/** @type {CustomEvent<Finding>} */ { detail }) => this.#takeSafer(detail)}
          @ask-leader=${() =>
            this.dispatchEvent(
              new CustomEvent("ask-leader", { detail: this.check.verdict?.text ?? "" }),
            )}
          @override=${(/** @type {CustomEvent<string>} */ { detail }) => this.#send(detail)}
        ></draft-findings>
        ${this.#foot()}
      </form>
    `;
  }

  #foot() {
    const say = speaker(replyWords, this.lang);
    const { text } = this.draft;
    const off = room(text) < 0 || !text.trim() || this.check.blocks(text);
    const safer = this.check.verdict?.findings.some(({ instead }) => instead);
    return html`<div class="foot">
      <span id="hint">
        ${say("hint")} ${safer ? speaker(conductWords, this.lang)("takeHint") : nothing}
      </span>
      <canned-button
        .lang=${this.lang}
        .conversation=${this.conversation}
        .language=${this.language}
        .draft=${text}
        .api=${this.api}
        @take=${this.#insert}
        @back=${this.focusField}
      ></canned-button>
      <button class="main" ?disabled=${off}>${say("send")}</button>
    </div>`;
  }

  get #field() {
    return /** @type {HTMLTextAreaElement} */ (this.renderRoot.querySelector("textarea"));
  }

  async focusField() {
    await this.updateComplete;
    this.#field.focus();
  }

  /** @param {Suggestion} suggestion */
  async take(suggestion) {
    Object.assign(this, taken(this, suggestion));
    await this.#goOn(suggestion.text.length);
  }

  /** @param {CustomEvent<string>} event a canned reply */
  async #insert({ detail }) {
    const { selectionStart, selectionEnd } = this.#field;
    const { caret, ...drafts } = inserted(this, detail, selectionStart, selectionEnd);
    Object.assign(this, drafts);
    await this.#goOn(caret);
  }

  /** @param {number} caret where */
  async #goOn(caret) {
    await this.focusField();
    this.#field.setSelectionRange(caret, caret);
  }

  #unlink() {
    this.draft = { ...this.draft, from: null };
    this.focusField();
  }

  #restore() {
    this.draft = this.kept ?? blank();
    this.kept = null;
    this.focusField();
  }

  /**
   * @param {Event} event typed, or composed by an input method
   * @returns {boolean} whether the field asks for the canned replies, and is empty again
   */
  #slash({ type }) {
    const alone = type === "compositionend" || !this.draft.text;
    if (!alone || !asksForCanned(this.#field.value)) return false;
    this.#field.value = "";
    this.draft = blank();
    const button = this.renderRoot.querySelector("canned-button");
    /** @type {import("./canned-button.js").CannedButton} */ (button).open = true;
    return true;
  }

  /** @param {InputEvent} event */
  #input(event) {
    if (!event.isComposing && this.#slash(event)) return;
    const text = this.#field.value;
    this.draft = { text, from: text ? this.draft.from : null };
    this.dispatchEvent(new Event("typed"));
  }

  /** Other words in place of these, which are kept. @param {string} text */
  async exchange(text) {
    Object.assign(this, exchanged(this, text));
    await this.#goOn(text.length);
  }

  /** @param {Finding} [wanted] the first where none is named */
  async #takeSafer(wanted) {
    // Asked anew: the wording must go into the words that stand here now.
    const verdict = await this.check.settle(this.draft.text.trim());
    const found = verdict?.findings.find(
      ({ instead, rule, suggestion }) =>
        instead && (!wanted || (rule === wanted.rule && suggestion === wanted.suggestion)),
    );
    if (found?.instead) await this.exchange(found.instead);
  }

  #scrolled() {
    /** @type {Element} */ (this.renderRoot.querySelector(".marks")).scrollTop = this.#field.scrollTop;
  }

  /** @param {KeyboardEvent} event */
  #keys(event) {
    if (event.key !== "Enter" || event.isComposing) return;
    if (event.ctrlKey || event.metaKey) this.#submit(event);
    else if (event.altKey) {
      event.preventDefault();
      this.#takeSafer();
    }
  }

  /** @param {Event} event */
  async #submit(event) {
    event.preventDefault();
    const words = this.draft.text.trim();
    if (!words || room(words) < 0) return;
    const verdict = await this.check.settle(words);
    // Nobody answered: the line waits for the gateway, which checks it again in any case.
    if (verdict?.severity !== "block" && this.draft.text.trim().startsWith(words)) {
      this.#send(null, words);
    }
  }

  /** @param {string | null} reason @param {string} [words] those that were asked about */
  #send(reason, words = this.draft.text.trim()) {
    const detail = { text: words, suggestionId: this.draft.from?.id ?? null, reason };
    this.dispatchEvent(new CustomEvent("send", { detail }));
    Object.assign(this, sent(this.draft, words));
    this.focusField();
  }
}

customElements.define("reply-composer", ReplyComposer);

/** Where the agent writes, on their own or from a suggestion. */
import { LitElement, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { drafts } from "../shared/drafts.js";
import { speaker } from "../shared/i18n.js";
import { replyWords } from "../shared/words-replies.js";
import { composerStyles } from "./composer-styles.js";

/** @typedef {import("./open-conversation.js").Suggestion} Suggestion */
/** @typedef {{text: string, from: {id: number, rank: number} | null}} Draft */

const MAX_LENGTH = 4000;
const WARN_FROM = MAX_LENGTH - 400;
/** @returns {Draft} */
const blank = () => ({ text: "", from: null });

/** Fires `send` (detail: text and suggestionId) and `typed`. */
class ReplyComposer extends LitElement {
  static properties = {
    lang: {},
    conversation: { attribute: false },
    draft: { state: true },
    kept: { state: true },
  };

  static styles = [controls, composerStyles];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    this.conversation = "";
    this.draft = blank();
    /** @type {Draft | null} what an edit of a suggestion pushed aside */
    this.kept = null;
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (!changed.has("conversation")) return;
    this.draft = drafts.get(this.conversation, blank());
    this.kept = null;
  }

  /** @param {Map<string, any>} changed */
  updated(changed) {
    // Set here and not in the template, so that typing is never overwritten by a render.
    if (!changed.has("draft")) return;
    if (this.#field.value !== this.draft.text) this.#field.value = this.draft.text;
    drafts.set(this.conversation, this.draft.text && this.draft);
  }

  render() {
    const say = speaker(replyWords, this.lang);
    const left = MAX_LENGTH - [...this.draft.text].length;
    const { from } = this.draft;
    return html`
      <form @submit=${this.#submit}>
        <div class="head">
          <label for="field">${say("yourReply")}</label>
          ${
            from
              ? html`<span class="from">
                  ${say("from", { n: from.rank })}
                  <button type="button" class="link" @click=${this.#unlink}>${say("loose")}</button>
                </span>`
              : nothing
          }
          ${
            this.kept
              ? html`<button type="button" class="link" @click=${this.#restore}>
                  ${say("restore")}
                </button>`
              : nothing
          }
          <span id="count" class=${left < 0 ? "over" : ""}>${this.#count(left)}</span>
        </div>
        <textarea
          id="field"
          rows="2"
          aria-describedby="hint count"
          @input=${this.#input}
          @keydown=${this.#keys}
        ></textarea>
        <div class="foot">
          <span id="hint">${say("hint")}</span>
          <button class="main" ?disabled=${left < 0 || !this.draft.text.trim()}>
            ${say("send")}
          </button>
        </div>
      </form>
    `;
  }

  /** @param {number} left */
  #count(left) {
    const say = speaker(replyWords, this.lang);
    if (left > MAX_LENGTH - WARN_FROM) return nothing;
    return left < 0 ? say("over", { n: -left }) : say("left", { n: left });
  }

  get #field() {
    return /** @type {HTMLTextAreaElement} */ (this.renderRoot.querySelector("textarea"));
  }

  async focusField() {
    await this.updateComplete;
    this.#field.focus();
  }

  /** @param {Suggestion} suggestion */
  async take({ id, rank, text }) {
    const { draft } = this;
    if (draft.text.trim() && draft.text !== text) this.kept = draft;
    this.draft = { text, from: { id, rank } };
    await this.focusField();
    this.#field.setSelectionRange(text.length, text.length);
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

  #input() {
    const text = this.#field.value;
    this.draft = { text, from: text ? this.draft.from : null };
    this.dispatchEvent(new Event("typed"));
  }

  /** @param {KeyboardEvent} event */
  #keys(event) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    this.#submit(event);
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    const { text, from } = this.draft;
    if (!text.trim() || [...text].length > MAX_LENGTH) return;
    const detail = { text: text.trim(), suggestionId: from?.id ?? null };
    this.dispatchEvent(new CustomEvent("send", { detail }));
    this.draft = blank();
    this.kept = null;
    this.focusField();
  }
}

customElements.define("reply-composer", ReplyComposer);

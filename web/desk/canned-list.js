/** The canned replies to search and choose from, by keys alone if one likes. */
import { LitElement, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { speaker } from "../shared/i18n.js";
import { closeIcon } from "../shared/icons.js";
import { cannedWords } from "../shared/words-canned.js";
import { optionList, options } from "./canned-options.js";
import { cannedStyles } from "./canned-styles.js";

/** @typedef {import("../shared/i18n.js").Lang} Lang */
/** @typedef {import("./canned-book.js").Own} Own */

const LANGUAGES = /** @type {const} */ (["zh", "en"]);

/** Fires `take` (detail: the text), `write` (detail: the one to change), `speak` and `close`. */
class CannedList extends LitElement {
  static properties = {
    lang: {},
    book: { attribute: false },
    stamp: { attribute: false },
    language: { attribute: false },
    begin: { attribute: false },
    search: { state: true },
    active: { state: true },
  };

  static styles = [controls, cannedStyles];

  constructor() {
    super();
    /** @type {Lang} */
    this.lang = "en";
    /** @type {import("./canned-book.js").CannedBook} */
    this.book;
    /** Changes with every change of the book, which stays the same object. */
    this.stamp = 0;
    /** @type {Lang} */
    this.language = "en";
    /** The words of the reply that is the active one at first. */
    this.begin = "";
    this.search = "";
    this.active = 0;
  }

  firstUpdated() {
    const at = this.#offered.findIndex(({ own, text }) => own && text === this.begin);
    this.active = Math.max(0, at);
    this.#focus("input");
  }

  updated() {
    this.renderRoot.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }

  get #say() {
    return speaker(cannedWords, this.lang);
  }

  get #offered() {
    return options(this.book, this.language, this.search);
  }

  /** @param {string} selector */
  #focus(selector) {
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector(selector))?.focus();
  }

  render() {
    const offered = this.#offered;
    return html`${this.#top(offered)} ${this.#body(offered)} ${this.#foot(offered)}`;
  }

  /** @param {import("./canned-options.js").Option[]} offered */
  #top(offered) {
    const say = this.#say;
    return html`<div class="top">
      <label class="unseen" for="search">${say("search")}</label>
      <input
        id="search"
        role="combobox"
        autocomplete="off"
        aria-autocomplete="list"
        aria-controls="found"
        aria-expanded=${offered.length ? "true" : "false"}
        aria-activedescendant=${offered[this.active] ? `option-${this.active}` : nothing}
        aria-describedby="keys"
        placeholder=${say("search")}
        .value=${this.search}
        @input=${this.#typed}
        @keydown=${this.#keys}
      />
      <div role="group" aria-label=${say("language")}>
        ${LANGUAGES.map(
          (each) =>
            html`<button
              lang=${each === "zh" ? "zh-CN" : "en"}
              aria-pressed=${each === this.language ? "true" : "false"}
              @click=${() => this.#speak(each)}
            >
              ${say(each)}
            </button>`,
        )}
      </div>
      <button
        class="quiet icon"
        aria-label=${say("close")}
        @click=${() => this.dispatchEvent(new Event("close"))}
      >
        ${closeIcon}
      </button>
    </div>`;
  }

  /** @param {import("./canned-options.js").Option[]} offered */
  #body(offered) {
    const { state } = this.book;
    const say = this.#say;
    if (state === "failed") {
      return html`<p class="none" role="alert">
        ${say("failed")} <button @click=${() => this.book.load()}>${say("again")}</button>
      </p>`;
    }
    const none = say(state === "there" ? "none" : "loading");
    return html`
      ${optionList(offered, this.active, ({ text }) => this.#take(text), this.lang)}
      ${offered.length ? nothing : html`<p class="none">${none}</p>`}
    `;
  }

  /** @param {import("./canned-options.js").Option[]} offered */
  #foot(offered) {
    const say = this.#say;
    const { deed, problem } = this.book;
    const own = offered[this.active]?.own;
    const n = offered.length;
    const found = n === 1 ? say("foundOne") : say("found", { n });
    const told = problem ? say(problem) : deed ? say(deed.what) : found;
    return html`<div class="foot">
      <span role="status" class=${problem ? "wrong" : ""}>${told}</span>
      ${deed?.back ? html`<button id="undo" @click=${this.#undo}>${say("undo")}</button>` : nothing}
      ${own ? this.#deeds(own) : nothing}
      <button @click=${() => this.#write(null)}>${say("add")}</button>
      <small id="keys">${say("hint")}</small>
    </div>`;
  }

  /** @param {Own} own the active one */
  #deeds(own) {
    const say = this.#say;
    const { text } = own;
    return html`
      <button aria-label=${say("editThis", { text })} @click=${() => this.#write(own)}>
        ${say("edit")}
      </button>
      <button aria-label=${say("removeThis", { text })} @click=${() => this.#remove(own)}>
        ${say("remove")}
      </button>
    `;
  }

  /** @param {Event} event */
  #typed(event) {
    this.search = /** @type {HTMLInputElement} */ (event.target).value;
    this.active = 0;
    this.book.forget();
  }

  /** @param {Lang} language */
  #speak(language) {
    this.active = 0;
    this.dispatchEvent(new CustomEvent("speak", { detail: language }));
  }

  /** @param {KeyboardEvent} event */
  #keys(event) {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const offered = this.#offered;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step && event.key !== "Enter") return;
    event.preventDefault();
    if (!offered.length) return;
    if (step) this.active = (this.active + step + offered.length) % offered.length;
    else this.#take(offered[this.active].text);
  }

  /** @param {string} text */
  #take(text) {
    this.dispatchEvent(new CustomEvent("take", { detail: text }));
  }

  /** @param {Own | null} own */
  #write(own) {
    this.dispatchEvent(new CustomEvent("write", { detail: own }));
  }

  /** @param {Own} own */
  async #remove(own) {
    if (!(await this.book.remove(own))) return;
    this.active = 0;
    this.requestUpdate();
    await this.updateComplete;
    // The button that was pressed may be gone: the focus goes to what takes it back.
    this.#focus("#undo");
  }

  async #undo() {
    await this.book.undo();
    await this.updateComplete;
    this.#focus("input");
  }
}

customElements.define("canned-list", CannedList);

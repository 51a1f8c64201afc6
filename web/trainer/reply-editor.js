/** The approved replies: every wording by language, act and strategy, and what is missing. */
import { LitElement, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { languageOf, speaker } from "../shared/i18n.js";
import { meaning } from "../shared/meaning.js";
import { repliesWords } from "../shared/words-trainer-replies.js";
import { passingOn } from "./passing-on.js";
import { panelStyles } from "./trainer-styles.js";
import "./wording-form.js";
import { replyStyles } from "./reply-styles.js";

/** Fires `failed` (detail: the error). */
class ReplyEditor extends LitElement {
  static properties = {
    lang: {},
    api: { attribute: false },
    wordings: { state: true },
    words: { state: true },
    reply: { state: true },
    edited: { state: true },
  };

  static styles = [
    controls,
    panelStyles,
    replyStyles,
  ];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {import("./trainer-api.js").TrainerApi} */
    this.api;
    /** @type {any[] | null} */
    this.wordings = null;
    this.words = "";
    this.reply = "";
    /** @type {any} the wording that is being changed; without a line it is a new one */
    this.edited = null;
    this.pass = passingOn(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  get #say() {
    return speaker(repliesWords, this.lang);
  }

  /** @returns {Map<string, any[]>} */
  get #replies() {
    const found = new Map();
    for (const each of this.wordings ?? []) {
      found.set(each.reply, [...(found.get(each.reply) ?? []), each]);
    }
    return found;
  }

  render() {
    const say = this.#say;
    const replies = this.#replies;
    const wanted = this.words.trim().toLowerCase();
    const shown = [...replies].filter(
      ([name, wordings]) =>
        name.includes(wanted) || wordings.some(({ text }) => text.toLowerCase().includes(wanted)),
    );
    return html`
      <div class="halves">
        <nav aria-label=${say("replies")}>
          <div class="search">
            <label for="words">${say("searchReplies")}</label>
            <input
              id="words"
              type="search"
              .value=${this.words}
              @input=${(/** @type {any} */ event) => (this.words = event.target.value)}
            />
            <p class="soft" role="status">
              ${this.wordings ? say("foundReplies", { n: shown.length }) : say("loading")}
            </p>
          </div>
          <ul>
            ${shown.map(
              ([name, wordings]) =>
                html`<li>
                  <button
                    aria-current=${name === this.reply ? "true" : nothing}
                    @click=${() => this.#choose(name)}
                  >
                    <span>${name}</span>
                    ${missing(wordings).length ? html`<span class="missing">!</span>` : nothing}
                  </button>
                </li>`,
            )}
          </ul>
        </nav>
        <section class="body" aria-label=${this.reply || say("replies")}>
          ${
            this.reply
              ? this.#chosen(replies.get(this.reply) ?? [])
              : html`<p class="none">${say("chooseReply")}</p>`
          }
        </section>
      </div>
    `;
  }

  /** @param {any[]} wordings */
  #chosen(wordings) {
    const say = this.#say;
    return html`
      <h2>${this.reply}</h2>
      <p class="soft">${meaning("act", wordings[0]?.act ?? "", this.lang)}</p>
      ${missing(wordings).map(
        (language) =>
          html`<p class="missing">${say("missing", { language: meaning("lang", language, this.lang) })}</p>`,
      )}
      <p>
        <button @click=${() => (this.edited = { ...wordings[0], text: "", line: null })}>
          ${say("addWording")}
        </button>
      </p>
      ${
        this.edited
          ? html`<wording-form
              .lang=${this.lang}
              .api=${this.api}
              .wording=${this.edited}
              @taught=${this.#taught}
              @taken-back=${() => {
                this.edited = null;
                this.#load();
              }}
              @failed=${this.pass}
            ></wording-form>`
          : nothing
      }
      <div>${wordings.map((each) => this.#wording(each))}</div>
    `;
  }

  /** @param {any} wording */
  #wording(wording) {
    const { lang } = this;
    const [low, high] = wording.hostility;
    return html`<div class="wording">
      <p lang=${languageOf(wording.text)}>${wording.text}</p>
      <p class="line soft">
        ${meaning("lang", wording.language, lang)} · ${meaning("strategy", wording.strategy, lang)} ·
        ${this.#say("madeFor", { low, high })}
        ${wording.jurisdiction.length ? html`· ${wording.jurisdiction.join(", ")}` : nothing}
        <button class="link" @click=${() => (this.edited = wording)}>
          ${this.#say("edit")}<span class="unseen">: ${wording.text.slice(0, 60)}</span>
        </button>
      </p>
    </div>`;
  }

  /** @param {string} name */
  #choose(name) {
    this.reply = name;
    this.edited = null;
  }

  /** What was written is what stands there now; a new wording has a line of its own. */
  async #taught() {
    const { text, language } = this.renderRoot.querySelector("wording-form")?.now ?? {};
    await this.#load();
    const now = (this.wordings ?? []).find(
      (each) => each.reply === this.reply && each.text === text.trim() && each.language === language,
    );
    if (now) this.edited = now;
  }

  async #load() {
    try {
      this.wordings = (await this.api.get("replies")).wordings;
    } catch (error) {
      this.dispatchEvent(new CustomEvent("failed", { detail: error }));
    }
  }

}

/** @param {any[]} wordings @returns {string[]} the languages in which it cannot be said */
function missing(wordings) {
  return ["zh", "en"].filter((lang) => !wordings.some(({ language }) => language === lang));
}

customElements.define("reply-editor", ReplyEditor);

/** One wording while it is written, with the conduct check beside it. */
import { LitElement, html } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { speaker } from "../shared/i18n.js";
import { meaning } from "../shared/meaning.js";
import { repliesWords } from "../shared/words-trainer-replies.js";
import { select } from "./fields.js";
import "./lesson-save.js";
import { passingOn } from "./passing-on.js";
import { panelStyles } from "./trainer-styles.js";
import { wordingStyles } from "./wording-styles.js";
import { wordingTags } from "./wording-tags.js";
import "./wording-verdict.js";

/** Fires `taught`, `taken-back` and `failed` (detail: the error). */
class WordingForm extends LitElement {
  static properties = {
    lang: {},
    api: { attribute: false },
    wording: { attribute: false },
    now: { state: true },
    blocked: { state: true },
  };

  static styles = [controls, panelStyles, wordingStyles];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {import("./trainer-api.js").TrainerApi} */
    this.api;
    /** @type {any} */
    this.wording;
    /** @type {any} */
    this.now = null;
    this.blocked = false;
    this.pass = passingOn(this);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("wording")) this.now = { ...this.wording };
  }

  get #lesson() {
    const { text, reply, act, strategy, language, hostility, jurisdiction, file, line } = this.now;
    if (!text.trim() || this.blocked) return null;
    const tags = { act, strategy, language, hostility, jurisdiction };
    if (!line) return { kind: "add_wording", reply, text, ...tags };
    return { kind: "change_wording", file, line, was: this.wording.text, text, ...tags };
  }

  render() {
    const say = speaker(repliesWords, this.lang);
    const { now } = this;
    return html`
      <form @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
        <div>
          <label for="text">${say("wording")}</label>
          <textarea
            id="text"
            rows="3"
            maxlength="2000"
            .value=${now.text}
            @input=${(/** @type {any} */ event) => this.#put({ text: event.target.value })}
          ></textarea>
          <wording-verdict
            .lang=${this.lang}
            .api=${this.api}
            .text=${now.text}
            .language=${now.language}
            @verdict=${(/** @type {CustomEvent} */ event) => (this.blocked = event.detail === "block")}
            @failed=${this.pass}
          ></wording-verdict>
        </div>
        <div class="fields">
          ${select(
            "language",
            say("language"),
            now.language,
            ["zh", "en"].map((name) => [name, meaning("lang", name, this.lang)]),
            (language) => this.#put({ language }),
          )}
          ${wordingTags("", now, this.lang, (some) => this.#put(some))}
        </div>
      </form>
      <lesson-save
        .lang=${this.lang}
        .api=${this.api}
        .lesson=${this.#lesson}
        @taught=${this.pass}
        @taken-back=${this.pass}
        @failed=${this.pass}
      ></lesson-save>
    `;
  }

  /** @param {object} some */
  #put(some) {
    this.now = { ...this.now, ...some };
  }
}

customElements.define("wording-form", WordingForm);

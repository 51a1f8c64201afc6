/** Says what a message means, beside what is known already, and makes examples of it. */
import { LitElement, html } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { languageOf, speaker } from "../shared/i18n.js";
import { correctWords } from "../shared/words-trainer-correct.js";
import "./entity-marks.js";
import { typing } from "./keys.js";
import { labelFields } from "./label-fields.js";
import { guessedIntents, similarExamples } from "./similar-examples.js";
import "./lesson-save.js";
import { passingOn } from "./passing-on.js";
import "./review-marks.js";
import { panelStyles } from "./trainer-styles.js";
import { formStyles } from "./form-styles.js";

const PAUSE_MS = 400;
const MOST_GUESSES = 9;

/** Fires `taught` and `failed` (detail: the error). */
class CorrectForm extends LitElement {
  static properties = {
    lang: {},
    api: { attribute: false },
    choices: { attribute: false },
    message: { attribute: false },
    labels: { state: true },
    text: { state: true },
    more: { state: true },
    marks: { state: true },
    near: { state: true },
  };

  static styles = [
    controls,
    panelStyles,
    formStyles,
  ];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {import("./trainer-api.js").TrainerApi} */
    this.api;
    /** @type {{intents: string[], flags: string[], targets: string[], entities: string[]} | null} */
    this.choices = null;
    /** @type {any} */
    this.message = null;
    this.labels = { intent: "", also: [], hostility: 0, target: "none", risk: [], language: "en" };
    /** @type {import("./entity-marks.js").Mark[]} of the first example */
    this.marks = [];
    this.text = "";
    this.more = "";
    /** @type {{similar: any[], nearer: string | null} | null} */
    this.near = null;
    this.timer = 0;
    this.asked = 0;
    this.pass = passingOn(this);
    this.listen = (/** @type {KeyboardEvent} */ event) => this.#key(event);
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener("keydown", this.listen);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener("keydown", this.listen);
    clearTimeout(this.timer);
  }

  get #say() {
    return speaker(correctWords, this.lang);
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (changed.has("message") && changed.get("message")?.id !== this.message?.id) this.#begin();
  }

  #begin() {
    const { text = "", understanding: found = {} } = this.message ?? {};
    this.text = text;
    this.more = "";
    this.marks = [];
    this.near = null;
    this.labels = {
      intent: found?.intent?.name ?? "",
      also: [],
      hostility: found?.hostility?.level ?? 0,
      target: found?.hostility?.target ?? "none",
      risk: [...(found?.risk ?? [])],
      language: languageOf(text) === "en" ? "en" : "zh",
    };
    this.#look(0);
  }

  /** @returns {string[]} the intents that are likely, for the keys 1 to 9 */
  get #guesses() {
    const found = this.message?.understanding ?? {};
    const near = (this.near?.similar ?? []).map((each) => each.intent);
    const understood = (found.intents ?? []).map((/** @type {any} */ each) => each.name);
    const all = [found.intent?.name, this.near?.nearer, ...understood, ...near];
    return [...new Set(all.filter(Boolean))].slice(0, MOST_GUESSES);
  }

  get #lesson() {
    const { intent, language, also, hostility, target, risk } = this.labels;
    const lines = [this.text, ...this.more.split("\n")].map((line) => line.trim()).filter(Boolean);
    if (!intent || !lines.length) return null;
    const own = this.text.trim();
    const examples = lines.map((text) => ({
      text,
      also,
      hostility,
      target,
      risk,
      entities: text === own ? this.marks : [],
    }));
    return { kind: "add_examples", intent, language, examples };
  }

  render() {
    const say = this.#say;
    if (!this.message) return html`<p class="none">${say("chooseMessage")}</p>`;
    return html`
      <section aria-labelledby="heading">
        <div class="head"><h2 id="heading">${say("correct")}</h2></div>
        <div class="body">
          <review-marks
            .lang=${this.lang}
            .api=${this.api}
            .item=${this.message.review}
            @taught=${this.pass}
            @failed=${this.pass}
          ></review-marks>
          ${guessedIntents(this.#guesses, this.labels.intent, this.lang, (intent) => this.#relabel({ intent }))}
          ${labelFields(this.labels, this.choices, this.lang, (some) => this.#relabel(some))}
          <div>
            <label for="text">${say("exampleText")}</label>
            <textarea
              id="text"
              rows="2"
              maxlength="1000"
              aria-describedby="hint"
              .value=${this.text}
              @input=${this.#write}
            ></textarea>
            <p class="soft" id="hint">${say("ownWords")}</p>
          </div>
          <entity-marks
            .lang=${this.lang}
            .kinds=${this.choices?.entities ?? []}
            .marks=${this.marks}
            .selected=${() => this.#selected()}
            @marks=${(/** @type {CustomEvent} */ event) => (this.marks = event.detail)}
          ></entity-marks>
          ${similarExamples(this.near, this.lang)}
          <div>
            <label for="more">${say("moreExamples")}</label>
            <textarea
              id="more"
              rows="5"
              .value=${this.more}
              @input=${(/** @type {any} */ event) => (this.more = event.target.value)}
            ></textarea>
          </div>
          <lesson-save
            .lang=${this.lang}
            .api=${this.api}
            .lesson=${this.#lesson}
            @taught=${this.#taught}
            @failed=${this.pass}
          ></lesson-save>
        </div>
      </section>
    `;
  }

  /** @returns {string} the words of the example that are selected */
  #selected() {
    const field = /** @type {HTMLTextAreaElement} */ (this.renderRoot.querySelector("#text"));
    return this.text.slice(field.selectionStart, field.selectionEnd).trim();
  }

  /** @param {object} some */
  #relabel(some) {
    this.labels = { ...this.labels, ...some };
    if ("intent" in some) this.#look(0);
  }

  /** @param {any} event */
  #write(event) {
    this.text = event.target.value;
    this.marks = this.marks.filter(({ text }) => this.text.includes(text));
    this.#look(PAUSE_MS);
  }

  /** @param {number} pause */
  #look(pause) {
    clearTimeout(this.timer);
    if (!this.message || !this.text.trim()) return;
    this.timer = setTimeout(async () => {
      const asked = (this.asked += 1);
      try {
        const found = await this.api.post("similar", { text: this.text, intent: this.labels.intent });
        if (asked === this.asked) this.near = found;
      } catch (error) {
        this.dispatchEvent(new CustomEvent("failed", { detail: error }));
      }
    }, pause);
  }

  async #taught() {
    const { review } = this.message;
    if (review) await this.api.post(`reviews/${review.message_id}`, { reviewed: true });
    this.#look(0);
    this.dispatchEvent(new Event("taught"));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const guess = this.#guesses[Number(event.key) - 1];
    if (!guess || typing(event) || !this.offsetParent) return;
    event.preventDefault();
    this.#relabel({ intent: guess });
  }
}

customElements.define("correct-form", CorrectForm);

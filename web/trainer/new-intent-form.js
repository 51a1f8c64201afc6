/** A new intent, step by step: its name, examples in both languages, and what is suggested then. */
import { LitElement, html } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { speaker } from "../shared/i18n.js";
import { meaning } from "../shared/meaning.js";
import { newWords } from "../shared/words-trainer-new.js";
import { choicesOf, input, select, textarea } from "./fields.js";
import "./lesson-save.js";
import { passingOn } from "./passing-on.js";
import { newStyles } from "./new-styles.js";
import { panelStyles } from "./trainer-styles.js";

const ENOUGH = 25;
const LANGUAGES = /** @type {const} */ (["zh", "en"]);
const PLACES = [0, 1, 2];

/** Fires `taught` and `failed` (detail: the error). */
class NewIntentForm extends LitElement {
  static properties = {
    lang: {},
    api: { attribute: false },
    choices: { attribute: false },
    now: { state: true },
  };

  static styles = [controls, panelStyles, newStyles];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {import("./trainer-api.js").TrainerApi} */
    this.api;
    /** @type {any} */
    this.choices;
    this.now = { name: "", topic: "", zh: "", en: "", suggest: ["", "", ""] };
    this.pass = passingOn(this);
  }

  get #lesson() {
    const { name, topic, zh, en, suggest } = this.now;
    const chosen = suggest.filter(Boolean);
    if (!name.trim() || !topic || !chosen.length || !lines(zh).length || !lines(en).length) return null;
    const examples = (/** @type {string} */ text) => lines(text).map((each) => ({ text: each }));
    const named = { kind: "add_intent", name: name.trim(), topic };
    return { ...named, zh: examples(zh), en: examples(en), suggest: chosen };
  }

  render() {
    const say = speaker(newWords, this.lang);
    const { now, choices } = this;
    return html`
      <section aria-labelledby="heading">
        <h2 id="heading">${say("newIntent")}</h2>
        <p class="soft">${say("newIntentHow")}</p>
        <div class="fields">
          ${input("name", say("name"), now.name, (name) => this.#put({ name }), say("nameHint"))}
          ${select("topic", say("fileOf"), now.topic, choicesOf(choices.example_topics), (topic) =>
            this.#put({ topic }),
          )}
        </div>
        ${LANGUAGES.map((language) =>
          textarea(
            language,
            say("examplesIn", { language: meaning("lang", language, this.lang) }),
            now[language],
            (text) => this.#put({ [language]: text }),
            {
              rows: 6,
              lang: language === "zh" ? "zh-CN" : "en",
              hint: say("examplesSoFar", { n: lines(now[language]).length, enough: ENOUGH }),
            },
          ),
        )}
        <fieldset>
          <legend>${say("thenSuggest")}</legend>
          <div class="fields">
            ${PLACES.map((at) =>
              select(
                `suggest-${at}`,
                say("suggestion", { n: at + 1 }),
                now.suggest[at],
                choicesOf(choices.actions),
                (action) =>
                  this.#put({ suggest: now.suggest.map((each, n) => (n === at ? action : each)) }),
              ),
            )}
          </div>
        </fieldset>
        <lesson-save
          .lang=${this.lang}
          .api=${this.api}
          .lesson=${this.#lesson}
          @taught=${this.pass}
          @failed=${this.pass}
        ></lesson-save>
        <p class="soft">${say("newIntentAfter")}</p>
      </section>
    `;
  }

  /** @param {object} some */
  #put(some) {
    this.now = { ...this.now, ...some };
  }
}

/** @param {string} text */
function lines(text) {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}

customElements.define("new-intent-form", NewIntentForm);

/** A new reply, step by step: what it does, when it is suggested, and its wordings. */
import { LitElement, html } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { speaker } from "../shared/i18n.js";
import { intentWords, meaning } from "../shared/meaning.js";
import { newWords } from "../shared/words-trainer-new.js";
import { choicesOf, input, select, textarea } from "./fields.js";
import "./lesson-save.js";
import { newStyles } from "./new-styles.js";
import { passingOn } from "./passing-on.js";
import { panelStyles } from "./trainer-styles.js";
import { wordingTags } from "./wording-tags.js";
import "./wording-verdict.js";

/** @typedef {{text: string, language: "zh" | "en", strategy: string, hostility: number[], blocked: boolean}} Row */

/** Fires `taught` and `failed` (detail: the error). */
class NewReplyForm extends LitElement {
  static properties = {
    lang: {},
    api: { attribute: false },
    choices: { attribute: false },
    now: { state: true },
    rows: { state: true },
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
    this.now = { name: "utter_", topic: "", act: "", intent: "", place: "" };
    /** @type {Row[]} */
    this.rows = [row("zh", "reflect"), row("zh", "clarify"), row("en", "reflect"), row("en", "clarify")];
    this.pass = passingOn(this);
  }

  get #lesson() {
    const { name, topic, act, intent, place } = this.now;
    const written = this.rows.filter(({ text }) => text.trim());
    const ready = name.trim() && topic && act && intent && written.length;
    if (!ready || written.some(({ blocked }) => blocked)) return null;
    return {
      kind: "add_reply",
      name: name.trim(),
      topic,
      intent,
      place: place === "" ? null : Number(place),
      wordings: written.map(({ blocked, ...wording }) => ({ ...wording, act })),
    };
  }

  render() {
    const say = speaker(newWords, this.lang);
    return html`
      <section aria-labelledby="heading">
        <h2 id="heading">${say("newReply")}</h2>
        <p class="soft">${say("newReplyHow")}</p>
        <div class="fields">${this.#about()}</div>
        ${this.rows.map((each, at) => this.#wording(each, at))}
        <p class="line">
          ${(/** @type {const} */ (["zh", "en"])).map(
            (language) =>
              html`<button @click=${() => (this.rows = [...this.rows, row(language, "validate")])}>
                ${say("oneMore", { language: meaning("lang", language, this.lang) })}
              </button>`,
          )}
        </p>
        <lesson-save
          .lang=${this.lang}
          .api=${this.api}
          .lesson=${this.#lesson}
          @taught=${this.pass}
          @failed=${this.pass}
        ></lesson-save>
      </section>
    `;
  }

  #about() {
    const say = speaker(newWords, this.lang);
    const { now, choices, lang } = this;
    const row = choices.suggested[now.intent] ?? [];
    const intents = Object.keys(choices.suggested);
    const before = (/** @type {string} */ each, /** @type {number} */ at) => [String(at), say("before", { action: each })];
    return html`
      ${input("name", say("name"), now.name, (name) => this.#put({ name }), say("replyNameHint"))}
      ${select("topic", say("fileOf"), now.topic, choicesOf(choices.reply_topics), (topic) => this.#put({ topic }))}
      ${select("act", say("whatItDoes"), now.act, choicesOf(choices.acts, (act) => meaning("act", act, lang)), (act) =>
        this.#put({ act }),
      )}
      ${select(
        "intent",
        say("suggestedFor"),
        now.intent,
        choicesOf(intents, (intent) => `${intentWords(intent, lang)} (${intent})`),
        (intent) => this.#put({ intent, place: "" }),
      )}
      ${select("place", say("placeInTable"), now.place, [["", say("last")], ...row.map(before)], (place) =>
        this.#put({ place }),
      )}
    `;
  }

  /** @param {Row} wording @param {number} at */
  #wording(wording, at) {
    const say = speaker(newWords, this.lang);
    const { text, language } = wording;
    const words = say("wordingIn", { n: at + 1, language: meaning("lang", language, this.lang) });
    return html`<fieldset>
      <legend>${words}</legend>
      ${textarea(`text-${at}`, words, text, (text) => this.#change(at, { text }), {
        rows: 2,
        lang: language === "zh" ? "zh-CN" : "en",
      })}
      <wording-verdict
        .lang=${this.lang}
        .api=${this.api}
        .text=${text}
        .language=${language}
        @verdict=${(/** @type {CustomEvent} */ event) => this.#change(at, { blocked: event.detail === "block" })}
        @failed=${this.pass}
      ></wording-verdict>
      <div class="fields">${wordingTags(`${at}-`, wording, this.lang, (some) => this.#change(at, some))}</div>
    </fieldset>`;
  }

  /** @param {object} some */
  #put(some) {
    this.now = { ...this.now, ...some };
  }

  /** @param {number} at @param {Partial<Row>} some */
  #change(at, some) {
    this.rows = this.rows.map((each, n) => (n === at ? { ...each, ...some } : each));
  }
}

/** @param {"zh" | "en"} language @param {string} strategy @returns {Row} */
function row(language, strategy) {
  return { text: "", language, strategy, hostility: [0, 4], blocked: false };
}

customElements.define("new-reply-form", NewReplyForm);

/** One wording while it is written, with the conduct check beside it. */
import { LitElement, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { speaker } from "../shared/i18n.js";
import { meaning } from "../shared/meaning.js";
import { repliesWords } from "../shared/words-trainer-replies.js";
import "./lesson-save.js";
import { problemStyles } from "./lesson-problems.js";
import { panelStyles } from "./trainer-styles.js";
import { wordingStyles } from "./wording-styles.js";

const STRATEGIES = [
  "reflect",
  "validate",
  "clarify",
  "choice",
  "information",
  "boundary",
  "signpost",
];
const LEVELS = [0, 1, 2, 3, 4];
const PAUSE_MS = 300;

/** Fires `taught`, `taken-back` and `failed` (detail: the error). */
class WordingForm extends LitElement {
  static properties = {
    lang: {},
    api: { attribute: false },
    wording: { attribute: false },
    now: { state: true },
    verdict: { state: true },
  };

  static styles = [
    controls,
    panelStyles,
    problemStyles,
    wordingStyles,
  ];

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
    /** @type {{severity: string, findings: any[]} | null} */
    this.verdict = null;
    this.timer = 0;
    this.asked = 0;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("wording")) this.#put({ ...this.wording });
  }

  get #lesson() {
    const { text, reply, act, strategy, language, hostility, jurisdiction, file, line } = this.now;
    if (!text.trim()) return null;
    const tags = { act, strategy, language, hostility, jurisdiction };
    if (!line) return { kind: "add_wording", reply, text, ...tags };
    return { kind: "change_wording", file, line, was: this.wording.text, text, ...tags };
  }

  render() {
    const say = speaker(repliesWords, this.lang);
    const { now } = this;
    const levels = (/** @type {number} */ at) =>
      LEVELS.map((n) => [String(n), String(n)]).filter(([n]) =>
        at ? Number(n) >= now.hostility[0] : Number(n) <= now.hostility[1],
      );
    return html`
      <form @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
        <div>
          <label for="text">${say("wording")}</label>
          <textarea
            id="text"
            rows="3"
            maxlength="2000"
            aria-describedby="verdict"
            .value=${now.text}
            @input=${(/** @type {any} */ event) => this.#put({ ...now, text: event.target.value })}
          ></textarea>
          <div id="verdict" role="status">${this.#verdict()}</div>
        </div>
        <div class="fields">
          ${this.#select("language", say("language"), now.language, [
            ["zh", meaning("lang", "zh", this.lang)],
            ["en", meaning("lang", "en", this.lang)],
          ], (language) => ({ language }))}
          ${this.#select(
            "strategy",
            say("strategy"),
            now.strategy,
            STRATEGIES.map((name) => [name, meaning("strategy", name, this.lang)]),
            (strategy) => ({ strategy }),
          )}
          ${this.#select("low", say("heatFrom"), String(now.hostility[0]), levels(0), (low) => ({
            hostility: [Number(low), now.hostility[1]],
          }))}
          ${this.#select("high", say("heatTo"), String(now.hostility[1]), levels(1), (high) => ({
            hostility: [now.hostility[0], Number(high)],
          }))}
        </div>
      </form>
      <lesson-save
        .lang=${this.lang}
        .api=${this.api}
        .lesson=${this.#lesson}
        @taught=${this.#pass}
        @taken-back=${this.#pass}
        @failed=${this.#pass}
      ></lesson-save>
    `;
  }

  #verdict() {
    const say = speaker(repliesWords, this.lang);
    if (!this.now.text.trim()) return nothing;
    if (!this.verdict) return html`<p class="soft">${say("checking")}</p>`;
    const { severity, findings } = this.verdict;
    if (!findings.length) return html`<p class="fine">${say("conductFine")}</p>`;
    return html`<div class="problems ${severity === "block" ? "grave" : ""}">
      <ul>
        ${findings.map(
          ({ rule, message, suggestion }) =>
            html`<li><b>${rule}</b> ${message} ${suggestion ? html`→ ${suggestion}` : nothing}</li>`,
        )}
      </ul>
    </div>`;
  }

  /** @param {string} id @param {string} label @param {string} value @param {string[][]} options @param {(value: string) => object} take */
  #select(id, label, value, options, take) {
    return html`<div>
      <label for=${id}>${label}</label>
      <select
        id=${id}
        @change=${(/** @type {any} */ event) => this.#put({ ...this.now, ...take(event.target.value) })}
      >
        ${options.map(
          ([name, words]) => html`<option value=${name} .selected=${name === value}>${words}</option>`,
        )}
      </select>
    </div>`;
  }

  /** @param {any} now */
  #put(now) {
    this.now = now;
    clearTimeout(this.timer);
    const { text, language } = now;
    const asked = (this.asked += 1);
    this.verdict = null;
    if (!text.trim()) return;
    this.timer = setTimeout(async () => {
      try {
        const found = await this.api.post("replies/check", { text, language, shown: this.lang });
        if (asked === this.asked) this.verdict = found;
      } catch (error) {
        this.dispatchEvent(new CustomEvent("failed", { detail: error }));
      }
    }, PAUSE_MS);
  }

  /** @param {Event} event */
  #pass(event) {
    const { detail } = /** @type {CustomEvent} */ (event);
    this.dispatchEvent(new CustomEvent(event.type, { detail }));
  }
}

customElements.define("wording-form", WordingForm);

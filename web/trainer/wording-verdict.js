/** What the conduct check says of a wording while it is written. */
import { LitElement, css, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { speaker } from "../shared/i18n.js";
import { repliesWords } from "../shared/words-trainer-replies.js";
import { problemStyles } from "./lesson-problems.js";

const PAUSE_MS = 300;

/** Fires `verdict` (detail: "none", "fix" or "block") and `failed` (detail: the error). */
class WordingVerdict extends LitElement {
  static properties = {
    lang: {},
    api: { attribute: false },
    text: {},
    language: {},
    verdict: { state: true },
  };

  static styles = [
    controls,
    problemStyles,
    css`
      p {
        color: var(--ink-soft);
        font-size: var(--text-s);
      }
      .fine {
        color: var(--accent-deep);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {import("./trainer-api.js").TrainerApi} */
    this.api;
    this.text = "";
    this.language = "en";
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
    if (["text", "language", "lang"].some((name) => changed.has(name))) this.#ask();
  }

  render() {
    const say = speaker(repliesWords, this.lang);
    return html`<div role="status">${this.text.trim() ? this.#told(say) : nothing}</div>`;
  }

  /** @param {ReturnType<typeof speaker<typeof repliesWords.en>>} say */
  #told(say) {
    if (!this.verdict) return html`<p>${say("checking")}</p>`;
    const { severity, findings } = this.verdict;
    if (!findings.length) return html`<p class="fine">${say("conductFine")}</p>`;
    return html`<div class="problems ${severity === "block" ? "grave" : ""}">
      ${severity === "block" ? html`<p><b>${say("conductBlocks")}</b></p>` : nothing}
      <ul>
        ${findings.map(
          ({ rule, message, suggestion }) =>
            html`<li><b>${rule}</b> ${message} ${suggestion ? html`→ ${suggestion}` : nothing}</li>`,
        )}
      </ul>
    </div>`;
  }

  #ask() {
    clearTimeout(this.timer);
    const { text, language, lang } = this;
    const asked = (this.asked += 1);
    this.#put(null);
    if (!text.trim()) return;
    this.timer = setTimeout(async () => {
      try {
        const found = await this.api.post("replies/check", { text, language, shown: lang });
        if (asked === this.asked) this.#put(found);
      } catch (error) {
        this.dispatchEvent(new CustomEvent("failed", { detail: error }));
      }
    }, PAUSE_MS);
  }

  /** @param {{severity: string, findings: any[]} | null} verdict */
  #put(verdict) {
    this.verdict = verdict;
    this.dispatchEvent(new CustomEvent("verdict", { detail: verdict?.severity ?? "none" }));
  }
}

customElements.define("wording-verdict", WordingVerdict);

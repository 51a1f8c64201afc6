/** Plays the story to the live model: what would it do at each step, and what should it do next? */
import { LitElement, css, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { speaker } from "../shared/i18n.js";
import { confidence, intentWords, meaning } from "../shared/meaning.js";
import { storyWords } from "../shared/words-trainer-story.js";
import { panelStyles } from "./trainer-styles.js";

/** Fires `change-step` (detail: `{at, step}`), `next-step` (detail: the step) and `failed`. */
class StoryPlay extends LitElement {
  static properties = {
    lang: {},
    api: { attribute: false },
    language: {},
    steps: { attribute: false },
    played: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  static styles = [
    controls,
    panelStyles,
    css`
      :host {
        display: grid;
        gap: var(--s2);
        background: none;
      }
      li {
        padding: var(--s1) 0;
      }
      .same {
        color: var(--accent-deep);
      }
      .other {
        color: var(--alarm);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {import("./trainer-api.js").TrainerApi} */
    this.api;
    /** In which the story is held. @type {import("../shared/i18n.js").Lang} */
    this.language = "en";
    /** @type {import("./story-steps.js").Step[]} */
    this.steps = [];
    /** @type {any} */
    this.played = null;
    this.problem = "";
    this.busy = false;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    // What was played belongs to other steps. Once begun, the play goes along with each change.
    if (changed.has("steps") && this.played) this.#play();
  }

  render() {
    const say = speaker(storyWords, this.lang);
    return html`
      <p class="line">
        <button ?disabled=${this.busy || !this.steps.length} @click=${this.#play}>${say("play")}</button>
        <span class="soft">${say("playHow")}</span>
      </p>
      <div role="status">
        ${this.problem ? html`<p class="other">${this.problem}</p>` : nothing}
        ${this.played ? this.#told() : nothing}
      </div>
    `;
  }

  #told() {
    const say = speaker(storyWords, this.lang);
    const { steps, next, unknown, model } = this.played;
    return html`
      <ol class="soft" aria-label=${say("play")}>
        ${steps.map((/** @type {any} */ each) => this.#step(each))}
      </ol>
      ${unknown ? html`<p class="other">${say("notKnown", unknown)}</p>` : this.#next(next)}
      <p class="soft">${say("model")}: <code>${model}</code></p>
    `;
  }

  /** @param {any} each */
  #step({ step: number, action, intent, policy, same }) {
    const say = speaker(storyWords, this.lang);
    const written = this.steps[number - 1] ?? {};
    const name = action ?? intentWords(intent, this.lang);
    const key = action ? "wouldSay" : "wouldHear";
    const instead = action ? { ...written, action } : { ...written, intent };
    return html`<li value=${number}>
      ${action ? written.action : intentWords(written.intent ?? "", this.lang)}:
      ${
        same
          ? html`<span class="same">${say("asWritten")}</span>`
          : html`<span class="other">${say(key, { action: name, intent: name })}</span>
              ${policy ? html`(${meaning("policy", policy, this.lang)})` : nothing}
              <button class="link" @click=${() => this.#fire("change-step", { at: number - 1, step: instead })}>
                ${say("takeThis")}<span class="unseen">: ${name}</span>
              </button>`
      }
    </li>`;
  }

  /** @param {any[]} next */
  #next(next) {
    const say = speaker(storyWords, this.lang);
    if (!next.length) return html`<p class="soft">${say("waits")}</p>`;
    return html`
      <p>${say("nextWould")}</p>
      <p class="line">
        ${next.map(
          ({ action, confidence: sure, policy }) =>
            html`<button
              title=${meaning("policy", policy, this.lang)}
              @click=${() => this.#fire("next-step", { action })}
            >
              ${action} <span class="soft">${confidence(sure)}</span>
            </button>`,
        )}
      </p>
    `;
  }

  /** @param {string} name @param {object} detail */
  #fire(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  async #play() {
    this.busy = true;
    this.problem = "";
    const { steps, language } = this;
    try {
      const played = await this.api.post("stories/played", { steps, language });
      if (steps === this.steps) this.played = played;
    } catch (error) {
      this.played = null;
      const { code = "" } = /** @type {any} */ (error);
      const key = /** @type {any} */ (`error_${code}`);
      const words = speaker(storyWords, this.lang)(key);
      if (words === key) this.#fire("failed", /** @type {any} */ (error));
      else this.problem = words;
    } finally {
      this.busy = false;
    }
  }
}

customElements.define("story-play", StoryPlay);

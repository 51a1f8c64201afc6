/** Replies to choose from, each with what it does and why; all of them can be ignored. */
import { LitElement, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { languageOf, speaker } from "../shared/i18n.js";
import { closeIcon } from "../shared/icons.js";
import { meaning, strategyWords } from "../shared/meaning.js";
import { replyWords } from "../shared/words-replies.js";
import { Held } from "./held.js";
import "./plan-summary.js";
import { reasons } from "./suggestion-reasons.js";
import { suggestionStyles } from "./suggestion-styles.js";

/** @typedef {import("./open-conversation.js").Suggestion} Suggestion */

const JUST_CHANGED_MS = 300;

/** Fires `send-now`, `edit` (detail: the suggestion) and `dismiss` (detail: its id). */
export class ReplySuggestions extends LitElement {
  static properties = {
    lang: {},
    suggestions: { attribute: false },
    line: { attribute: false },
    conversation: { attribute: false },
    quiet: { attribute: false },
    mine: { attribute: false },
    news: { state: true },
    settling: { state: true },
  };

  static styles = [controls, suggestionStyles];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {Suggestion[]} */
    this.suggestions = [];
    /** The customer's line that they answer. */
    this.line = 0;
    /** @type {string} the conversation that they belong to */
    this.conversation = "";
    /** @type {"noneYet" | "noneBot" | "noneDown" | "noneFit"} what to say when there are none */
    this.quiet = "noneYet";
    this.mine = false;
    /** @type {Suggestion[]} those on show: newer ones wait while somebody reads these */
    this.shown = [];
    this.shownFor = 0;
    this.settling = false;
    this.timer = 0;
    this.news = "";
    this.held = new Held(this);
    this.decided = false;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("conversation") || this.decided || !this.shown.length || !this.#differ) {
      this.#show();
      return;
    }
    // Others for the same line never take the place of those that are being weighed up.
    const overtaken = this.line !== this.shownFor || !this.suggestions.length;
    if (!overtaken || this.held.busy) return;
    this.#show();
    this.#settle();
  }

  get #differ() {
    return idsOf(this.suggestions) !== idsOf(this.shown);
  }

  get #waiting() {
    return this.#differ && this.suggestions.length > 0;
  }

  #show() {
    const differ = this.#differ;
    this.shown = this.suggestions;
    this.shownFor = this.line;
    if (!differ) return;
    this.decided = false;
    const n = this.shown.length;
    this.news = n ? speaker(replyWords, this.lang)("arrived", { n }) : "";
  }

  /** For a moment nothing can be pressed that was meant for the card that stood here before. */
  #settle() {
    this.settling = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (this.settling = false), JUST_CHANGED_MS);
  }

  render() {
    const say = speaker(replyWords, this.lang);
    return html`
      <section aria-labelledby="heading" tabindex="0">
        <div class="head">
          <h2 id="heading">${say("replies")}</h2>
          ${
            this.#waiting
              ? html`<button class="main fresh" @click=${this.#renew}>${say("newer")}</button>`
              : nothing
          }
        </div>
        <p class="unseen" role="status">${this.#waiting ? say("newer") : this.news}</p>
        ${
          this.shown.length
            ? html`<ol>
                ${this.shown.map((each) => html`<li>${this.#card(each)}</li>`)}
              </ol>`
            : html`<p class="none">${say(this.quiet)}</p>`
        }
      </section>
    `;
  }

  #renew() {
    this.#show();
    this.requestUpdate();
  }

  /** @param {Suggestion} suggestion */
  #card(suggestion) {
    const { lang } = this;
    const say = speaker(replyWords, lang);
    const n = suggestion.rank;
    const strategy = strategyWords(suggestion.strategy, lang);
    const fire = (/** @type {string} */ type, /** @type {unknown} */ detail) => () => {
      // The agent's own decision may clear the cards, although the pointer is still here.
      this.decided = type !== "edit";
      this.dispatchEvent(new CustomEvent(type, { detail }));
    };
    return html`
      <article aria-label=${say("number", { n })}>
        <div class="top">
          <kbd aria-hidden="true">${n}</kbd>
          <p class="acts">
            <strong>${suggestion.acts.map((act) => meaning("act", act, lang)).join(" + ")}</strong>
            ${strategy ? html`<span>· ${strategy}</span>` : nothing}
          </p>
          ${
            this.mine
              ? html`<button
                  class="quiet icon"
                  ?disabled=${this.settling}
                  aria-label=${say("dismiss", { n })}
                  title=${say("dismiss", { n })}
                  @click=${fire("dismiss", suggestion.id)}
                >
                  ${closeIcon}
                </button>`
              : nothing
          }
        </div>
        <p class="text" lang=${languageOf(suggestion.text)}>${suggestion.text}</p>
        ${
          suggestion.card?.kind === "plan"
            ? html`<plan-summary
                .lang=${lang}
                .offers=${suggestion.card.offers ?? []}
              ></plan-summary>`
            : nothing
        }
        ${reasons(suggestion, lang)}
        ${
          this.mine
            ? html`<div class="deeds">
                <button
                  class="main"
                  ?disabled=${this.settling}
                  aria-label=${say("sendLabel", { n })}
                  @click=${fire("send-now", suggestion)}
                >
                  ${say("send")}
                </button>
                <button
                  ?disabled=${this.settling}
                  aria-label=${say("editLabel", { n })}
                  @click=${fire("edit", suggestion)}
                >
                  ${say("edit")}
                </button>
              </div>`
            : nothing
        }
      </article>
    `;
  }
}

/** @param {Suggestion[]} suggestions */
function idsOf(suggestions) {
  return suggestions.map(({ id }) => id).join();
}

customElements.define("reply-suggestions", ReplySuggestions);

/** The conversation as the agent sees it: each message with what was understood of it. */
import { LitElement, html, nothing } from "../vendor/lit/index.js";
import { repeat } from "../vendor/lit-html/directives/repeat.js";
import { controls } from "../shared/controls.js";
import { clock } from "../shared/format.js";
import { speaker } from "../shared/i18n.js";
import { botIcon, downIcon } from "../shared/icons.js";
import { confidence, intentWords, meaning } from "../shared/meaning.js";
import { StickToEnd } from "../shared/stick-to-end.js";
import { conductWords } from "../shared/words-conduct.js";
import { deskWords } from "../shared/words-desk.js";
import { flags, heat, heatStyles } from "./heat.js";
import "./plan-summary.js";
import { transcriptStyles } from "./transcript-styles.js";
import { isAbusive } from "./veiled-text.js";

/** @typedef {import("../shared/transcript.js").Message} Message */

/** The gateway's codes for lines that the conduct check refused: trying again is pointless. */
const CONDUCT = new Set(["blocked", "not_a_supervisor", "never_overridden"]);

/** Fires `retry`, `rewrite` and `remove` (detail: the line's id). */
class DeskTranscript extends LitElement {
  static properties = {
    lang: {},
    messages: { attribute: false },
    lines: { attribute: false },
    conversation: { attribute: false },
    typing: { attribute: false },
    loaded: { attribute: false },
    veil: { attribute: false },
  };

  static styles = [controls, heatStyles, transcriptStyles];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {Message[]} */
    this.messages = [];
    /** @type {import("../shared/outbox.js").Line[]} */
    this.lines = [];
    this.conversation = "";
    this.typing = false;
    this.loaded = false;
    this.veil = true;
    this.stick = new StickToEnd(this, "agent");
  }

  get #say() {
    return speaker(deskWords, this.lang);
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    const ownLine = changed.has("lines") && this.lines.length > (changed.get("lines")?.length ?? 0);
    if (changed.has("conversation") || ownLine) this.stick.toEnd();
  }

  render() {
    const say = this.#say;
    return html`
      <div
        class="log"
        role="log"
        aria-label=${say("transcript")}
        tabindex="0"
        @scroll=${this.stick.scrolled}
      >
        ${
          this.messages.length || this.lines.length
            ? nothing
            : html`<p class="blank">${say(this.loaded ? "nothingYet" : "loading")}</p>`
        }
        <ul>
          ${repeat(
            this.messages,
            (message) => `${this.conversation} ${message.seq}`,
            (message, index) => this.#message(message, this.messages[index - 1]),
          )}
          ${repeat(
            this.lines,
            (line) => line.id,
            (line) => this.#line(line),
          )}
        </ul>
        ${
          this.typing
            ? html`<p class="typing" aria-live="off">${say("customerTypes")}</p>`
            : nothing
        }
      </div>
      ${
        this.stick.behind
          ? html`<button class="main newer" @click=${this.stick.toEnd}>
              ${downIcon} ${say("newBelow")}
            </button>`
          : nothing
      }
    `;
  }

  /** @param {Message} message @param {Message | undefined} before */
  #message(message, before) {
    const { author } = message;
    if (author === "system") return html`<li class="system"><p>${message.text}</p></li>`;
    const goesOn = before?.author === author && before.author_name === message.author_name;
    return html`
      <li class="${author} ${goesOn ? "goes-on" : ""}">
        <p class="who">
          ${author === "bot" && !goesOn ? botIcon : nothing}
          <span class=${goesOn ? "unseen" : ""}>${this.#name(message)}</span>
          <time datetime=${message.created_at}>${clock(message.created_at, this.lang)}</time>
        </p>
        <veiled-text
          .lang=${this.lang}
          .text=${message.text}
          .veil=${this.veil && isAbusive(message)}
        ></veiled-text>
        ${
          message.card?.kind === "plan"
            ? html`<plan-summary
                .lang=${this.lang}
                .offers=${message.card.offers ?? []}
              ></plan-summary>`
            : nothing
        }
        ${message.understanding ? this.#understanding(message.understanding) : nothing}
        ${
          message.override
            ? html`<p class="override">
                ${speaker(conductWords, this.lang)("overridden", { reason: message.override })}
              </p>`
            : nothing
        }
      </li>
    `;
  }

  /** @param {Message} message */
  #name({ author, author_name }) {
    if (author === "customer") return this.#say("customer");
    return author === "bot" ? this.#say("bot") : author_name;
  }

  /** @param {any} understanding */
  #understanding({ intent, hostility, language, risk }) {
    const { lang } = this;
    return html`
      <p class="understood">
        ${
          intent?.name
            ? html`<span>${intentWords(intent.name, lang)} ${confidence(intent.confidence)}</span>`
            : nothing
        }
        ${heat(hostility ?? { level: 0, target: "none" }, lang)}
        <span>${meaning("lang", language ?? "", lang)}</span>
        ${flags(risk, lang)}
      </p>
    `;
  }

  /** @param {import("../shared/outbox.js").Line} line @returns {string | null} */
  #refused({ code }) {
    return CONDUCT.has(code ?? "") ? speaker(conductWords, this.lang)("refused") : null;
  }

  /** @param {import("../shared/outbox.js").Line} line */
  #line(line) {
    const say = this.#say;
    const fire = (/** @type {string} */ type) => () =>
      this.dispatchEvent(new CustomEvent(type, { detail: line.id }));
    return html`
      <li class="agent ${line.state}">
        <veiled-text .lang=${this.lang} .text=${line.text}></veiled-text>
        ${
          line.state === "failed"
            ? html`<p class="who">
                ${this.#refused(line) ?? say("failed")}
                ${
                  this.#refused(line)
                    ? html`<button class="link" @click=${fire("rewrite")}>
                        ${speaker(conductWords, this.lang)("rewrite")}
                      </button>`
                    : html`<button class="link" @click=${fire("retry")}>${say("tryAgain")}</button>`
                }
                <button class="link" @click=${fire("remove")}>${say("remove")}</button>
              </p>`
            : html`<p class="who">${say("sending")}</p>`
        }
      </li>
    `;
  }
}

customElements.define("desk-transcript", DeskTranscript);

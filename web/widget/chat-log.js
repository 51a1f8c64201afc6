/** What was said so far, as a live log. */
import { LitElement, html, nothing } from "../vendor/lit/index.js";
import { repeat } from "../vendor/lit-html/directives/repeat.js";
import { controls } from "../shared/controls.js";
import { clock } from "../shared/format.js";
import { speaker } from "../shared/i18n.js";
import { downIcon } from "../shared/icons.js";
import { StickToEnd } from "../shared/stick-to-end.js";
import { widgetWords } from "../shared/words-widget.js";
import { logStyles } from "./log-styles.js";
import { inOwnUnits } from "./own-units.js";
import "./plan-card.js";

/** @typedef {import("../shared/transcript.js").Message} Message */
/** @typedef {import("../shared/outbox.js").Line} Line */

const REFUSALS = {
  too_long: "tooLong",
  empty: "emptyMessage",
  not_offered: "notOffered",
  read_first: "readFirst",
  rate_limited: "busy",
};

/** Fires `retry` and `remove` (detail: the line's id) and `choice`. */
export class ChatLog extends LitElement {
  static properties = {
    lang: {},
    messages: { attribute: false },
    lines: { attribute: false },
    online: { attribute: false },
    starting: { attribute: false },
    typing: { attribute: false },
    agentName: { attribute: false },
  };

  static styles = inOwnUnits(controls, logStyles);

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {Message[]} */
    this.messages = [];
    /** @type {Line[]} */
    this.lines = [];
    this.online = false;
    this.starting = false;
    /** @type {string | null} */
    this.typing = null;
    /** @type {string | null} */
    this.agentName = null;
    this.stick = new StickToEnd(this, "customer");
  }

  get #say() {
    return speaker(widgetWords, this.lang);
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (changed.has("lines") && this.lines.length > (changed.get("lines")?.length ?? 0)) {
      this.stick.toEnd();
    }
  }

  render() {
    const say = this.#say;
    const blank = !this.messages.length && !this.lines.length;
    return html`
      <div
        class="log"
        role="log"
        aria-label=${say("conversation")}
        tabindex="0"
        @scroll=${this.stick.scrolled}
      >
        ${blank ? this.#blank() : nothing}
        <ul>
          ${repeat(
            this.messages,
            (message) => message.client_id ?? message.seq,
            (message, index) => this.#message(message, index),
          )}
          ${repeat(
            this.lines,
            (line) => line.id,
            (line) => this.#line(line),
          )}
        </ul>
        ${
          this.typing
            ? html`<p class="typing" aria-live="off">
                ${say("typing", { name: this.#name(this.typing, this.agentName) })}
              </p>`
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

  #blank() {
    const say = this.#say;
    if (this.starting) return html`<p class="blank">${say("starting")}</p>`;
    return html`<div class="blank">
      <h3>${say("emptyTitle")}</h3>
      <p>${say("emptyText")}</p>
    </div>`;
  }

  /** @param {string} author @param {string | null} name */
  #name(author, name) {
    if (author === "customer") return this.#say("you");
    return author === "agent" && name ? name : this.#say("bot");
  }

  /** @param {Message} message @param {number} index */
  #message(message, index) {
    const say = this.#say;
    const { author, text } = message;
    if (author === "system") return html`<li class="system"><p>${text}</p></li>`;
    const name = this.#name(author, message.author_name);
    const before = this.messages[index - 1];
    const goesOn = before?.author === author && before.author_name === message.author_name;
    const last = index === this.messages.length - 1 && !this.lines.length;
    const mine = author === "customer";
    return html`
      <li class="${author} ${goesOn ? "goes-on" : ""}">
        ${mine || goesOn ? nothing : html`<p class="name" aria-hidden="true">${name}</p>`}
        <p class="text">
          <span class="unseen">${mine ? say("youSaid") : say("theySaid", { name })}</span>
          <span class="words" dir="auto">${text}</span>
        </p>
        ${message.card?.kind === "plan" ? this.#card(message, index) : nothing}
        <p class="when">
          ${clock(message.created_at, this.lang)}${mine && last ? ` · ${say("sent")}` : ""}
        </p>
      </li>
    `;
  }

  /** @param {Message} message @param {number} index */
  #card(message, index) {
    const answered = this.messages.slice(index + 1).some((later) => later.author === "customer");
    const fire = (/** @type {object} */ detail) =>
      this.dispatchEvent(new CustomEvent("choice", { detail }));
    return html`<forbear-plan-card
      .lang=${this.lang}
      .offers=${message.card?.offers ?? []}
      .open=${!answered && !this.lines.length}
      .check=${message.card?.reading_back ?? false}
      .seconds=${message.card?.reading_seconds ?? 0}
      @choose=${(/** @type {CustomEvent} */ { detail }) =>
        fire({
          text: detail.text,
          intent: "affirm",
          entities: { offer: String(detail.index + 1) },
        })}
      @decline=${(/** @type {CustomEvent} */ { detail }) =>
        fire({ text: detail.text, intent: "reject_offer", entities: {} })}
    ></forbear-plan-card>`;
  }

  /** @param {Line} line */
  #line(line) {
    const say = this.#say;
    const failed = line.state === "failed";
    const fire = (/** @type {string} */ type) => () =>
      this.dispatchEvent(new CustomEvent(type, { detail: line.id }));
    const reason = /** @type {any} */ (
      REFUSALS[line.code ?? ""] ?? (line.code ? "problem" : "failed")
    );
    return html`
      <li class="customer ${failed ? "failed" : "pending"}">
        <p class="text">
          <span class="unseen">${say("youSaid")}</span>
          <span class="words" dir="auto">${line.text}</span>
        </p>
        ${
          failed
            ? html`<p class="when">
                ${say(reason)}
                <button class="link" @click=${fire("retry")}>${say("tryAgain")}</button>
                <button class="link" @click=${fire("remove")}>${say("remove")}</button>
              </p>`
            : html`<p class="when">${say(this.online ? "sending" : "queued")}</p>`
        }
      </li>
    `;
  }
}

if (!customElements.get("forbear-chat-log")) customElements.define("forbear-chat-log", ChatLog);

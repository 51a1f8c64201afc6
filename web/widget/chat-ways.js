/** Below the field: a person, a call, where to pay, a copy of the chat, its end and a rating. */
import { LitElement, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { day } from "../shared/format.js";
import { speaker } from "../shared/i18n.js";
import { personIcon } from "../shared/icons.js";
import { waysWords } from "../shared/words-ways.js";
import { inOwnUnits } from "./own-units.js";
import { asText, save } from "./transcript-file.js";
import { waysStyles } from "./ways-styles.js";
import { isWithPerson } from "./who-speaks.js";

const RATINGS = [1, 2, 3, 4, 5];

/** Fires `person`. */
class ChatWays extends LitElement {
  static properties = {
    lang: {},
    session: { attribute: false },
    payUrl: {},
    stamp: { attribute: false },
    asking: { state: true },
  };

  static styles = inOwnUnits(controls, waysStyles);

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {import("./chat-session.js").ChatSession} */
    this.session;
    this.payUrl = "";
    this.stamp = 0;
    /** @type {"end" | "call" | null} */
    this.asking = null;
    /** @type {"question" | "booked" | "rated" | "ended" | null} to where the focus is on its way */
    this.moving = null;
  }

  get #say() {
    return speaker(waysWords, this.lang);
  }

  render() {
    const { conversation } = this.session;
    return html`
      ${conversation?.status === "ended" ? this.#rating() : nothing}
      ${this.asking === "end" ? this.#sure() : nothing}
      ${this.asking === "call" ? this.#call() : nothing}
      <div class="ways">${this.asking ? nothing : this.#ways()}</div>
    `;
  }

  #ways() {
    const say = this.#say;
    const { conversation, transcript } = this.session;
    const open = conversation?.status === "open";
    return html`
      ${
        isWithPerson(conversation)
          ? nothing
          : html`<button class="quiet" @click=${() => this.dispatchEvent(new Event("person"))}>
              ${personIcon} ${say("person")}
            </button>`
      }
      ${open ? html`<button class="quiet" @click=${this.#askCall}>${say("call")}</button>` : nothing}
      ${
        this.payUrl
          ? html`<a href=${this.payUrl} target="_blank" rel="noopener">${say("pay")}</a>`
          : nothing
      }
      ${
        transcript.messages.length
          ? html`<button class="quiet" @click=${this.#save}>${say("save")}</button>`
          : nothing
      }
      ${
        open && conversation?.may_end && transcript.messages.length
          ? html`<button class="quiet" @click=${() => this.#ask("end")}>${say("end")}</button>`
          : nothing
      }
    `;
  }

  #sure() {
    const say = this.#say;
    return html`<div class="box" role="group" aria-labelledby="sure">
      <p id="sure">${say("endSure")}</p>
      <button class="main" @click=${this.#end}>${say("endYes")}</button>
      <button @click=${this.#back}>${say("endNo")}</button>
    </div>`;
  }

  #rating() {
    const say = this.#say;
    const { conversation } = this.session;
    if (!conversation?.may_end) return nothing;
    if (conversation.rating) {
      return html`<p class="thanks" role="status" tabindex="-1">${say("rated")}</p>`;
    }
    return html`<div class="box" role="group" aria-labelledby="rate">
      <p id="rate" tabindex="-1">${say("rate")}</p>
      <div class="marks">
        ${RATINGS.map(
          (n) => html`<button
            aria-label=${say("mark", { n, word: say(/** @type {any} */ (`mark${n}`)) })}
            title=${say(/** @type {any} */ (`mark${n}`))}
            @click=${() => this.#rate(n)}
          >
            ${n}
          </button>`,
        )}
      </div>
      <p class="small">${say("markEnds")}</p>
    </div>`;
  }

  #call() {
    const say = this.#say;
    const { times, booked } = this.session.ways;
    const close = html`<button @click=${this.#back}>${say(booked ? "done" : "endNo2")}</button>`;
    if (booked) {
      const values = { time: this.#time(/** @type {any} */ (booked)), reference: booked.reference };
      return html`<div class="box"><p role="status">${say("callBooked", values)}</p>${close}</div>`;
    }
    if (!times) return html`<div class="box"><p role="status">${say("callAsking")}</p>${close}</div>`;
    if (!times.length) return html`<div class="box"><p>${say("callNobody")}</p>${close}</div>`;
    return html`<form class="box" @submit=${this.#book}>
      <label for="when">${say("callWhen")}</label>
      <select id="when" aria-describedby="number">
        ${times.map((each, at) => html`<option value=${at}>${this.#time(each)}</option>`)}
      </select>
      <p id="number" class="small">${say("callNumber")}</p>
      <button class="main">${say("callBook")}</button>
      ${close}
    </form>`;
  }

  /** @param {import("./ways.js").CallTime} time */
  #time({ day: when, part }) {
    const say = this.#say;
    return say("callTime", { day: day(when, this.lang), part: say(part) });
  }

  willUpdate() {
    // Until the end is known the question stays, and with it the button that has the focus.
    if (this.asking !== "end" || this.session.conversation?.status !== "ended") return;
    this.asking = null;
    this.moving = this.shadowRoot?.activeElement ? "ended" : null;
  }

  updated() {
    const part = (/** @type {string} */ selector) =>
      /** @type {HTMLElement | null} */ (this.renderRoot.querySelector(selector));
    const button = part(".box:not([aria-labelledby=rate]) button:last-of-type");
    if (this.moving === "question") {
      // The times come a moment after the question: the focus then goes on to them.
      const field = part(".box select");
      (field ?? button)?.focus();
      if (field || this.asking === "end") this.moving = null;
      return;
    }
    // The answer takes the place of the button that was pressed.
    const ended = !this.asking && (part("#rate") ?? part(".ways button"));
    const answer = { booked: this.session.ways.booked && button, rated: part(".thanks"), ended };
    const target = this.moving && answer[this.moving];
    if (!target) return;
    target.focus();
    this.moving = null;
  }

  /** @param {"end" | "call"} what */
  #ask(what) {
    this.asking = what;
    this.moving = "question";
  }

  #askCall() {
    this.session.ways.booked = null;
    this.session.ways.askTimes();
    this.#ask("call");
  }

  async #back() {
    this.asking = null;
    this.moving = null;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector(".ways button"))?.focus();
  }

  #end() {
    this.session.ways.end();
  }

  /** @param {number} mark */
  #rate(mark) {
    this.moving = "rated";
    this.session.ways.rate(mark);
  }

  /** @param {Event} event */
  #book(event) {
    event.preventDefault();
    const field = /** @type {HTMLSelectElement} */ (this.renderRoot.querySelector("select"));
    const time = this.session.ways.times?.[Number(field.value)];
    if (!time) return;
    this.moving = "booked";
    this.session.ways.book(time);
  }

  #save() {
    const say = this.#say;
    const text = asText(this.session.transcript.messages, ({ author, author_name }) =>
      author === "customer" ? say("you") : (author_name ?? say("bot")),
    );
    save(text, `${say("file")}-${new Date().toISOString().slice(0, 10)}.txt`);
  }
}

if (!customElements.get("forbear-chat-ways")) customElements.define("forbear-chat-ways", ChatWays);

/** What an agent can decide about a conversation: take it, hand it back, end it. */
import { LitElement, css, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { speaker } from "../shared/i18n.js";
import { deskWords } from "../shared/words-desk.js";
import { handlingWords } from "../shared/words-handling.js";

const WRAP_UPS = /** @type {const} */ ([
  "plan",
  "promise",
  "answered",
  "dispute",
  "complaint",
  "care",
  "call_back",
  "abuse",
  "left",
  "other",
]);

/** @typedef {"end" | "safe" | "hand-on"} Question what is asked before it is done */

/** Fires `decided` (detail: take-over, hand-back, hand-on, end or safe). */
class ConversationDeeds extends LitElement {
  static properties = {
    lang: {},
    store: { attribute: false },
    stamp: { attribute: false },
    asking: { state: true },
  };

  static styles = [
    controls,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s2);
      }
      p,
      label {
        font-size: var(--text-s);
        font-weight: 600;
      }
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s2);
      }
      textarea {
        flex-basis: 100%;
        min-height: 3.5rem;
      }
      small {
        flex-basis: 100%;
        color: var(--ink-soft);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {import("./desk-store.js").DeskStore} */
    this.store;
    this.stamp = 0;
    /** @type {Question | null} */
    this.asking = null;
    /** @type {string | null} */
    this.about = null;
  }

  willUpdate() {
    const id = this.store.summary?.id ?? null;
    if (id !== this.about || !this.store.mine) this.asking = null;
    this.about = id;
  }

  render() {
    const { store } = this;
    const { summary } = store;
    if (!summary || summary.status === "ended") return nothing;
    if (this.asking === "safe") return this.#safe();
    if (this.asking === "end") return this.#end();
    if (this.asking === "hand-on") return this.#handOn();
    const say = speaker(deskWords, this.lang);
    const off = !store.connected;
    if (!store.mine) {
      return html`<button class="main" ?disabled=${off} @click=${() => this.#decide("take-over")}>
        ${say("takeOver")}
      </button>`;
    }
    const ask = (/** @type {Question} */ what) => () => (this.asking = what);
    return html`<div>
      <button ?disabled=${off} @click=${ask("hand-on")}>
        ${speaker(handlingWords, this.lang)("handOn")}
      </button>
      <button ?disabled=${off} @click=${() => this.#decide("hand-back")}>${say("handBack")}</button>
      ${
        summary.crisis
          ? html`<button ?disabled=${off} @click=${ask("safe")}>${say("crisisOver")}</button>`
          : html`<button ?disabled=${off} @click=${ask("end")}>${say("end")}</button>`
      }
    </div>`;
  }

  #safe() {
    const say = speaker(deskWords, this.lang);
    return html`<div role="group" aria-labelledby="sure">
      <p id="sure">${say("crisisSure")}</p>
      <button class="main" @click=${() => this.#decide("safe")}>${say("crisisYes")}</button>
      <button @click=${this.#keep}>${say("crisisNo")}</button>
    </div>`;
  }

  #end() {
    const say = speaker(handlingWords, this.lang);
    return html`<form @submit=${this.#submit}>
      <label for="what">${say("wrapUp")}</label>
      <select id="what" name="what" required>
        <option value=""></option>
        ${WRAP_UPS.map((each) => html`<option value=${each}>${say(each)}</option>`)}
      </select>
      <button class="main">${say("endYes")}</button>
      <button type="button" @click=${this.#keep}>${say("endNo")}</button>
    </form>`;
  }

  #handOn() {
    const say = speaker(handlingWords, this.lang);
    return html`<form @submit=${this.#submit}>
      <label for="what">${say("handOnTo")}</label>
      <select id="what" name="what">
        <option value="queue">${say("queue")}</option>
        <option value="supervisor">${say("supervisor")}</option>
      </select>
      <label for="note">${say("note")}</label>
      <textarea id="note" name="note" maxlength="500" aria-describedby="hint"></textarea>
      <small id="hint">${say("noteHint")}</small>
      <button class="main">${say("handOnYes")}</button>
      <button type="button" @click=${this.#keep}>${say("handOnNo")}</button>
    </form>`;
  }

  #keep() {
    this.asking = null;
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    // The button that was pressed is gone: the focus goes to the question, or to the answer that
    // changes nothing.
    if (changed.get("asking") === null && this.asking) {
      /** @type {HTMLElement | null} */ (
        this.renderRoot.querySelector("select") ??
          this.renderRoot.querySelector("button:last-of-type")
      )?.focus();
    }
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    event.preventDefault();
    const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const what = String(given.get("what"));
    if (this.asking === "end") this.store.end(what);
    else this.store.handOn(what, String(given.get("note") ?? ""));
    this.#told(/** @type {string} */ (this.asking));
  }

  /** @param {"take-over" | "hand-back" | "safe"} what */
  #decide(what) {
    if (what === "take-over") this.store.takeOver();
    else if (what === "hand-back") this.store.handBack();
    else this.store.clearCrisis();
    this.#told(what);
  }

  /** @param {string} what */
  #told(what) {
    this.asking = null;
    this.dispatchEvent(new CustomEvent("decided", { detail: what }));
  }
}

customElements.define("conversation-deeds", ConversationDeeds);

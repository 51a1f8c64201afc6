/** What an agent can decide about a conversation: take it, hand it back, end it. */
import { LitElement, css, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { speaker } from "../shared/i18n.js";
import { deskWords } from "../shared/words-desk.js";
import { clearingWords } from "../shared/words-clearing.js";
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

const GROUNDS = /** @type {const} */ (["safe", "idiom", "others", "misread", "other"]);
const SENIORS = ["senior", "supervisor", "admin"];

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
    if (id !== this.about || !(this.store.mine || this.#senior)) this.asking = null;
    this.about = id;
  }

  render() {
    const { store } = this;
    const { summary } = store;
    if (!summary || summary.status === "ended") return nothing;
    if (this.asking === "safe" && summary.crisis) return this.#safe();
    if (this.asking === "end") return this.#end();
    if (this.asking === "hand-on") return this.#handOn();
    const say = speaker(deskWords, this.lang);
    const off = !store.connected;
    if (!store.mine) {
      return html`<div>
        <button class="main" ?disabled=${off} @click=${() => this.#decide("take-over")}>
          ${say("takeOver")}
        </button>
        ${this.#senior && summary.crisis ? this.#clearing() : nothing}
        ${this.#senior ? this.#cleared() : nothing}
      </div>`;
    }
    const ask = (/** @type {Question} */ what) => () => (this.asking = what);
    return html`<div>
      <button ?disabled=${off} @click=${ask("hand-on")}>
        ${speaker(handlingWords, this.lang)("handOn")}
      </button>
      <button ?disabled=${off} @click=${() => this.#decide("hand-back")}>${say("handBack")}</button>
      ${
        summary.crisis
          ? this.#clearing()
          : html`<button ?disabled=${off} @click=${ask("end")}>${say("end")}</button>`
      }
      ${this.#cleared()}
    </div>`;
  }

  /** Whether the log-in may clear the gravest sign, and without having the conversation. */
  get #senior() {
    return SENIORS.includes(this.store.me.role);
  }

  #clearing() {
    const say = speaker(clearingWords, this.lang);
    const red = this.store.summary?.risk.includes("self_harm_red");
    if (red && !this.#senior) return html`<small>${say("needsSenior")}</small>`;
    return html`<button ?disabled=${!this.store.connected} @click=${() => (this.asking = "safe")}>
      ${say("notACrisis")}
    </button>`;
  }

  /** What was cleared can be taken back until a new sign comes. */
  #cleared() {
    const { cleared, crisis } = this.store.summary ?? {};
    if (!cleared || crisis) return nothing;
    const say = speaker(clearingWords, this.lang);
    const ground = say(/** @type {keyof typeof clearingWords.en} */ (cleared.ground));
    return html`<small>
      ${say("cleared", { by: cleared.by ?? "", ground, reason: cleared.reason })}
      <button class="link" @click=${() => this.store.undoClearCrisis()}>${say("undo")}</button>
    </small>`;
  }

  #safe() {
    const say = speaker(clearingWords, this.lang);
    return html`<form @submit=${this.#submit}>
      <label for="what">${say("why")}</label>
      <select id="what" name="what" required>
        <option value=""></option>
        ${GROUNDS.map((each) => html`<option value=${each}>${say(each)}</option>`)}
      </select>
      <label for="note">${say("reason")}</label>
      <textarea id="note" name="note" required minlength="4" maxlength="500"></textarea>
      <button class="main">${say("yes")}</button>
      <button type="button" @click=${this.#keep}>${say("no")}</button>
    </form>`;
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
    else if (this.asking === "safe") this.store.clearCrisis(what, String(given.get("note")).trim());
    else this.store.handOn(what, String(given.get("note") ?? ""));
    this.#told(/** @type {string} */ (this.asking));
  }

  /** @param {"take-over" | "hand-back"} what */
  #decide(what) {
    if (what === "take-over") this.store.takeOver();
    else this.store.handBack();
    this.#told(what);
  }

  /** @param {string} what */
  #told(what) {
    this.asking = null;
    this.dispatchEvent(new CustomEvent("decided", { detail: what }));
  }
}

customElements.define("conversation-deeds", ConversationDeeds);

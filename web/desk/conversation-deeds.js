/** What an agent can decide about a conversation: take it, hand it back, end it. */
import { LitElement, css, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { speaker } from "../shared/i18n.js";
import { deskWords } from "../shared/words-desk.js";

/** Questions before what cannot be undone: the question, yes and no. */
const QUESTIONS = /** @type {const} */ ({
  end: ["endSure", "endYes", "endNo"],
  safe: ["crisisSure", "crisisYes", "crisisNo"],
});

/** Fires `decided` (detail: take-over, hand-back, end or safe). */
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
      p {
        font-size: var(--text-s);
        font-weight: 600;
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
    /** @type {keyof typeof QUESTIONS | null} */
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
    if (this.asking) return this.#question(this.asking);
    const say = speaker(deskWords, this.lang);
    const off = !store.connected;
    if (!store.mine) {
      return html`<button class="main" ?disabled=${off} @click=${() => this.#decide("take-over")}>
        ${say("takeOver")}
      </button>`;
    }
    const ask = (/** @type {keyof typeof QUESTIONS} */ what) => () => (this.asking = what);
    return html`<div>
      <button ?disabled=${off} @click=${() => this.#decide("hand-back")}>${say("handBack")}</button>
      ${
        summary.crisis
          ? html`<button ?disabled=${off} @click=${ask("safe")}>${say("crisisOver")}</button>`
          : html`<button ?disabled=${off} @click=${ask("end")}>${say("end")}</button>`
      }
    </div>`;
  }

  /** @param {keyof typeof QUESTIONS} what */
  #question(what) {
    const say = speaker(deskWords, this.lang);
    const [sure, yes, no] = QUESTIONS[what];
    return html`<div role="group" aria-labelledby="sure">
      <p id="sure">${say(sure)}</p>
      <button class="main" @click=${() => this.#decide(what)}>${say(yes)}</button>
      <button @click=${() => (this.asking = null)}>${say(no)}</button>
    </div>`;
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    // The button that was pressed is gone: the focus goes to the answer that changes nothing.
    if (changed.get("asking") === null && this.asking) {
      /** @type {HTMLElement | null} */ (
        this.renderRoot.querySelector("button:last-of-type")
      )?.focus();
    }
  }

  /** @param {"take-over" | "hand-back" | "end" | "safe"} what */
  #decide(what) {
    this.asking = null;
    if (what === "take-over") this.store.takeOver();
    else if (what === "hand-back") this.store.handBack();
    else if (what === "end") this.store.end();
    else this.store.clearCrisis();
    this.dispatchEvent(new CustomEvent("decided", { detail: what }));
  }
}

customElements.define("conversation-deeds", ConversationDeeds);

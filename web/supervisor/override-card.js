/** A blocked reply that an agent asks about, and the form to answer. */
import { LitElement, css, html } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { clock } from "../shared/format.js";
import { languageOf, speaker } from "../shared/i18n.js";
import { approvalWords } from "../shared/words-approvals.js";
import { panelStyles } from "./floor-styles.js";

const SHORTEST = 4;
const LONGEST = 500;

/** Fires `answer` (detail: id, decision, reason) and `look` (detail: the conversation's id). */
class OverrideCard extends LitElement {
  static properties = {
    lang: {},
    request: { attribute: false },
    busy: { attribute: false },
  };

  static styles = [
    controls,
    panelStyles,
    css`
      :host {
        max-width: none;
        padding: 0;
      }
      blockquote {
        margin: 0;
        padding: var(--s2) var(--s3);
        border-inline-start: 3px solid var(--alarm-line);
        background: var(--sunken);
        overflow-wrap: anywhere;
        white-space: pre-line;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {any} */
    this.request = null;
    this.busy = false;
  }

  render() {
    const say = speaker(approvalWords, this.lang);
    const { agent, text, rules, asked_at, conversation_id } = this.request;
    return html`<article class="card" aria-labelledby="name">
      <div>
        <h3 id="name">${say("overrideOf", { name: agent })}</h3>
        <p class="soft">
          ${say("asked", { time: clock(asked_at, this.lang) })} ·
          ${say("rules", { rules: rules.join(", ") })}
        </p>
      </div>
      <blockquote lang=${languageOf(text)}>${text}</blockquote>
      <form class="deeds" @submit=${this.#submit}>
        <div>
          <label for="reason">${say("reason")}</label>
          <input id="reason" required minlength=${SHORTEST} maxlength=${LONGEST} autocomplete="off" />
        </div>
        <button class="main" value="declined" ?disabled=${this.busy}>${say("decline")}</button>
        <button value="sent" ?disabled=${this.busy}>${say("letThrough")}</button>
        <button
          type="button"
          class="quiet"
          @click=${() => this.dispatchEvent(new CustomEvent("look", { detail: conversation_id }))}
        >
          ${say("look")}
        </button>
      </form>
    </article>`;
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    event.preventDefault();
    const field = /** @type {HTMLInputElement} */ (this.renderRoot.querySelector("input"));
    const decision = /** @type {HTMLButtonElement | null} */ (event.submitter)?.value;
    const reason = field.value.trim();
    if (reason.length < SHORTEST || !decision) return;
    const { id } = this.request;
    this.dispatchEvent(new CustomEvent("answer", { detail: { id, decision, reason } }));
  }
}

customElements.define("override-card", OverrideCard);

/** What the staff tell each other about a conversation; the customer never sees it. */
import { LitElement, css, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { clock } from "../shared/format.js";
import { speaker } from "../shared/i18n.js";
import { floorWords } from "../shared/words-floor.js";

const LONGEST = 1000;

/** Fires `note` (detail: the words). */
class StaffNotes extends LitElement {
  static properties = {
    lang: {},
    notes: { attribute: false },
    joined: { attribute: false },
    off: { attribute: false },
  };

  static styles = [
    controls,
    css`
      :host {
        display: block;
        padding: var(--s2) var(--s5);
        border-top: 1px solid var(--care-line);
        background: var(--care-soft);
        color: var(--ink);
        font-size: var(--text-s);
      }
      :host([bare]) {
        padding: 0;
        border: 0;
      }
      ul {
        display: grid;
        gap: var(--s1);
      }
      .notes {
        max-height: 9rem;
        margin-bottom: var(--s2);
        overflow-y: auto;
        scrollbar-width: thin;
      }
      .notes:focus-visible {
        outline-offset: -3px;
      }
      li {
        overflow-wrap: anywhere;
        white-space: pre-line;
      }
      .there {
        margin-bottom: var(--s1);
        color: var(--care);
        font-weight: 600;
      }
      form {
        display: flex;
        gap: var(--s2);
      }
      input {
        flex: 1;
        min-height: 2.25rem;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {import("./open-conversation.js").Note[]} */
    this.notes = [];
    /** @type {string[]} supervisors who are looking on */
    this.joined = [];
    this.off = false;
  }

  render() {
    const say = speaker(floorWords, this.lang);
    return html`
      <div role="status">
        ${
          this.joined.length
            ? html`<p class="there">${say("lookingOn", { names: this.joined.join(", ") })}</p>`
            : nothing
        }
      </div>
      ${
        this.notes.length
          ? html`<div class="notes" role="log" aria-label=${say("notes")} tabindex="0">
              <ul>
              ${this.notes.map(
                ({ author_name, text, created_at }) =>
                  html`<li>
                    <strong>${author_name}</strong> ${clock(created_at, this.lang)} · ${text}
                  </li>`,
              )}
              </ul>
            </div>`
          : nothing
      }
      <form @submit=${this.#submit}>
        <label class="unseen" for="note">${say("note")}</label>
        <input id="note" maxlength=${LONGEST} autocomplete="off" placeholder=${say("note")} />
        <button ?disabled=${this.off}>${say("noteSend")}</button>
      </form>
    `;
  }

  updated() {
    const list = this.renderRoot.querySelector(".notes");
    if (list) list.scrollTop = list.scrollHeight;
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    const field = /** @type {HTMLInputElement} */ (this.renderRoot.querySelector("input"));
    const text = field.value.trim();
    if (!text || this.off) return;
    field.value = "";
    this.dispatchEvent(new CustomEvent("note", { detail: text }));
  }
}

customElements.define("staff-notes", StaffNotes);

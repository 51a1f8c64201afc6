/** The words of a message; abusive ones stay behind a veil until the agent lifts it. */
import { LitElement, css, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { speaker } from "../shared/i18n.js";
import { deskWords } from "../shared/words-desk.js";

const ABUSIVE = 3;

/** @param {import("../shared/transcript.js").Message} message */
export function isAbusive({ understanding }) {
  // A threat or a cry for help must be seen, however it is put.
  return understanding?.hostility?.level >= ABUSIVE && !understanding.risk?.length;
}

class VeiledText extends LitElement {
  static properties = { lang: {}, text: {}, veil: { type: Boolean }, lifted: { state: true } };

  static styles = [
    controls,
    css`
      :host {
        display: block;
      }
      p {
        overflow-wrap: anywhere;
        white-space: pre-wrap;
      }
      .veiled {
        filter: blur(0.4rem);
        user-select: none;
      }
      button {
        font-size: var(--text-s);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    this.text = "";
    this.veil = false;
    this.lifted = false;
  }

  render() {
    if (!this.veil) return html`<p dir="auto">${this.text}</p>`;
    const say = speaker(deskWords, this.lang);
    const lift = () => (this.lifted = !this.lifted);
    return html`
      ${this.lifted ? nothing : html`<span class="unseen">${say("veiled")}</span>`}
      <p dir="auto" class=${this.lifted ? "" : "veiled"} aria-hidden=${!this.lifted}>
        ${this.text}
      </p>
      <button class="link" aria-expanded=${this.lifted} @click=${lift}>
        ${say(this.lifted ? "veilAgain" : "reveal")}
      </button>
    `;
  }
}

customElements.define("veiled-text", VeiledText);

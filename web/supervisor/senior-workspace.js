/** What a senior sees of the supervisor's page: what waits for them, and the way back to the desk. */
import { LitElement, css, html } from "../vendor/lit/index.js";
import { barStyles } from "../shared/bar-styles.js";
import { controls } from "../shared/controls.js";
import { speaker } from "../shared/i18n.js";
import { floorWords } from "../shared/words-floor.js";
import "./approvals-view.js";

/** A senior has no socket here: the list is asked for anew so often. */
const LOOK_AGAIN_MS = 15_000;

/** Fires `language`, `log-out`, and `refused` when the log-in is over. */
class SeniorWorkspace extends LitElement {
  static properties = { lang: {}, api: { attribute: false }, me: { attribute: false } };

  static styles = [
    controls,
    barStyles,
    css`
      :host {
        display: block;
        min-height: 100dvh;
      }
      a {
        color: var(--accent);
        font-weight: 600;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {import("./floor-api.js").FloorApi} */
    this.api;
    /** @type {import("../shared/staff-api.js").Agent} */
    this.me;
    this.timer = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    this.timer = setInterval(() => this.#approvals?.load(), LOOK_AGAIN_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  get #approvals() {
    return /** @type {import("./approvals-view.js").ApprovalsView | null} */ (
      this.renderRoot.querySelector("approvals-view")
    );
  }

  render() {
    const say = speaker(floorWords, this.lang);
    return html`
      <header>
        <h1>Forbear <span>${say("approvals")}</span></h1>
        <a href="../desk/">${say("toDesk")}</a>
        <button
          class="quiet"
          lang=${this.lang === "zh" ? "en" : "zh-CN"}
          aria-label="${say("otherLanguage")}: ${say("switchLanguage")}"
          @click=${() => this.dispatchEvent(new Event("language"))}
        >
          ${say("otherLanguage")}
        </button>
        <p>${this.me.name}</p>
        <button class="quiet" @click=${() => this.dispatchEvent(new Event("log-out"))}>
          ${say("logOut")}
        </button>
      </header>
      <main>
        <approvals-view
          .lang=${this.lang}
          .api=${this.api}
          .me=${this.me}
          @refused=${() => this.dispatchEvent(new Event("refused"))}
          @look=${(/** @type {CustomEvent<string>} */ { detail }) =>
            location.assign(`../desk/#${detail}`)}
        ></approvals-view>
      </main>
    `;
  }
}

customElements.define("senior-workspace", SeniorWorkspace);

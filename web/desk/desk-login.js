/** The log-in of the desk, and of the trainer's page. */
import { LitElement, css, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { speaker } from "../shared/i18n.js";
import { deskWords } from "../shared/words-desk.js";
import { RefusedError } from "../shared/staff-api.js";

/** Fires `logged-in` (detail: the agent) and `language`. */
class DeskLogin extends LitElement {
  static properties = {
    lang: {},
    heading: {},
    api: { attribute: false },
    problem: { state: true },
    busy: { state: true },
  };

  static styles = [
    controls,
    css`
      :host {
        display: grid;
        min-height: 100dvh;
        place-items: center;
        padding: var(--s5);
      }
      main {
        width: min(24rem, 100%);
      }
      .brand {
        display: flex;
        align-items: center;
        justify-content: space-between;
        margin-bottom: var(--s4);
        color: var(--accent-deep);
        font-size: var(--text-l);
        font-weight: 700;
      }
      form {
        display: grid;
        gap: var(--s4);
        padding: var(--s6);
        border: 1px solid var(--line);
        border-radius: var(--round-l);
        background: var(--paper);
      }
      h1 {
        font-size: var(--text-xl);
        font-weight: 650;
      }
      label {
        display: block;
        margin-bottom: var(--s1);
      }
      .main {
        min-height: 2.75rem;
      }
      .problem {
        color: var(--alarm);
        font-weight: 600;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    this.heading = "";
    /** @type {{logIn: import("../shared/staff-api.js").StaffApi["logIn"]}} */
    this.api;
    /** @type {"logInWrong" | "logInSlow" | "logInDown" | null} */
    this.problem = null;
    this.busy = false;
  }

  render() {
    const say = speaker(deskWords, this.lang);
    return html`
      <main>
        <p class="brand">
          Forbear
          <button
            class="quiet"
            lang=${this.lang === "zh" ? "en" : "zh-CN"}
            aria-label="${say("otherLanguage")}: ${say("switchLanguage")}"
            @click=${() => this.dispatchEvent(new Event("language"))}
          >
            ${say("otherLanguage")}
          </button>
        </p>
        <form @submit=${this.#submit}>
          <h1>${this.heading || say("logInTitle")}</h1>
          <div>
            <label for="login">${say("login")}</label>
            <input id="login" name="login" autocomplete="username" autocapitalize="none" required />
          </div>
          <div>
            <label for="password">${say("password")}</label>
            <input
              id="password"
              name="password"
              type="password"
              autocomplete="current-password"
              required
            />
          </div>
          <div role="alert">
            ${this.problem ? html`<p class="problem">${say(this.problem)}</p>` : nothing}
          </div>
          <button class="main" ?disabled=${this.busy}>${say("logIn")}</button>
        </form>
      </main>
    `;
  }

  firstUpdated() {
    this.renderRoot.querySelector("input")?.focus();
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    this.busy = true;
    this.problem = null;
    try {
      const me = await this.api.logIn(String(form.get("login")), String(form.get("password")));
      this.dispatchEvent(new CustomEvent("logged-in", { detail: me }));
    } catch (error) {
      this.problem = problemOf(error);
    } finally {
      this.busy = false;
    }
  }
}

/** @param {unknown} error */
function problemOf(error) {
  if (!(error instanceof RefusedError) || error.status >= 500) return "logInDown";
  return error.status === 429 ? "logInSlow" : "logInWrong";
}

customElements.define("desk-login", DeskLogin);

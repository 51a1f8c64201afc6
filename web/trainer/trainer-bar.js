/** The bar at the top of the trainer's page: its parts, the language, the way out. */
import { LitElement, html, nothing } from "../vendor/lit/index.js";
import { barStyles } from "../shared/bar-styles.js";
import { controls } from "../shared/controls.js";
import { speaker } from "../shared/i18n.js";
import { trainerWords } from "../shared/words-trainer.js";

export const VIEWS = /** @type {const} */ (["inbox", "story", "replies", "addNew", "train", "history"]);

/** Fires `view` (detail: its name), `language` and `log-out`. */
class TrainerBar extends LitElement {
  static properties = { lang: {}, view: {}, name: {} };

  static styles = [controls, barStyles];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {typeof VIEWS[number]} */
    this.view = "inbox";
    this.name = "";
  }

  render() {
    const say = speaker(trainerWords, this.lang);
    return html`
      <header>
        <h1>Forbear <span>${say("trainer")}</span></h1>
        <nav aria-label=${say("views")}>
          ${VIEWS.map(
            (view) =>
              html`<button
                class="quiet"
                aria-current=${this.view === view ? "page" : nothing}
                @click=${() => this.dispatchEvent(new CustomEvent("view", { detail: view }))}
              >
                ${say(view)}
              </button>`,
          )}
        </nav>
        <button
          class="quiet"
          lang=${this.lang === "zh" ? "en" : "zh-CN"}
          aria-label="${say("otherLanguage")}: ${say("switchLanguage")}"
          @click=${() => this.dispatchEvent(new Event("language"))}
        >
          ${say("otherLanguage")}
        </button>
        <p>${this.name}</p>
        <button class="quiet" @click=${() => this.dispatchEvent(new Event("log-out"))}>
          ${say("logOut")}
        </button>
      </header>
    `;
  }
}

customElements.define("trainer-bar", TrainerBar);

/** The trainer's page: the log-in, and behind it the inbox and what was taught. */
import { html } from "../vendor/lit/index.js";
import { speaker } from "../shared/i18n.js";
import { StaffApp } from "../shared/staff-app.js";
import { trainerWords } from "../shared/words-trainer.js";
import { TrainerApi } from "./trainer-api.js";
import "./trainer-workspace.js";

class TrainerApp extends StaffApp {
  constructor() {
    super(new TrainerApi());
  }

  get words() {
    const say = speaker(trainerWords, this.lang);
    return { title: say("trainer"), heading: say("logInTitle"), loading: say("loading") };
  }

  /** @param {import("./trainer-api.js").Agent} me */
  page(me) {
    return html`<trainer-workspace
      .lang=${this.lang}
      .api=${this.api}
      .me=${me}
      @language=${() => this.switchLanguage()}
      @log-out=${() => this.logOut()}
      @refused=${() => this.leave()}
    ></trainer-workspace>`;
  }
}

customElements.define("trainer-app", TrainerApp);

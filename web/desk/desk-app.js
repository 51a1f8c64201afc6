/** The agent's page: the log-in, and behind it the desk. */
import { html } from "../vendor/lit/index.js";
import { speaker } from "../shared/i18n.js";
import { StaffApp } from "../shared/staff-app.js";
import { deskWords } from "../shared/words-desk.js";
import { DeskApi } from "./desk-api.js";
import { DeskStore } from "./desk-store.js";
import "./desk-workspace.js";

class DeskApp extends StaffApp {
  constructor() {
    super(new DeskApi());
    /** @type {DeskStore | null} */
    this.store = null;
  }

  get words() {
    const say = speaker(deskWords, this.lang);
    return { title: say("desk"), loading: say("loading") };
  }

  /** @param {import("../shared/staff-api.js").Agent} me */
  enter(me) {
    this.store = new DeskStore(/** @type {DeskApi} */ (this.api), me);
    this.store.addEventListener("refused", () => this.leave());
    super.enter(me);
  }

  leave() {
    this.store?.stop();
    this.store = null;
    super.leave();
  }

  page() {
    return html`<desk-workspace
      .lang=${this.lang}
      .store=${this.store}
      @language=${() => this.switchLanguage()}
      @log-out=${() => this.logOut()}
    ></desk-workspace>`;
  }
}

customElements.define("desk-app", DeskApp);

/** The supervisor's page: the log-in, and behind it the floor, or what a senior decides. */
import { html } from "../vendor/lit/index.js";
import { speaker } from "../shared/i18n.js";
import { StaffApp } from "../shared/staff-app.js";
import { floorWords } from "../shared/words-floor.js";
import { FloorApi } from "./floor-api.js";
import { FloorStore } from "./floor-store.js";
import "./floor-workspace.js";
import "./senior-workspace.js";

const SENIOR = "senior";

class FloorApp extends StaffApp {
  constructor() {
    super(new FloorApi());
    /** @type {FloorStore | null} */
    this.store = null;
  }

  get words() {
    const say = speaker(floorWords, this.lang);
    return { title: say(this.me?.role === SENIOR ? "approvals" : "floor"), heading: say("logInTitle"), loading: say("loading") };
  }

  /** @param {import("../shared/staff-api.js").Agent} me */
  enter(me) {
    if (me.role !== SENIOR) {
      this.store = new FloorStore(/** @type {FloorApi} */ (this.api), me);
      this.store.addEventListener("refused", () => this.leave());
    }
    super.enter(me);
  }

  leave() {
    this.store?.stop();
    this.store = null;
    super.leave();
  }

  /** @param {import("../shared/staff-api.js").Agent} me */
  page(me) {
    if (!this.store) {
      return html`<senior-workspace
        .lang=${this.lang}
        .api=${this.api}
        .me=${me}
        @language=${() => this.switchLanguage()}
        @log-out=${() => this.logOut()}
        @refused=${() => this.leave()}
      ></senior-workspace>`;
    }
    return html`<floor-workspace
      .lang=${this.lang}
      .store=${this.store}
      @language=${() => this.switchLanguage()}
      @log-out=${() => this.logOut()}
    ></floor-workspace>`;
  }
}

customElements.define("floor-app", FloorApp);

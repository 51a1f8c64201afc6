/** The floor of a supervisor who is logged in: live, or what waits for approval, or the house. */
import { LitElement, html, nothing } from "../vendor/lit/index.js";
import "../desk/conversation-list.js";
import { backToList } from "../desk/going-on.js";
import { barStyles } from "../shared/bar-styles.js";
import { controls } from "../shared/controls.js";
import { preference, speaker } from "../shared/i18n.js";
import { floorWords } from "../shared/words-floor.js";
import "./accounts-view.js";
import { alertCall } from "./alert-call.js";
import "./approvals-view.js";
import { alertWords } from "./floor-alerts.js";
import "./floor-conversation.js";
import { byUrgency } from "./floor-order.js";
import "./floor-queues.js";
import "./floor-staff.js";
import { workspaceStyles } from "./floor-styles.js";
import "./house-view.js";
import "./tickets-view.js";

const VIEWS = /** @type {const} */ (["live", "approvals", "tickets", "house", "accounts"]);
const TICK_MS = 5000;
const PROBLEMS = new Set(["load", "not_there", "other_language", "on_break", "no_agent", "ended"]);

/** Fires `language` and `log-out`. */
class FloorWorkspace extends LitElement {
  static properties = {
    lang: {},
    store: { attribute: false },
    view: { state: true },
    veil: { state: true },
    stamp: { state: true },
  };

  static styles = [controls, barStyles, workspaceStyles];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {import("./floor-store.js").FloorStore} */
    this.store;
    /** @type {typeof VIEWS[number]} */
    this.view = "live";
    this.veil = preference.get("veil") !== "off";
    this.stamp = 0;
    /** What has just begun, read out once; the list itself changes too often for that. */
    this.fresh = "";
    this.timer = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    // Waiting times grow, and a connection may die, without any news.
    this.timer = setInterval(this.#follow, TICK_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
    this.store.removeEventListener("change", this.#follow);
    this.store.removeEventListener("alerts", this.#call);
  }

  firstUpdated() {
    this.store.addEventListener("change", this.#follow);
    this.store.addEventListener("alerts", this.#call);
  }

  #follow = () => {
    this.stamp++;
  };

  #call = (/** @type {any} */ { detail }) => {
    const { floor } = this.store;
    if (!floor) return;
    const alerts = detail.map((/** @type {import("./floor-store.js").Alert} */ alert) => ({
      key: alert.key,
      words: alertWords(alert, floor, this.lang),
    }));
    this.fresh = alerts.map((/** @type {{words: string}} */ { words }) => words).join(". ");
    alertCall.call(alerts, `Forbear · ${this.#say("floor")}`);
  };

  get #say() {
    return speaker(floorWords, this.lang);
  }

  render() {
    const { store, lang } = this;
    return html`
      ${this.#bar()}
      <div role="alert">${this.#problem()}</div>
      <div role="status">
        ${store.stale && store.floor ? html`<p class="notice">${this.#say("stale")}</p>` : nothing}
        ${store.rasa === "down" ? html`<p class="notice">${this.#say("rasaDown")}</p>` : nothing}
      </div>
      <p class="unseen" role="alert">${this.fresh}</p>
      <floor-alerts
        .lang=${lang}
        .floor=${store.floor}
        .names=${store.summaries}
        .stamp=${this.stamp}
        @look=${this.#open}
      ></floor-alerts>
      ${this.view === "live" ? this.#live() : this.#other()}
    `;
  }

  #bar() {
    const say = this.#say;
    return html`<header>
      <h1>Forbear <span>${say("floor")}</span></h1>
      <nav aria-label=${say("views")}>
        ${VIEWS.filter((view) => view !== "accounts" || this.store.me.role === "admin").map(
          (view) =>
            html`<button
              class="quiet"
              aria-current=${this.view === view ? "page" : nothing}
              @click=${() => (this.view = view)}
            >
              ${say(view)}
              ${
                view === "approvals" && this.store.floor?.approvals
                  ? html`<span class="count">${this.store.floor.approvals}</span>`
                  : nothing
              }
            </button>`,
        )}
      </nav>
      <label>
        <input type="checkbox" .checked=${alertCall.sound} @change=${this.#sound} />
        ${say("sound")}
      </label>
      ${
        alertCall.permission === "default"
          ? html`<button class="quiet" @click=${this.#ask}>${say("notify")}</button>`
          : nothing
      }
      <button
        class="quiet"
        lang=${this.lang === "zh" ? "en" : "zh-CN"}
        aria-label="${say("otherLanguage")}: ${say("switchLanguage")}"
        @click=${() => this.dispatchEvent(new Event("language"))}
      >
        ${say("otherLanguage")}
      </button>
      <p>${this.store.me.name}</p>
      <button class="quiet" @click=${() => this.dispatchEvent(new Event("log-out"))}>
        ${say("logOut")}
      </button>
    </header>`;
  }

  #problem() {
    const { error } = this.store;
    if (!error) return nothing;
    const key = PROBLEMS.has(error) ? `problem_${error}` : "problem";
    return html`<p class="notice alarm">${this.#say(/** @type {any} */ (key))}</p>`;
  }

  #live() {
    const { store, lang } = this;
    return html`<main class=${store.current ? "opened" : ""}>
      <div class="left">
        ${store.current ? nothing : html`<floor-queues .lang=${lang} .floor=${store.floor} .stamp=${this.stamp}></floor-queues>`}
        <conversation-list
          .lang=${lang}
          .summaries=${new Map(store.summaries)}
          .opened=${store.current?.id ?? null}
          .meId=${store.me.id}
          .veil=${this.veil}
          .ready=${Boolean(store.floor)}
          .rank=${byUrgency}
          @open=${this.#open}
        ></conversation-list>
      </div>
      ${
        store.current
          ? html`<floor-conversation
              .lang=${lang}
              .store=${store}
              .stamp=${this.stamp}
              .veil=${this.veil}
              @back=${() => backToList(this)}
            ></floor-conversation>`
          : html`<floor-staff
              .lang=${lang}
              .floor=${store.floor}
              .stamp=${this.stamp}
              @propose-break=${(/** @type {CustomEvent<number>} */ { detail }) =>
                store.proposeBreak(detail)}
            ></floor-staff>`
      }
    </main>`;
  }

  #other() {
    const { lang, store } = this;
    const views = {
      approvals: () =>
        html`<approvals-view
          .lang=${lang}
          .api=${store.api}
          .count=${store.floor?.approvals ?? 0}
          .me=${store.me}
          @look=${this.#open}
        ></approvals-view>`,
      tickets: () =>
        html`<tickets-view .lang=${lang} .api=${store.api} @look=${this.#open}></tickets-view>`,
      house: () => html`<house-view .lang=${lang} .api=${store.api}></house-view>`,
      accounts: () => html`<accounts-view .lang=${lang} .api=${store.api}></accounts-view>`,
      live: () => nothing,
    };
    return html`<main class="single">${views[this.view]()}</main>`;
  }

  /** @param {CustomEvent<string>} event */
  async #open({ detail }) {
    this.view = "live";
    this.store.open(detail);
    await this.updateComplete;
    const opened = /** @type {any} */ (this.renderRoot.querySelector("floor-conversation"));
    await opened?.updateComplete;
    opened?.focusHere();
  }

  /** @param {Event} event */
  #sound(event) {
    alertCall.setSound(/** @type {HTMLInputElement} */ (event.target).checked);
  }

  async #ask() {
    await alertCall.ask();
    this.requestUpdate();
  }
}

customElements.define("floor-workspace", FloorWorkspace);

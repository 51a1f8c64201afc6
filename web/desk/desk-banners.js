/** What the agent must know of the connection, the assistant, and of what did not work. */
import { LitElement, css, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { speaker } from "../shared/i18n.js";
import { deskWords } from "../shared/words-desk.js";

/** A blink of the connection is not worth a banner. */
const OFFLINE_AFTER_MS = 1500;

/** The gateway's codes that have words of their own. */
const PROBLEMS = /** @type {Record<string, keyof typeof deskWords.en>} */ ({
  load: "load",
  not_yours: "not_yours",
  take_over_first: "take_over_first",
  sent_before: "sent_before",
  rate_limited: "rate_limited",
  on_break: "onBreak",
  crisis: "crisisStays",
  ended: "hasEnded",
  blocked: "blockedReply",
  not_a_supervisor: "blockedReply",
  never_overridden: "blockedReply",
});

class DeskBanners extends LitElement {
  static properties = {
    lang: {},
    store: { attribute: false },
    stamp: { attribute: false },
    offline: { state: true },
  };

  static styles = [
    controls,
    css`
      :host {
        display: block;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {import("./desk-store.js").DeskStore} */
    this.store;
    this.stamp = 0;
    this.offline = false;
    this.timer = 0;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  willUpdate() {
    if (this.store.connected) {
      clearTimeout(this.timer);
      this.timer = 0;
      this.offline = false;
    } else {
      this.timer ||= setTimeout(() => (this.offline = true), OFFLINE_AFTER_MS);
    }
  }

  render() {
    const say = speaker(deskWords, this.lang);
    const { rasa, error } = this.store;
    return html`
      <div role="status">
        ${this.offline ? html`<p class="notice alarm">${say("offline")}</p>` : nothing}
        ${rasa === "down" ? html`<p class="notice">${say("rasaDown")}</p>` : nothing}
        ${error ? html`<p class="notice alarm">${say(PROBLEMS[error] ?? "problem")}</p>` : nothing}
      </div>
    `;
  }
}

customElements.define("desk-banners", DeskBanners);

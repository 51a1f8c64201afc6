/** The switch for notifications, and what stands in their way. */
import { LitElement, css, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { speaker } from "../shared/i18n.js";
import { notifyWords } from "../shared/words-notify.js";

class NotifySwitch extends LitElement {
  static properties = { lang: {}, notifier: { attribute: false } };

  static styles = [
    controls,
    css`
      :host {
        display: contents;
      }
      label {
        display: inline-flex;
        align-items: center;
        gap: var(--s2);
        min-height: 1.5rem;
        font-weight: 400;
        cursor: pointer;
      }
      input {
        width: 1.125rem;
        min-height: 1.125rem;
        height: 1.125rem;
        margin: 0;
        accent-color: var(--accent);
      }
      .notice {
        display: flex;
        flex-basis: 100%;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s1) var(--s3);
        order: 1;
      }
      .notice span {
        flex: 1 1 16rem;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {import("./desk-notifier.js").DeskNotifier} */
    this.notifier;
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (!changed.has("notifier")) return;
    changed.get("notifier")?.removeEventListener("change", this.#follow);
    this.notifier.addEventListener("change", this.#follow);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.notifier.removeEventListener("change", this.#follow);
  }

  #follow = () => {
    this.requestUpdate();
  };

  updated() {
    // Set here and not in the template: a press has changed it already, whatever came of it.
    this.#box.checked = this.notifier.on;
  }

  get #box() {
    return /** @type {HTMLInputElement} */ (this.renderRoot.querySelector("input"));
  }

  render() {
    const say = speaker(notifyWords, this.lang);
    const { trouble } = this.notifier;
    return html`
      <label>
        <input type="checkbox" role="switch" aria-describedby="trouble" @change=${this.#turn} />
        ${say("switch")}
      </label>
      <div id="trouble" class=${trouble ? "notice" : ""} role="status">
        ${
          trouble
            ? html`<span>${say(trouble)}</span>
                <button @click=${() => this.notifier.turn(false)}>${say("fine")}</button>`
            : nothing
        }
      </div>
    `;
  }

  #turn() {
    this.notifier.turn(this.#box.checked);
  }
}

customElements.define("notify-switch", NotifySwitch);

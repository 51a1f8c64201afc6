/** A conversation that a supervisor has joined: what is said, notes to its agent, and who has it. */
import { LitElement, css, html, nothing } from "../vendor/lit/index.js";
import "../desk/desk-transcript.js";
import { headStyles } from "../desk/head-styles.js";
import { flags, heat, heatStyles } from "../desk/heat.js";
import "../desk/staff-notes.js";
import { controls } from "../shared/controls.js";
import { speaker } from "../shared/i18n.js";
import { backIcon } from "../shared/icons.js";
import { meaning } from "../shared/meaning.js";
import { floorWords } from "../shared/words-floor.js";

/** Fires `back`. */
class FloorConversation extends LitElement {
  static properties = {
    lang: {},
    store: { attribute: false },
    stamp: { attribute: false },
    veil: { attribute: false },
  };

  static styles = [
    controls,
    heatStyles,
    headStyles,
    css`
      :host {
        background: var(--ground);
      }
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--s2);
        padding: var(--s2) var(--s4);
        border-bottom: 1px solid var(--line);
        background: var(--paper);
      }
      form > div {
        flex: 1 1 11rem;
      }
      form a {
        align-self: center;
        padding: var(--s1);
        color: var(--accent);
        font-weight: 600;
      }
      desk-transcript {
        min-height: 14rem;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {import("./floor-store.js").FloorStore} */
    this.store;
    this.stamp = 0;
    this.veil = true;
  }

  get #say() {
    return speaker(floorWords, this.lang);
  }

  render() {
    const { current, connected } = this.store;
    if (!current) return nothing;
    return html`
      ${this.#header()} ${this.#deeds()}
      <desk-transcript
        .lang=${this.lang}
        .conversation=${current.id}
        .messages=${current.transcript.messages}
        .typing=${current.typing}
        .loaded=${current.loaded}
        .veil=${this.veil}
      ></desk-transcript>
      <staff-notes
        .lang=${this.lang}
        .notes=${current.notes}
        .off=${!connected}
        @note=${(/** @type {CustomEvent<string>} */ { detail }) => this.store.note(detail)}
      ></staff-notes>
    `;
  }

  #header() {
    const { summary, current } = this.store;
    const say = this.#say;
    return html`<div class="head">
      <button
        class="quiet icon"
        aria-label=${say("leave")}
        @click=${() => this.dispatchEvent(new Event("back"))}
      >
        ${backIcon}
      </button>
      <div class="who">
        <h2 tabindex="-1">${current?.customer?.name ?? summary?.customer_name ?? say("visitor")}</h2>
        ${summary ? this.#marks(summary) : nothing}
      </div>
    </div>`;
  }

  /** @param {import("../desk/summary.js").Summary} summary */
  #marks({ agent, mode, crisis, hostility, target, trend, risk, status }) {
    const say = this.#say;
    const holder = agent ? say("with", { name: agent.name }) : say(mode === "bot" ? "withBot" : "withNobody");
    return html`<p class="marks">
      <span>${status === "ended" ? say("ended") : holder}</span>
      ${crisis ? html`<span class="flag grave">${say("crisis")}</span>` : nothing}
      ${heat({ level: hostility, target }, this.lang)}
      <span>${meaning("trend", trend, this.lang)}</span>
      ${flags(risk, this.lang)}
    </p>`;
  }

  #deeds() {
    const { summary, floor, me, connected } = this.store;
    const say = this.#say;
    if (!summary || summary.status === "ended") return nothing;
    if (summary.agent?.id === me.id) {
      return html`<form>
        <a href="../desk/#${summary.id}">${say("openDesk")}</a>
        <button type="button" ?disabled=${!connected} @click=${() => this.store.reassign(null)}>
          ${say("toQueue")}
        </button>
      </form>`;
    }
    const free = (floor?.staff ?? []).filter(
      (each) =>
        each.present &&
        each.break?.status !== "begun" &&
        each.id !== summary.agent?.id &&
        each.languages.includes(summary.lang),
    );
    return html`<form @submit=${this.#reassign}>
      <div>
        <label for="to">${say("giveTo")}</label>
        <select id="to">
          ${free.length ? nothing : html`<option value="">${say("nobodyFree")}</option>`}
          ${free.map(
            ({ id, name, open, hot_minutes }) =>
              html`<option value=${id}>
                ${name} (${say("loadShort", { open, minutes: hot_minutes })})
              </option>`,
          )}
        </select>
      </div>
      <button ?disabled=${!free.length || !connected}>${say("give")}</button>
      ${
        summary.agent
          ? html`<button type="button" ?disabled=${!connected} @click=${() => this.store.reassign(null)}>
              ${say("toQueue")}
            </button>`
          : nothing
      }
      <button type="button" ?disabled=${!connected} @click=${() => this.store.takeOver()}>
        ${say("takeOver")}
      </button>
    </form>`;
  }

  /** @param {Event} event */
  #reassign(event) {
    event.preventDefault();
    const { value } = /** @type {HTMLSelectElement} */ (this.renderRoot.querySelector("select"));
    if (value) this.store.reassign(Number(value));
  }

  focusHere() {
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("h2"))?.focus();
  }
}

customElements.define("floor-conversation", FloorConversation);

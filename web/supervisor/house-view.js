/** When people are at the desk, and from when on the floor calls; each change can be taken back. */
import { LitElement, css, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { clock } from "../shared/format.js";
import { speaker } from "../shared/i18n.js";
import { meaning } from "../shared/meaning.js";
import { houseWords } from "../shared/words-house.js";
import { panelStyles } from "./floor-styles.js";

const LANGUAGES = /** @type {const} */ (["zh", "en"]);
const LIMITS = /** @type {const} */ (["crisis_seconds", "queue", "hot_minutes", "hot_chats"]);

class HouseView extends LitElement {
  static properties = {
    lang: {},
    api: { attribute: false },
    house: { state: true },
    problem: { state: true },
    saved: { state: true },
    busy: { state: true },
  };

  static styles = [
    controls,
    panelStyles,
    css`
      .grid {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr));
        gap: var(--s3);
      }
      ul.before {
        font-size: var(--text-s);
        color: var(--ink-soft);
        overflow-wrap: anywhere;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {import("./floor-api.js").FloorApi} */
    this.api;
    /** @type {any} */
    this.house = null;
    /** @type {{name: string, words: string} | null} */
    this.problem = null;
    this.saved = "";
    this.busy = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#change("", () => this.api.get("house"));
  }

  get #say() {
    return speaker(houseWords, this.lang);
  }

  render() {
    const say = this.#say;
    const { house, problem } = this;
    return html`
      <div role="status">${this.saved ? html`<p class="soft">${say("saved")}</p>` : nothing}</div>
      <div role="alert">
        ${problem && !problem.name ? html`<p class="problem">${problem.words}</p>` : nothing}
      </div>
      ${house ? html`${this.#hours()} ${this.#limits()}` : html`<p class="soft">${say("loading")}</p>`}
    `;
  }

  #hours() {
    const say = this.#say;
    return html`<section aria-labelledby="hours">
      <h2 id="hours">${say("hours")}</h2>
      <p class="soft">${say("hoursText")}</p>
      ${LANGUAGES.map((lang) => this.#hoursOf(lang))}
    </section>`;
  }

  /** @param {"zh" | "en"} lang */
  #hoursOf(lang) {
    const say = this.#say;
    const name = `hours_${lang}`;
    const rows = this.house.values[name];
    const back = this.house.duty[lang]?.back_at;
    return html`<form class="card" @submit=${(/** @type {Event} */ event) => this.#save(event, name)}>
      <div>
        <label for=${name}>${meaning("lang", lang, this.lang)}</label>
        <input
          id=${name}
          .value=${rows[0]?.value ?? ""}
          maxlength="400"
          autocomplete="off"
          aria-describedby="${name}-now"
          placeholder="Asia/Shanghai mon-fri 09:00-18:00, sat 10:00-14:00"
        />
      </div>
      <p class="soft" id="${name}-now">
        ${rows.length && rows[0].value !== null ? nothing : `${say("fromSettings")} `}
        ${back ? say("backAt", { time: clock(back, this.lang) }) : say("nothingPromised")}
      </p>
      ${this.#deeds(name)}
    </form>`;
  }

  #limits() {
    const say = this.#say;
    return html`<section aria-labelledby="limits">
      <h2 id="limits">${say("limits")}</h2>
      <form class="card" @submit=${(/** @type {Event} */ event) => this.#save(event, "limits")}>
        <div class="grid">
          ${LIMITS.map(
            (name) =>
              html`<div>
                <label for=${name}>${say(name)}</label>
                <input
                  id=${name}
                  type="number"
                  min="1"
                  max="999"
                  required
                  .value=${String(this.house.limits[name])}
                />
              </div>`,
          )}
        </div>
        ${this.#deeds("limits")}
      </form>
    </section>`;
  }

  /** @param {string} name */
  #deeds(name) {
    const say = this.#say;
    const rows = this.house.values[name];
    return html`
      ${this.problem?.name === name ? html`<p class="problem" role="alert">${this.problem.words}</p>` : nothing}
      <div class="deeds">
        <button class="main" ?disabled=${this.busy}>${say("save")}</button>
        <button type="button" ?disabled=${this.busy || !rows.length} @click=${() => this.#undo(name)}>
          ${say("undo")}
        </button>
      </div>
      ${
        rows.length
          ? html`<ul class="before" aria-label=${say("before")}>
              ${rows.slice(0, 3).map(
                (/** @type {any} */ { value, by, at }) =>
                  html`<li>${by ?? "–"}, ${clock(at, this.lang)}: ${this.#value(value)}</li>`,
              )}
            </ul>`
          : nothing
      }
    `;
  }

  /** @param {any} value */
  #value(value) {
    const say = this.#say;
    if (value === null) return say("settings");
    if (typeof value === "string") return value || say("noHours");
    return LIMITS.map((name) => `${say(name)} ${value[name]}`).join(", ");
  }

  /** @param {Event} event @param {string} name */
  #save(event, name) {
    event.preventDefault();
    const field = (/** @type {string} */ id) =>
      /** @type {HTMLInputElement} */ (this.renderRoot.querySelector(`#${id}`)).value;
    const value =
      name === "limits"
        ? Object.fromEntries(LIMITS.map((each) => [each, Number(field(each))]))
        : field(name).trim();
    this.#change(name, () => this.api.post(`house/${name}`, { value }));
  }

  /** @param {string} name */
  #undo(name) {
    this.#change(name, () => this.api.post(`house/${name}/undo`, {}));
  }

  /** @param {string} name @param {() => Promise<any>} work */
  async #change(name, work) {
    this.busy = true;
    this.saved = "";
    try {
      this.house = await work();
      this.problem = null;
      this.saved = name;
    } catch (/** @type {any} */ error) {
      const bad = error.code === "bad_hours" || error.code === "bad_limits";
      this.problem = { name: bad ? name : "", words: bad ? this.#bad(error) : this.#say("down") };
    }
    this.busy = false;
  }

  /** @param {any} error */
  #bad(error) {
    // The gateway says which part it is, in English; the rest is in the page's language.
    return this.lang === "en" ? error.said : `${this.#say("badHours")} (${error.said})`;
  }
}

customElements.define("house-view", HouseView);

/** Training, proof, comparison and promotion of candidates. */
import { LitElement, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { speaker } from "../shared/i18n.js";
import { candidatesWords } from "../shared/words-trainer-candidates.js";
import { candidateDeeds } from "./candidate-deeds.js";
import { comparisonView } from "./comparison-view.js";
import { panelStyles } from "./trainer-styles.js";
import { gateView, workView } from "./work-view.js";
import { benchStyles } from "./bench-styles.js";

const POLL_MS = 1500;
const LEADERS = ["supervisor", "admin"];

/** Fires `failed` (detail: the error). */
class CandidateBench extends LitElement {
  static properties = {
    lang: {},
    api: { attribute: false },
    me: { attribute: false },
    view: { state: true },
    compared: { state: true },
    told: { state: true },
    busy: { state: true },
  };

  static styles = [
    controls,
    panelStyles,
    benchStyles,
  ];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {import("./trainer-api.js").TrainerApi} */
    this.api;
    /** @type {import("./trainer-api.js").Agent} */
    this.me;
    /** @type {{live: any, candidates: any[]} | null} */
    this.view = null;
    /** @type {{id: string, found: any} | null} */
    this.compared = null;
    /** @type {{words: string, bad: boolean} | null} */
    this.told = null;
    this.busy = false;
    this.timer = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
    this.timer = setInterval(() => this.#load(), POLL_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  get #say() {
    return speaker(candidatesWords, this.lang);
  }

  /** @returns {boolean} whether some work is under way: one at a time */
  get #working() {
    const works = (this.view?.candidates ?? []).flatMap((each) => [each.train, each.gate, each.compare]);
    return this.busy || works.some((work) => work?.state === "running");
  }

  render() {
    const say = this.#say;
    const { live = null, earlier = [] } = this.view?.live ?? {};
    return html`
      <section aria-labelledby="heading">
        <div class="head">
          <h2 id="heading">${say("train")}</h2>
          <button class="main" ?disabled=${this.#working} @click=${() => this.#begin("candidates/train")}>
            ${say("trainNew")}
          </button>
        </div>
        <div role="status">
          ${this.busy ? html`<p class="notice">${say("changing")}</p>` : nothing}
          ${this.told ? html`<p class="notice ${this.told.bad ? "alarm" : ""}">${this.told.words}</p>` : nothing}
        </div>
        <article aria-label=${say("live")}>
          <p>
            <b>${say("live")}:</b>
            ${live ? html`<code>${live.model}</code> · ${live.by}` : say("liveFiles")}
            ${live?.forced ? html`<span class="bad">${say("forced")}: ${live.reason}</span>` : nothing}
          </p>
          ${
            earlier.length
              ? html`<p>
                  <button ?disabled=${this.#working} @click=${() => this.#change("candidates/rollback", {})}>
                    ${say("rollBack", { model: earlier[0].model })}
                  </button>
                </p>`
              : nothing
          }
        </article>
        ${this.view ? nothing : html`<p class="none" role="status">${say("loading")}</p>`}
        ${this.view?.candidates.length === 0 ? html`<p class="none">${say("noCandidates")}</p>` : nothing}
        ${(this.view?.candidates ?? []).map((each) => this.#candidate(each, live))}
      </section>
    `;
  }

  /** @param {any} candidate @param {any} live */
  #candidate({ id, train, gate, compare }, live) {
    const say = this.#say;
    const trained = train.state === "done";
    return html`<article aria-label=${id}>
      <p class="line">
        <b>${id}</b> <span class="soft">${train.by ?? ""}</span>
        ${live?.candidate === id ? html`<span class="reason">${say("live")}</span>` : nothing}
      </p>
      ${workView(say("training"), train, this.lang)}
      ${trained ? workView(say("gate"), gate, this.lang) : nothing}
      ${gate?.checks ? gateView(gate, this.lang) : nothing}
      ${trained ? workView(say("comparison"), compare, this.lang) : nothing}
      ${
        trained
          ? candidateDeeds({ id, gate, compare, live: live?.candidate === id }, this.lang, {
              working: this.#working,
              leads: LEADERS.includes(this.me.role),
              begin: (work) => this.#begin(`candidates/${id}/${work}`),
              show: () => this.#show(id),
              promote: (body) => this.#change(`candidates/${id}/promote`, body),
            })
          : nothing
      }
      ${this.compared?.id === id ? comparisonView(this.compared.found, this.lang) : nothing}
    </article>`;
  }

  async #load() {
    try {
      this.view = await this.api.get("candidates");
    } catch (error) {
      this.dispatchEvent(new CustomEvent("failed", { detail: error }));
    }
  }

  /** @param {string} id */
  #show(id) {
    return this.#ask(async () => {
      this.compared = { id, found: await this.api.get(`candidates/${id}/comparison`) };
    });
  }

  /** @param {string} path */
  #begin(path) {
    return this.#ask(async () => {
      await this.api.post(path, {});
      await this.#load();
    });
  }

  /** @param {string} path @param {object} body */
  #change(path, body) {
    return this.#ask(async () => {
      await this.api.post(path, body);
      await this.#load();
      this.told = { words: this.#say("changed"), bad: false };
    });
  }

  /** @param {() => Promise<void>} work */
  async #ask(work) {
    this.busy = true;
    this.told = null;
    try {
      await work();
    } catch (error) {
      const { code = "", status = 0 } = /** @type {any} */ (error);
      const key = /** @type {any} */ (`error_${code}`);
      const words = this.#say(key);
      if (status === 401) this.dispatchEvent(new CustomEvent("failed", { detail: error }));
      this.told = { words: words === key ? this.#say("error_other") : words, bad: true };
    } finally {
      this.busy = false;
    }
  }
}

customElements.define("candidate-bench", CandidateBench);

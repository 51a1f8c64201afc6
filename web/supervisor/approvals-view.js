/** What waits for approval, with the customer's means and the engine's reasons; and what was decided. */
import { LitElement, html, nothing } from "../vendor/lit/index.js";
import { repeat } from "../vendor/lit-html/directives/repeat.js";
import { controls } from "../shared/controls.js";
import { clock } from "../shared/format.js";
import { speaker } from "../shared/i18n.js";
import { approvalName, approvalWords } from "../shared/words-approvals.js";
import "./approval-card.js";
import { panelStyles } from "./floor-styles.js";
import "./override-card.js";

const PROBLEMS = new Set(["decided_before", "committee_decides", "above_authority", "own_agreement", "bad_reason", "never_overridden", "take_over_first"]);

/** Fires `look` (detail: a conversation's id), and `refused` when the log-in is over. */
export class ApprovalsView extends LitElement {
  static properties = {
    lang: {},
    api: { attribute: false },
    me: { attribute: false },
    count: { attribute: false },
    told: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  static styles = [controls, panelStyles];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {import("./floor-api.js").FloorApi} */
    this.api;
    /** @type {import("../shared/staff-api.js").Agent} */
    this.me;
    /** How many wait, as the floor says: another number means that the list is old. */
    this.count = 0;
    /** @type {{waiting: any[], overrides: any[], decided: any[]} | null} */
    this.told = null;
    this.problem = "";
    this.busy = false;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    const known = (this.told?.waiting.length ?? -1) + (this.told?.overrides.length ?? 0);
    if (changed.has("count") && this.count !== known) this.load();
  }

  get #say() {
    return speaker(approvalWords, this.lang);
  }

  render() {
    const say = this.#say;
    const { told } = this;
    return html`
      <div role="alert">
        ${this.problem ? html`<p class="problem">${say(/** @type {any} */ (this.problem))}</p>` : nothing}
      </div>
      ${told?.overrides.length ? this.#overrides(told.overrides) : nothing}
      <section aria-labelledby="waiting">
        <h2 id="waiting" tabindex="-1">${say("waiting")}</h2>
        ${told ? nothing : html`<p class="soft" role="status">${say("loading")}</p>`}
        ${told && !told.waiting.length ? html`<p class="soft">${say("nothingWaits")}</p>` : nothing}
        ${repeat(
          told?.waiting ?? [],
          ({ reference }) => reference,
          (each) =>
            html`<approval-card
              .lang=${this.lang}
              .approval=${each}
              .me=${this.me}
              .busy=${this.busy}
              @decide=${this.#decide}
              @look=${this.#look}
            ></approval-card>`,
        )}
      </section>
      ${told?.decided.length ? this.#decided(told.decided) : nothing}
    `;
  }

  /** @param {any[]} overrides */
  #overrides(overrides) {
    return html`<section aria-labelledby="overrides">
      <h2 id="overrides" tabindex="-1">${this.#say("overrides")}</h2>
      ${repeat(
        overrides,
        ({ id }) => id,
        (each) =>
          html`<override-card
            .lang=${this.lang}
            .request=${each}
            .busy=${this.busy}
            @answer=${this.#answer}
            @look=${this.#look}
          ></override-card>`,
      )}
    </section>`;
  }

  /** @param {any[]} decided */
  #decided(decided) {
    const say = this.#say;
    return html`<section aria-labelledby="decided">
      <h2 id="decided">${say("decided")}</h2>
      <ul>
        ${decided.map(
          ({ reference, kind, decision, reason, by, at, told }) =>
            html`<li class="card">
              <p>
                <strong>${say(decision)}</strong> · ${approvalName("kind", kind, this.lang)} ·
                ${reference}
              </p>
              <p>${reason}</p>
              <p class="soft">
                ${by ?? "–"}, ${clock(at, this.lang)} · ${say(told ? "told" : "notTold")}
              </p>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  /** Asks anew, leaving what is being written where it is. */
  async load() {
    if (this.busy) return;
    try {
      this.told = await this.api.get("approvals");
      if (this.problem === "down") this.problem = "";
    } catch (error) {
      this.#failed(error);
    }
  }

  /** @param {CustomEvent<{reference: string, decision: string, reason: string}>} event */
  #decide({ detail: { reference, ...body } }) {
    return this.#post(`approvals/${encodeURIComponent(reference)}`, body);
  }

  /** @param {CustomEvent<{id: number, decision: string, reason: string}>} event */
  #answer({ detail: { id, ...body } }) {
    return this.#post(`overrides/${id}`, body);
  }

  /** @param {CustomEvent<string>} event */
  #look({ detail }) {
    this.dispatchEvent(new CustomEvent("look", { detail }));
  }

  /** @param {string} path @param {object} body */
  async #post(path, body) {
    this.busy = true;
    await this.#try(async () => {
      this.told = await this.api.post(path, body);
      await this.updateComplete;
      /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("h2"))?.focus();
    });
    this.busy = false;
  }

  /** @param {any} error */
  #failed(error) {
    this.problem = PROBLEMS.has(error.code) ? error.code : "down";
    if (error.status === 401) this.dispatchEvent(new Event("refused"));
  }

  /** @param {() => Promise<void>} work */
  async #try(work) {
    try {
      await work();
      this.problem = "";
    } catch (/** @type {any} */ error) {
      this.#failed(error);
      if (error.code === "decided_before") this.told = await this.api.get("approvals");
    }
  }
}

customElements.define("approvals-view", ApprovalsView);

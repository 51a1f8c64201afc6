/** Everything that was taught, newest first, and the way back. */
import { LitElement, css, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { clock } from "../shared/format.js";
import { speaker } from "../shared/i18n.js";
import { intentWords } from "../shared/meaning.js";
import { lessonsWords } from "../shared/words-trainer-lessons.js";
import { changeDiff, diffStyles } from "./change-diff.js";
import { lessonProblems, problemStyles } from "./lesson-problems.js";
import { panelStyles } from "./trainer-styles.js";

/** Fires `failed` (detail: the error). */
class ChangeHistory extends LitElement {
  static properties = {
    lang: {},
    api: { attribute: false },
    changes: { state: true },
    error: { state: true },
    busy: { state: true },
  };

  static styles = [
    controls,
    panelStyles,
    diffStyles,
    problemStyles,
    css`
      :host {
        max-width: 60rem;
        margin-inline: auto;
      }
      article {
        display: grid;
        gap: var(--s2);
        padding: var(--s4);
        border-bottom: 1px solid var(--line);
      }
      .undone {
        color: var(--ink-soft);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {import("./trainer-api.js").TrainerApi} */
    this.api;
    /** @type {any[] | null} */
    this.changes = null;
    /** @type {import("./trainer-api.js").LessonError | null} */
    this.error = null;
    this.busy = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  get #say() {
    return speaker(lessonsWords, this.lang);
  }

  render() {
    const say = this.#say;
    return html`
      <section aria-labelledby="heading">
        <div class="head">
          <h2 id="heading">${say("history")}</h2>
          <span class="soft" role="status">${this.changes ? "" : say("loading")}</span>
        </div>
        <div role="alert">${this.error ? lessonProblems(this.error, this.lang) : nothing}</div>
        ${this.changes?.length === 0 ? html`<p class="none">${say("noChanges")}</p>` : nothing}
        ${(this.changes ?? []).map((change) => this.#change(change))}
      </section>
    `;
  }

  /** @param {any} change */
  #change(change) {
    const say = this.#say;
    const done = /** @type {any} */ (`did_${change.undoes ? "undo" : change.code}`);
    return html`<article class=${change.undone_by ? "undone" : ""}>
      <p class="line">
        <b>${say(done) === done ? change.code.replaceAll("_", " ") : say(done, this.#facts(change.facts))}</b>
        <span class="soft">${change.author} · ${clock(change.at, this.lang)}</span>
      </p>
      <p>${change.reason}</p>
      ${changeDiff(change.diff, this.lang)}
      <p>
        ${
          change.undone_by
            ? html`<span class="soft">${say("takenBack")}</span>`
            : html`<button ?disabled=${this.busy} @click=${() => this.#undo(change)}>
                ${say("undo")}<span class="unseen">: ${change.reason}</span>
              </button>`
        }
      </p>
    </article>`;
  }

  /** @param {Record<string, any>} facts */
  #facts(facts) {
    const named = ["intent", "from"].filter((name) => facts[name]);
    return {
      ...facts,
      ...Object.fromEntries(named.map((name) => [name, intentWords(facts[name], this.lang)])),
    };
  }

  async #load() {
    try {
      this.changes = (await this.api.get("changes")).changes;
    } catch (error) {
      this.dispatchEvent(new CustomEvent("failed", { detail: error }));
    }
  }

  /** @param {any} change */
  async #undo(change) {
    this.busy = true;
    this.error = null;
    try {
      const path = `changes/${encodeURIComponent(change.id)}/undo`;
      await this.api.post(path, { reason: this.#say("undone") });
      await this.#load();
    } catch (error) {
      const told = /** @type {any} */ (error);
      if (told.problems?.length) this.error = told;
      else this.dispatchEvent(new CustomEvent("failed", { detail: error }));
    } finally {
      this.busy = false;
    }
  }
}

customElements.define("change-history", ChangeHistory);

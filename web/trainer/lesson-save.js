/** Shows what a lesson changes in the files, saves it with a reason, and takes it back. */
import { LitElement, css, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { speaker } from "../shared/i18n.js";
import { lessonsWords } from "../shared/words-trainer-lessons.js";
import { changeDiff, diffStyles } from "./change-diff.js";
import { lessonProblems, problemStyles } from "./lesson-problems.js";
import { panelStyles } from "./trainer-styles.js";

/** Fires `taught` (detail: the change set), `taken-back` and `failed` (detail: the error). */
class LessonSave extends LitElement {
  static properties = {
    lang: {},
    api: { attribute: false },
    lesson: { attribute: false },
    change: { state: true },
    error: { state: true },
    saved: { state: true },
    busy: { state: true },
  };

  static styles = [
    controls,
    panelStyles,
    diffStyles,
    problemStyles,
    css`
      :host {
        display: grid;
        gap: var(--s3);
        background: none;
      }
      .line > button {
        flex: none;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {import("./trainer-api.js").TrainerApi} */
    this.api;
    /** @type {Record<string, unknown> | null} what is asked of the gateway; null while incomplete */
    this.lesson = null;
    /** @type {import("./trainer-api.js").Change | null} */
    this.change = null;
    /** @type {import("./trainer-api.js").LessonError | null} */
    this.error = null;
    /** @type {{id: string, diff: string} | null} */
    this.saved = null;
    this.busy = false;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!changed.has("lesson")) return;
    if (JSON.stringify(changed.get("lesson") ?? null) === JSON.stringify(this.lesson)) return;
    // What was shown belongs to other words.
    this.change = null;
    this.error = null;
  }

  get #say() {
    return speaker(lessonsWords, this.lang);
  }

  render() {
    const say = this.#say;
    return html`
      <p>
        <button ?disabled=${!this.lesson || this.busy} @click=${this.#preview}>
          ${say("showChange")}
        </button>
      </p>
      <div role="alert">
        ${this.error ? lessonProblems(this.error, this.lang) : nothing}
        ${this.change?.warnings.length ? lessonProblems({ problems: this.change.warnings }, this.lang) : nothing}
      </div>
      ${this.change ? this.#confirm(this.change) : nothing}
      <div role="status">
        ${this.busy ? html`<p class="soft">${say("working")}</p>` : nothing}
        ${
          this.saved
            ? html`<p class="line">
                <b>${say("saved")}</b>
                <button class="link" ?disabled=${this.busy} @click=${this.#undo}>${say("undo")}</button>
              </p>`
            : nothing
        }
      </div>
    `;
  }

  /** @param {import("./trainer-api.js").Change} change */
  #confirm(change) {
    const say = this.#say;
    return html`
      ${changeDiff(change.diff, this.lang)}
      <form @submit=${this.#save}>
        <label for="reason">${say("reason")}</label>
        <div class="line">
          <input id="reason" name="reason" minlength="4" maxlength="500" required autocomplete="off" />
          <button class="main" ?disabled=${this.busy}>${say("save")}</button>
        </div>
      </form>
    `;
  }

  #preview() {
    return this.#ask(async () => {
      this.saved = null;
      this.change = await this.api.post("lessons/preview", { ...this.lesson });
    });
  }

  /** @param {SubmitEvent} event */
  #save(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const reason = String(form.get("reason"));
    return this.#ask(async () => {
      const { seen } = /** @type {import("./trainer-api.js").Change} */ (this.change);
      this.saved = await this.api.post("lessons", { ...this.lesson, seen, reason });
      this.change = null;
      this.dispatchEvent(new CustomEvent("taught", { detail: this.saved }));
    });
  }

  #undo() {
    return this.#ask(async () => {
      const reason = this.#say("undone");
      await this.api.post(`changes/${encodeURIComponent(this.saved?.id ?? "")}/undo`, { reason });
      this.saved = null;
      this.dispatchEvent(new Event("taken-back"));
    });
  }

  /** @param {() => Promise<void>} work */
  async #ask(work) {
    this.busy = true;
    this.error = null;
    try {
      await work();
    } catch (error) {
      const told = /** @type {import("./trainer-api.js").LessonError} */ (error);
      if (told.code && told.status !== 401 && told.status < 500) this.error = told;
      else this.dispatchEvent(new CustomEvent("failed", { detail: error }));
      if (told.status === 507) this.error = told;
    } finally {
      this.busy = false;
    }
  }
}

customElements.define("lesson-save", LessonSave);

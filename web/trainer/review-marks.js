/** What a trainer notes on a message: that it was looked at, and tags. */
import { LitElement, css, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { speaker } from "../shared/i18n.js";
import { reviewWords } from "../shared/words-trainer-review.js";

/** Fires `taught` when something was noted, and `failed` (detail: the error). */
class ReviewMarks extends LitElement {
  static properties = { lang: {}, api: { attribute: false }, item: { attribute: false } };

  static styles = [
    controls,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--s2);
      }
      div {
        flex: 1 1 10rem;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {import("./trainer-api.js").TrainerApi} */
    this.api;
    /** @type {any} */
    this.item = null;
  }

  render() {
    const say = speaker(reviewWords, this.lang);
    const { item } = this;
    if (!item) return nothing;
    return html`<form @submit=${this.#tag}>
      <div>
        <label for="tags">${say("tags")}</label>
        <input id="tags" name="tags" autocomplete="off" .value=${item.tags.join(", ")} />
      </div>
      <button>${say("keepTags")}</button>
      <button
        type="button"
        aria-pressed=${Boolean(item.reviewed_at)}
        @click=${() => this.#note({ reviewed: !item.reviewed_at })}
      >
        ${item.reviewed_at ? say("notReviewedYet") : say("markReviewed")}
      </button>
    </form>`;
  }

  /** @param {SubmitEvent} event */
  #tag(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const tags = String(form.get("tags")).split(/[,，]/).map((tag) => tag.trim());
    return this.#note({ tags: tags.filter(Boolean) });
  }

  /** @param {object} what */
  async #note(what) {
    try {
      this.item = await this.api.post(`reviews/${this.item.message_id}`, what);
      this.dispatchEvent(new Event("taught"));
    } catch (error) {
      this.dispatchEvent(new CustomEvent("failed", { detail: error }));
    }
  }
}

customElements.define("review-marks", ReviewMarks);

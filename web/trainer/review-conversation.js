/** One conversation, with what was understood of each message. */
import { LitElement, css, html, nothing } from "../vendor/lit/index.js";
import { flags, heat, heatStyles } from "../desk/heat.js";
import { controls } from "../shared/controls.js";
import { clock } from "../shared/format.js";
import { languageOf, speaker } from "../shared/i18n.js";
import { confidence, intentWords, meaning } from "../shared/meaning.js";
import { reviewWords } from "../shared/words-trainer-review.js";
import { typing } from "./keys.js";
import { panelStyles } from "./trainer-styles.js";

/** Fires `choose` and `story` (detail: a message's number) and `close`. */
class ReviewConversation extends LitElement {
  static properties = { lang: {}, conversation: { attribute: false }, seq: { attribute: false } };

  static styles = [
    controls,
    heatStyles,
    panelStyles,
    css`
      :host {
        background: var(--ground);
      }
      ol {
        display: grid;
        gap: var(--s3);
        padding: var(--s4);
      }
      article {
        display: grid;
        gap: var(--s1);
        padding: var(--s3);
        border: 1px solid var(--line);
        border-radius: var(--round-m);
        background: var(--paper);
      }
      .customer {
        margin-inline-end: var(--s5);
      }
      .ours {
        margin-inline-start: var(--s5);
        background: var(--accent-soft);
      }
      .chosen {
        border-color: var(--accent);
        box-shadow: 0 0 0 1px var(--accent);
      }
      .text {
        overflow-wrap: anywhere;
        white-space: pre-wrap;
      }
      .told {
        padding: var(--s2) var(--s4) 0;
      }
      code {
        overflow-wrap: anywhere;
        font-size: 0.75rem;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {any} */
    this.conversation;
    this.seq = 0;
    this.listen = (/** @type {KeyboardEvent} */ event) => {
      if (event.key === "Escape" && !typing(event)) this.dispatchEvent(new Event("close"));
    };
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener("keydown", this.listen);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener("keydown", this.listen);
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has("conversation")) {
      this.renderRoot.querySelector(".chosen")?.scrollIntoView({ block: "center" });
    }
  }

  render() {
    const say = speaker(reviewWords, this.lang);
    return html`
      <section aria-labelledby="heading">
        <div class="head">
          <h2 id="heading">${say("conversation")}</h2>
          <button class="quiet" @click=${() => this.dispatchEvent(new Event("close"))}>
            ${say("close")}
          </button>
        </div>
        <p class="soft told">${say("masked")}</p>
        <ol aria-labelledby="heading">
          ${this.conversation.messages.map(
            (/** @type {any} */ message) => html`<li>${this.#line(message)}</li>`,
          )}
        </ol>
      </section>
    `;
  }

  /** @param {any} message */
  #line(message) {
    const say = speaker(reviewWords, this.lang);
    const ours = message.author !== "customer";
    const chosen = message.seq === this.seq;
    return html`
      <article class="${ours ? "ours" : "customer"} ${chosen ? "chosen" : ""}">
        <p class="line soft">
          <b>${say(message.author)}</b> ${clock(message.at, this.lang)}
          ${message.action ? html`<code>${message.action}</code>` : nothing}
        </p>
        <p class="text" lang=${languageOf(message.text)}>${message.text}</p>
        ${message.understanding ? this.#understood(message) : nothing}
        ${ours ? nothing : this.#drafts(message)}
        ${this.#deeds(message, chosen)}
      </article>
    `;
  }

  /** @param {any} message @param {boolean} chosen */
  #deeds(message, chosen) {
    const say = speaker(reviewWords, this.lang);
    const fire = (/** @type {string} */ name) => () =>
      this.dispatchEvent(new CustomEvent(name, { detail: message.seq }));
    const about = html`<span class="unseen">: ${message.text.slice(0, 60)}</span>`;
    if (message.understanding) {
      return html`<p>
        <button aria-pressed=${chosen} @click=${fire("choose")}>${say("correct")}${about}</button>
      </p>`;
    }
    if (!message.action) return nothing;
    return html`<p><button @click=${fire("story")}>${say("storyFrom")}${about}</button></p>`;
  }

  /** @param {any} message */
  #understood({ understanding, review, model }) {
    const { lang } = this;
    const say = speaker(reviewWords, lang);
    const { intent, intents, hostility, risk, entities } = understanding;
    const others = (intents ?? []).filter((/** @type {any} */ each) => each.name !== intent?.name);
    return html`
      <p class="line">
        <b>${intentWords(intent?.name ?? "", lang)}</b> ${confidence(intent?.confidence ?? 0)}
        ${heat(hostility ?? { level: 0, target: "none" }, lang)} ${flags(risk ?? [], lang)}
      </p>
      ${
        others.length
          ? html`<p class="soft">
              ${say("alsoUnderstood")}:
              ${others.map((/** @type {any} */ each) => intentWords(each.name, lang)).join(" · ")}
            </p>`
          : nothing
      }
      ${
        entities.length
          ? html`<p class="soft">
              ${entities.map((/** @type {any} */ e) => `${e.entity} ${e.text} → ${e.value ?? "–"}`).join(" · ")}
            </p>`
          : nothing
      }
      ${
        review?.reasons.length
          ? html`<p class="line">
              ${review.reasons.map((/** @type {any} */ each) => html`<span class="reason">${say(/** @type {any} */ (`reason_${each}`))}</span>`)}
            </p>`
          : nothing
      }
      ${model ? html`<p class="soft">${say("model")}: <code>${model}</code></p>` : nothing}
    `;
  }

  /** @param {any} message */
  #drafts({ drafts }) {
    if (!drafts.length) return nothing;
    const say = speaker(reviewWords, this.lang);
    return html`<ul class="soft">
      ${drafts.map(
        (/** @type {any} */ draft) =>
          html`<li>
            ${draft.acts.map((/** @type {string} */ act) => meaning("act", act, this.lang)).join(" + ")}
            · ${say(/** @type {any} */ (`outcome_${draft.outcome}`))}
          </li>`,
      )}
    </ul>`;
  }
}

customElements.define("review-conversation", ReviewConversation);

/** Makes a story or a test story from a conversation: the chat and its YAML side by side. */
import { LitElement, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { speaker } from "../shared/i18n.js";
import { storyWords } from "../shared/words-trainer-story.js";
import "./lesson-save.js";
import { stepView } from "./story-step-view.js";
import { stepsFrom } from "./story-steps.js";
import { panelStyles } from "./trainer-styles.js";
import { storyStyles } from "./story-styles.js";

const PAUSE_MS = 300;
const KINDS = /** @type {const} */ (["intent", "action", "slot"]);

/** Fires `taught`, `close` and `failed` (detail: the error). */
class StoryMaker extends LitElement {
  static properties = {
    lang: {},
    api: { attribute: false },
    choices: { attribute: false },
    conversation: { attribute: false },
    upto: { attribute: false },
    kind: { state: true },
    name: { state: true },
    topic: { state: true },
    steps: { state: true },
    written: { state: true },
  };

  static styles = [
    controls,
    panelStyles,
    storyStyles,
  ];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {import("./trainer-api.js").TrainerApi} */
    this.api;
    /** @type {{intents: string[], actions: string[], topics: string[]} | null} */
    this.choices = null;
    /** @type {any} */
    this.conversation = null;
    this.upto = 0;
    /** @type {"story" | "test"} */
    this.kind = "story";
    this.name = "";
    this.topic = "";
    /** @type {import("./story-steps.js").Step[]} */
    this.steps = [];
    /** @type {{yaml: string, conflicts: any[]} | null} */
    this.written = null;
    this.timer = 0;
    this.asked = 0;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  get #say() {
    return speaker(storyWords, this.lang);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("conversation") || (changed.has("kind") && this.kind === "test")) {
      this.steps = stepsFrom(this.conversation.messages, this.upto, this.kind);
    } else if (changed.has("kind")) {
      this.steps = this.steps.map(({ user, ...step }) => step);
    }
    if (["steps", "kind", "name"].some((name) => changed.has(name))) this.#write();
  }

  get #lesson() {
    const { kind, topic, steps } = this;
    const title = this.name.trim();
    if (!title || !topic || !steps.length) return null;
    return { kind: "add_story", story_kind: kind, title, topic, steps };
  }

  render() {
    const say = this.#say;
    return html`
      <section aria-labelledby="heading">
        <div class="head">
          <h2 id="heading">${say("makeStory")}</h2>
          <button class="quiet" @click=${() => this.dispatchEvent(new Event("close"))}>
            ${say("backToCorrect")}
          </button>
        </div>
        <div class="body">
          <div class="fields">
            ${this.#select("kind", say("storyKind"), this.kind, [
              ["story", say("kindStory")],
              ["test", say("kindTest")],
            ])}
            <div>
              <label for="title">${say("storyTitle")}</label>
              <input
                id="title"
                maxlength="200"
                autocomplete="off"
                .value=${this.name}
                @input=${(/** @type {any} */ event) => (this.name = event.target.value)}
              />
            </div>
            ${this.#select("topic", say("topic"), this.topic, [
              ["", "–"],
              ...(this.choices?.topics ?? []).map((each) => [each, each]),
            ])}
          </div>
          <div class="halves">
            <div>
              <h3 id="chat">${say("asChat")}</h3>
              <ol aria-labelledby="chat">
                ${this.steps.map((step, at) =>
                  stepView(step, at, {
                    lang: this.lang,
                    choices: this.choices,
                    against: this.written?.conflicts.some((each) => each.step === at + 1) ?? false,
                    put: (step) => this.#put(at, step),
                    begin: () => (this.steps = this.steps.slice(at)),
                    remove: () => (this.steps = this.steps.filter((_, each) => each !== at)),
                  }),
                )}
              </ol>
              ${this.#adding()}
            </div>
            <div>
              <h3 id="yaml">${say("asYaml")}</h3>
              <pre tabindex="0" aria-labelledby="yaml">${this.written?.yaml ?? say("working")}</pre>
            </div>
          </div>
          <div role="alert">${this.#conflicts()}</div>
          <lesson-save
            .lang=${this.lang}
            .api=${this.api}
            .lesson=${this.#lesson}
            @taught=${this.#pass}
            @failed=${this.#pass}
          ></lesson-save>
        </div>
      </section>
    `;
  }

  #adding() {
    const say = this.#say;
    const more = {
      intent: { ...(this.kind === "test" ? { user: "" } : {}), intent: "affirm" },
      action: { action: this.choices?.actions[0] ?? "utter_greet" },
      slot: { slot_was_set: [{ verified: true }] },
    };
    return html`<p class="line">
      ${KINDS.map(
        (kind) =>
          html`<button @click=${() => this.#add(kind, more[kind])}>
            ${say(/** @type {any} */ (`add_${kind}`))}
          </button>`,
      )}
    </p>`;
  }

  #conflicts() {
    const say = this.#say;
    const found = this.written?.conflicts ?? [];
    if (!found.length) return nothing;
    return html`<div class="conflict">
      <b>${say("conflict")}</b>
      <ul>
        ${found.map(
          (each) =>
            html`<li>
              ${each.problem.said[this.lang]} (${each.file}:${each.line})
            </li>`,
        )}
      </ul>
    </div>`;
  }

  /** @param {string} id @param {string} label @param {string} value @param {string[][]} options */
  #select(id, label, value, options) {
    return html`<div>
      <label for=${id}>${label}</label>
      <select
        id=${id}
        @change=${(/** @type {any} */ event) => this.#choose(id, event.target.value)}
      >
        ${options.map(
          ([name, words]) => html`<option value=${name} .selected=${name === value}>${words}</option>`,
        )}
      </select>
    </div>`;
  }

  /** @param {string} id @param {string} value */
  #choose(id, value) {
    if (id === "kind") this.kind = value === "test" ? "test" : "story";
    else this.topic = value;
  }

  /** @param {typeof KINDS[number]} kind @param {any} step */
  #add(kind, step) {
    // What is known of the customer stands before what they say.
    this.steps = kind === "slot" ? [step, ...this.steps] : [...this.steps, step];
  }

  /** @param {number} at @param {any} step */
  #put(at, step) {
    this.steps = this.steps.map((each, other) => (other === at ? step : each));
  }

  #write() {
    clearTimeout(this.timer);
    if (!this.steps.length) return;
    this.timer = setTimeout(async () => {
      const asked = (this.asked += 1);
      const body = { story_kind: this.kind, title: this.name, steps: this.steps };
      try {
        const written = await this.api.post("stories/written", body);
        if (asked === this.asked) this.written = written;
      } catch (error) {
        const told = /** @type {any} */ (error);
        if (told.code !== "personal_data") {
          this.dispatchEvent(new CustomEvent("failed", { detail: error }));
        } else if (asked === this.asked) {
          this.written = { yaml: this.#say("error_personal_data"), conflicts: [] };
        }
      }
    }, PAUSE_MS);
  }

  /** @param {Event} event */
  #pass(event) {
    const { detail } = /** @type {CustomEvent} */ (event);
    this.dispatchEvent(new CustomEvent(event.type, { detail }));
  }
}

customElements.define("story-maker", StoryMaker);

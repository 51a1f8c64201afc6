/** Makes a story or a test story, from a conversation or from nothing: chat and YAML side by side. */
import { LitElement, html } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { languageOf, speaker } from "../shared/i18n.js";
import { storyWords } from "../shared/words-trainer-story.js";
import { choicesOf, input, select } from "./fields.js";
import "./lesson-save.js";
import { passingOn } from "./passing-on.js";
import { storyConflicts } from "./story-conflicts.js";
import "./story-play.js";
import { stepView } from "./story-step-view.js";
import { stepsFrom } from "./story-steps.js";
import { storyStyles } from "./story-styles.js";
import { panelStyles } from "./trainer-styles.js";

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

  static styles = [controls, panelStyles, storyStyles];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {import("./trainer-api.js").TrainerApi} */
    this.api;
    /** @type {{intents: string[], actions: string[], topics: string[]} | null} */
    this.choices = null;
    /** The one it is made from; none for a story that is written. @type {any} */
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
    this.pass = passingOn(this);
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
    const { messages } = this.conversation ?? {};
    const kind = changed.has("kind");
    if (messages && (changed.has("conversation") || (kind && this.kind === "test"))) {
      this.steps = stepsFrom(messages, this.upto, this.kind);
    } else if (kind && this.kind === "test") {
      this.steps = this.steps.map((step) => ("intent" in step ? { user: "", ...step } : step));
    } else if (kind) {
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
          <h2 id="heading">${this.conversation ? say("makeStory") : say("story")}</h2>
          <button
            class="quiet"
            ?hidden=${!this.conversation}
            @click=${() => this.dispatchEvent(new Event("close"))}
          >
            ${say("backToCorrect")}
          </button>
        </div>
        <div class="body">
          <div class="fields">${this.#about()}</div>
          <div class="halves">
            <div>
              <h3 id="chat">${say("asChat")}</h3>
              <ol aria-labelledby="chat">
                ${this.steps.map((step, at) => this.#step(step, at))}
              </ol>
              ${this.#adding()}
            </div>
            <div>
              <h3 id="yaml">${say("asYaml")}</h3>
              <pre tabindex="0" aria-labelledby="yaml">${this.written?.yaml ?? ""}</pre>
            </div>
          </div>
          <div role="alert">${storyConflicts(this.written?.conflicts ?? [], this.lang)}</div>
          ${this.#play()}
          <lesson-save
            .lang=${this.lang}
            .api=${this.api}
            .lesson=${this.#lesson}
            @taught=${this.pass}
            @failed=${this.pass}
          ></lesson-save>
        </div>
      </section>
    `;
  }

  #about() {
    const say = this.#say;
    const kinds = [
      ["story", say("kindStory")],
      ["test", say("kindTest")],
    ];
    return html`
      ${select("kind", say("storyKind"), this.kind, kinds, (kind) => {
        this.kind = kind === "test" ? "test" : "story";
      })}
      ${input("title", say("storyTitle"), this.name, (name) => (this.name = name))}
      ${select("topic", say("topic"), this.topic, choicesOf(this.choices?.topics ?? []), (topic) => {
        this.topic = topic;
      })}
    `;
  }

  #play() {
    const { language = this.lang } = this.conversation ?? {};
    const words = this.steps.map(({ user = "" }) => user).join("");
    return html`<story-play
      .lang=${this.lang}
      .api=${this.api}
      .language=${words ? languageOf(words).slice(0, 2) : language}
      .steps=${this.steps}
      @change-step=${(/** @type {CustomEvent} */ event) => this.#put(event.detail.at, event.detail.step)}
      @next-step=${(/** @type {CustomEvent} */ event) => (this.steps = [...this.steps, event.detail])}
      @failed=${this.pass}
    ></story-play>`;
  }

  /** @param {import("./story-steps.js").Step} step @param {number} at */
  #step(step, at) {
    return stepView(step, at, {
      lang: this.lang,
      choices: this.choices,
      against: this.written?.conflicts.some((each) => each.step === at + 1) ?? false,
      put: (step) => this.#put(at, step),
      begin: () => (this.steps = this.steps.slice(at)),
      remove: () => (this.steps = this.steps.filter((_, each) => each !== at)),
    });
  }

  #adding() {
    const say = this.#say;
    const more = {
      intent: { ...(this.kind === "test" ? { user: "" } : {}), intent: "affirm" },
      action: { action: this.choices?.actions[0] ?? "utter_greet" },
      slot: { slot_was_set: [{ verified: true }] },
    };
    // What is known of the customer stands before what they say.
    const add = (/** @type {typeof KINDS[number]} */ kind) =>
      (this.steps = kind === "slot" ? [more[kind], ...this.steps] : [...this.steps, more[kind]]);
    return html`<p class="line">
      ${KINDS.map(
        (kind) =>
          html`<button @click=${() => add(kind)}>${say(/** @type {any} */ (`add_${kind}`))}</button>`,
      )}
    </p>`;
  }

  /** @param {number} at @param {any} step */
  #put(at, step) {
    this.steps = this.steps.map((each, other) => (other === at ? step : each));
  }

  #write() {
    clearTimeout(this.timer);
    this.asked += 1;
    if (!this.steps.length) {
      this.written = null;
      return;
    }
    const { asked } = this;
    this.timer = setTimeout(async () => {
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
}

customElements.define("story-maker", StoryMaker);

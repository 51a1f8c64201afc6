/** Marks the selected words of an example as an entity: rules must find it, and the gate counts. */
import { LitElement, css, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { languageOf, speaker } from "../shared/i18n.js";
import { correctWords } from "../shared/words-trainer-correct.js";
import { select } from "./fields.js";

/** @typedef {{entity: string, text: string}} Mark */

/** Fires `marks` (detail: all of them) when one comes or goes. */
class EntityMarks extends LitElement {
  static properties = {
    lang: {},
    kinds: { attribute: false },
    marks: { attribute: false },
    kind: { state: true },
    problem: { state: true },
  };

  static styles = [
    controls,
    css`
      fieldset {
        display: grid;
        gap: var(--s2);
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0;
        font-size: var(--text-s);
        font-weight: 600;
      }
      .line {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--s2);
      }
      p {
        color: var(--ink-soft);
        font-size: var(--text-s);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {string[]} */
    this.kinds = [];
    /** @type {Mark[]} */
    this.marks = [];
    this.kind = "amount";
    this.problem = false;
    /** @type {() => string} what is selected at this moment */
    this.selected = () => "";
  }

  render() {
    const say = speaker(correctWords, this.lang);
    return html`<fieldset>
      <legend>${say("entities")}</legend>
      <div class="line">
        ${select(
          "entity",
          say("entity"),
          this.kind,
          this.kinds.map((name) => [name, name.replaceAll("_", " ")]),
          (kind) => (this.kind = kind),
        )}
        <button @click=${this.#mark}>${say("markSelected")}</button>
      </div>
      <p role="status">${this.problem ? say("nothingSelected") : say("entitiesHow")}</p>
      ${
        this.marks.length
          ? html`<ul>
              ${this.marks.map(
                (mark) =>
                  html`<li class="line">
                    <span lang=${languageOf(mark.text)}>${mark.text}</span> ${mark.entity.replaceAll("_", " ")}
                    <button class="link" @click=${() => this.#put(this.marks.filter((each) => each !== mark))}>
                      ${say("unmark")}<span class="unseen">: ${mark.text}</span>
                    </button>
                  </li>`,
              )}
            </ul>`
          : nothing
      }
    </fieldset>`;
  }

  #mark() {
    const text = this.selected();
    this.problem = !text;
    const known = this.marks.some((each) => each.text === text && each.entity === this.kind);
    if (text && !known) this.#put([...this.marks, { entity: this.kind, text }]);
  }

  /** @param {Mark[]} marks */
  #put(marks) {
    this.dispatchEvent(new CustomEvent("marks", { detail: marks }));
  }
}

customElements.define("entity-marks", EntityMarks);

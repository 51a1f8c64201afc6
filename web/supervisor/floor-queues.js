/** The queue of each language: who waits, since when, and how many can take them. */
import { LitElement, css, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { elapsed } from "../shared/format.js";
import { speaker } from "../shared/i18n.js";
import { meaning } from "../shared/meaning.js";
import { floorWords } from "../shared/words-floor.js";

const LANGUAGES = /** @type {const} */ (["zh", "en"]);

class FloorQueues extends LitElement {
  static properties = { lang: {}, floor: { attribute: false }, stamp: { attribute: false } };

  static styles = [
    controls,
    css`
      :host {
        display: block;
      }
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr));
        gap: var(--s3);
        padding: var(--s3) var(--s4);
      }
      li {
        padding: var(--s3) var(--s4);
        border: 1px solid var(--line);
        border-radius: var(--round-m);
        background: var(--paper);
      }
      li.alone {
        border-color: var(--care-line);
        background: var(--care-soft);
      }
      h2 {
        font-size: var(--text-s);
        font-weight: 650;
      }
      p {
        color: var(--ink-soft);
        font-size: var(--text-s);
      }
      strong {
        color: var(--ink);
        font-size: var(--text-xl);
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {import("./floor-store.js").Floor | null} */
    this.floor = null;
    /** Changes as time goes on, which makes waits longer. */
    this.stamp = 0;
  }

  render() {
    const say = speaker(floorWords, this.lang);
    return html`<ul aria-label=${say("queues")}>
      ${LANGUAGES.map((each) => this.#queue(each))}
    </ul>`;
  }

  /** @param {"zh" | "en"} name */
  #queue(name) {
    const say = speaker(floorWords, this.lang);
    const queue = this.floor?.queues[name];
    if (!queue) return nothing;
    const alone = queue.waiting > 0 && queue.present === 0;
    return html`<li class=${alone ? "alone" : ""}>
      <h2>${meaning("lang", name, this.lang)}</h2>
      <p><strong>${queue.waiting}</strong> ${say("waiting")}</p>
      <p>
        ${
          queue.longest_since
            ? say("longest", { time: elapsed(queue.longest_since, this.lang) })
            : say("nobodyWaits")
        }
      </p>
      <p>${say("openAndThere", { open: queue.open, present: queue.present })}</p>
    </li>`;
  }
}

customElements.define("floor-queues", FloorQueues);

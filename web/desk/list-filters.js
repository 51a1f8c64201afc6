/** Which conversations the list shows: all, those that wait, the agent's own, the hot ones. */
import { css, html } from "../vendor/lit/index.js";
import { speaker } from "../shared/i18n.js";
import { handlingWords } from "../shared/words-handling.js";

/** @typedef {"all" | "waiting" | "mine" | "hot"} Filter */
/** @typedef {import("./desk-store.js").Summary} Summary */

const HOT = 2;
export const FILTERS = /** @type {const} */ (["all", "waiting", "mine", "hot"]);

/** @param {Summary} summary @param {Filter} filter @param {number} meId */
export function passes(summary, filter, meId) {
  const open = summary.status === "open";
  // A crisis is everybody's: no filter hides it.
  if (filter === "all" || (open && summary.crisis)) return true;
  if (filter === "waiting") return open && Boolean(summary.waiting_since);
  if (filter === "mine") return open && summary.agent?.id === meId;
  return open && summary.hostility >= HOT;
}

/**
 * @param {Iterable<Summary>} summaries
 * @param {{filter: Filter, meId: number, lang: import("../shared/i18n.js").Lang}} now
 * @param {(filter: Filter) => void} choose
 */
export function listFilters(summaries, { filter, meId, lang }, choose) {
  const say = speaker(handlingWords, lang);
  const all = [...summaries];
  return html`
    <div class="filters" role="group" aria-label=${say("filter")}>
      ${FILTERS.map((name) => {
        const count = all.filter((each) => passes(each, name, meId)).length;
        return html`<button
          class="quiet"
          aria-pressed=${name === filter ? "true" : "false"}
          @click=${() => choose(name)}
        >
          ${say(name)} <span>${count}</span>
        </button>`;
      })}
    </div>
  `;
}

export const filterStyles = css`
  .filters {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--s1);
    padding: var(--s1) var(--s3);
    border-bottom: 1px solid var(--line);
  }
  .filters button {
    min-height: 2rem;
    padding: 0 var(--s2);
    border-radius: 1rem;
    font-size: var(--text-s);
  }
  .filters button[aria-pressed="true"] {
    background: var(--accent-soft);
    color: var(--accent-deep);
    font-weight: 650;
  }
  .filters span {
    color: var(--ink-soft);
    font-variant-numeric: tabular-nums;
  }
`;

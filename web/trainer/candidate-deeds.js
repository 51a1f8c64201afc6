/** What can be done with a trained candidate: prove it, compare it, promote it. */
import { html, nothing } from "../vendor/lit/index.js";
import { speaker } from "../shared/i18n.js";
import { candidatesWords } from "../shared/words-trainer-candidates.js";

/** @typedef {import("../shared/i18n.js").Lang} Lang */
/** @typedef {{id: string, gate: any, compare: any, live: boolean}} Candidate */

/**
 * @typedef {object} Around
 * @property {boolean} working whether some work is under way: one at a time
 * @property {boolean} leads whether who looks may promote what has not passed
 * @property {(work: "gate" | "compare") => void} begin
 * @property {() => void} show
 * @property {(body: object) => void} promote
 */

/** @param {Candidate} candidate @param {Lang} lang @param {Around} around */
export function candidateDeeds(candidate, lang, around) {
  const say = speaker(candidatesWords, lang);
  const { working, begin, show } = around;
  return html`
    <p class="line">
      <button ?disabled=${working} @click=${() => begin("gate")}>${say("prove")}</button>
      <button ?disabled=${working} @click=${() => begin("compare")}>${say("compareNow")}</button>
      ${
        candidate.compare?.state === "done"
          ? html`<button @click=${show}>${say("showComparison")}</button>`
          : nothing
      }
    </p>
    ${candidate.live ? nothing : promotion(candidate, lang, around)}
  `;
}

/** @param {Candidate} candidate @param {Lang} lang @param {Around} around */
function promotion({ id, gate }, lang, { working, leads, promote }) {
  const say = speaker(candidatesWords, lang);
  if (gate?.state === "done" && gate.passed) {
    return html`<p>
      <button class="main" ?disabled=${working} @click=${() => promote({})}>${say("promote")}</button>
    </p>`;
  }
  if (!leads) return html`<p class="soft">${say("needsGate")}</p>`;
  const force = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    promote({ reason: String(form.get("reason")) });
  };
  return html`<form @submit=${force}>
    <label for="why-${id}">${say("forceReason")}</label>
    <input id="why-${id}" name="reason" minlength="4" maxlength="500" required autocomplete="off" />
    <p><button ?disabled=${working}>${say("promoteAnyway")}</button></p>
  </form>`;
}

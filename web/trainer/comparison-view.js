/** A candidate beside the live model: what got worse, and what got better. */
import { html, nothing } from "../vendor/lit/index.js";
import { languageOf, speaker } from "../shared/i18n.js";
import { meaning } from "../shared/meaning.js";
import { candidatesWords } from "../shared/words-trainer-candidates.js";

/** @typedef {import("../shared/i18n.js").Lang} Lang */

const SHOWN = 30;
const FIGURES = ["accuracy", "macro_f1"];

/** @param {any} found @param {Lang} lang */
export function comparisonView(found, lang) {
  const say = speaker(candidatesWords, lang);
  if (found?.state !== "done") return html`<p class="soft">${say("notCompared")}</p>`;
  return html`
    ${Object.entries(found.sets).map(([name, one]) => setView(name, one, lang))}
    ${["stories", "scenes"].map((kind) => playedView(kind, found[kind], lang))}
  `;
}

/** @param {string} name @param {any} one @param {Lang} lang */
function setView(name, one, lang) {
  const say = speaker(candidatesWords, lang);
  const changed = ["worse", "better", "mixed"].flatMap((verdict) =>
    one.cases.filter((/** @type {any} */ each) => each.verdict === verdict).slice(0, SHOWN),
  );
  return html`
    <h3>${name.replaceAll("_", " ")} (${one.lines})</h3>
    <table>
      <caption class="unseen">${say("figures")}</caption>
      <thead>
        <tr>
          <th scope="col">${say("figures")}</th>
          <th scope="col">${say("live")}</th>
          <th scope="col">${say("candidate")}</th>
        </tr>
      </thead>
      <tbody>
        ${["zh", "en"].flatMap((each) => FIGURES.map((figure) => figureRow(one.figures, each, figure, lang)))}
      </tbody>
    </table>
    ${changed.length ? casesView(changed, lang) : html`<p class="soft">${say("nothingChanged")}</p>`}
  `;
}

/** @param {any} figures @param {string} side @param {string} name @param {Lang} lang */
function figureRow({ live, candidate }, side, name, lang) {
  const before = live[side]?.[name];
  const after = candidate[side]?.[name];
  if (before === undefined || after === undefined) return nothing;
  const mark = after > before ? "better" : after < before ? "worse" : "";
  return html`<tr>
    <th scope="row">${meaning("lang", side, lang)} ${name.replaceAll("_", " ")}</th>
    <td>${before.toFixed(3)}</td>
    <td class=${mark}>${after.toFixed(3)}</td>
  </tr>`;
}

/** @param {any[]} cases @param {Lang} lang */
function casesView(cases, lang) {
  const say = speaker(candidatesWords, lang);
  return html`<table>
    <caption class="unseen">${say("cases")}</caption>
    <thead>
      <tr>
        <th scope="col">${say("result")}</th>
        <th scope="col">${say("exampleText")}</th>
        <th scope="col">${say("live")}</th>
        <th scope="col">${say("candidate")}</th>
      </tr>
    </thead>
    <tbody>
      ${cases.map(({ verdict, text, broken, mended, live, candidate }) => {
        const labels = [...(broken ?? []), ...(mended ?? [])];
        const told = (/** @type {any} */ side) => labels.map((label) => `${label}: ${side?.[label] ?? "–"}`).join(", ");
        return html`<tr>
          <td class=${verdict}>${say(/** @type {any} */ (`verdict_${verdict}`))}</td>
          <td lang=${languageOf(text)}>${text}</td>
          <td>${told(live)}</td>
          <td>${told(candidate)}</td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}

/** @param {string} kind @param {any} played @param {Lang} lang */
function playedView(kind, played, lang) {
  const say = speaker(candidatesWords, lang);
  return html`
    <h3>${say(/** @type {any} */ (`played_${kind}`), { n: played?.played ?? 0 })}</h3>
    <ul>
      ${(played?.cases ?? []).slice(0, SHOWN).map(
        (/** @type {any} */ each) =>
          html`<li>
            <span class=${each.verdict}>${say(/** @type {any} */ (`verdict_${each.verdict}`))}</span> ${each.name}
          </li>`,
      )}
    </ul>
  `;
}

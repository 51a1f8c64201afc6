/** How far a piece of work on a candidate has come, and what the gate found. */
import { html, nothing } from "../vendor/lit/index.js";
import { speaker } from "../shared/i18n.js";
import { candidatesWords } from "../shared/words-trainer-candidates.js";

/** @typedef {import("../shared/i18n.js").Lang} Lang */

/** @param {string} label @param {any} work @param {Lang} lang */
export function workView(label, work, lang) {
  const say = speaker(candidatesWords, lang);
  if (!work?.state) return nothing;
  const share = Math.round((work.share ?? 0) * 100);
  if (work.state === "running") {
    return html`<div>
      <p>${label}: ${(work.step ?? "").replaceAll("_", " ")} ${share}%</p>
      <progress max="100" .value=${share} aria-label=${label}></progress>
    </div>`;
  }
  if (work.state === "failed") {
    const { code = "", file, line, detail } = work.error ?? {};
    const known = /** @type {any} */ (`fault_${code}`);
    return html`<div>
      <p class="bad">${label}: ${say(known) === known ? code : say(known)}</p>
      ${file ? html`<p><code>${file}${line ? `:${line}` : ""}</code></p>` : nothing}
      ${detail ? html`<p class="soft">${String(detail).slice(0, 500)}</p>` : nothing}
    </div>`;
  }
  const seconds = work.seconds ? ` (${Math.round(work.seconds)} s)` : "";
  return html`<p>${label}: ${say("done")}${seconds}</p>`;
}

/** @param {any} gate @param {Lang} lang */
export function gateView(gate, lang) {
  const say = speaker(candidatesWords, lang);
  return html`<table>
    <caption class="unseen">${say("gate")}</caption>
    <thead>
      <tr>
        <th scope="col">${say("check")}</th>
        <th scope="col">${say("result")}</th>
        <th scope="col">${say("figures")}</th>
      </tr>
    </thead>
    <tbody>
      ${gate.checks.map((/** @type {any} */ row) => checkRow(row, lang))}
    </tbody>
  </table>`;
}

/** @param {any} row @param {Lang} lang */
function checkRow(row, lang) {
  const say = speaker(candidatesWords, lang);
  const mark = { passed: "good", failed: "bad", broken: "bad" }[row.state] ?? "";
  const name = /** @type {any} */ (`check_${row.name}`);
  const result = /** @type {any} */ (`result_${row.state}`);
  return html`<tr>
    <th scope="row">${say(name)}</th>
    <td class=${mark}>${say(result)}</td>
    <td>
      ${Object.entries(row.figures ?? {})
        .slice(0, 6)
        .map(([figure, value]) => `${figure.replaceAll("_", " ")} ${told(value)}`)
        .join(" · ")}
      ${
        row.problems?.length
          ? html`<ul>
              ${row.problems.slice(0, 5).map((/** @type {any} */ each) => html`<li><code>${JSON.stringify(each).slice(0, 200)}</code></li>`)}
            </ul>`
          : nothing
      }
    </td>
  </tr>`;
}

/** @param {unknown} value */
function told(value) {
  if (typeof value === "number") return String(Math.round(value * 1000) / 1000);
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

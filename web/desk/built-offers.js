/** Offers of the engine in words, with their schedule, and why something is not possible. */
import { html, nothing } from "../vendor/lit/index.js";
import { day, money, percent } from "../shared/format.js";
import { speaker } from "../shared/i18n.js";
import { builderWords } from "../shared/words-builder.js";
import { planWords } from "../shared/words-plan.js";

/** @typedef {import("../shared/i18n.js").Lang} Lang */
/** @typedef {{code: string, figures: Record<string, string | number>}} Finding */

const STOPS = ["breathing_space", "bankruptcy", "cease", "signed_plan", "attorney"];

/** @param {string} key why nothing may be offered @param {Lang} lang */
export function hold(key, lang) {
  const say = /** @type {(key: string) => string} */ (speaker(builderWords, lang));
  return say(STOPS.includes(key) ? "hold_stop" : `hold_${key}`);
}

/** @param {Finding[]} found @param {string} currency @param {Lang} lang */
export function findings(found, currency, lang) {
  const say = /** @type {(key: string, values?: object) => string} */ (speaker(builderWords, lang));
  if (!found.length) return nothing;
  // Money comes as decimal text, counts as numbers.
  const words = (/** @type {Finding} */ { code, figures }) =>
    say(
      code,
      Object.fromEntries(
        Object.entries(figures).map(([name, value]) => [
          name,
          typeof value === "string" ? money(value, currency, lang) : value,
        ]),
      ),
    );
  return html`<ul class="findings">
    ${found.map((each) => html`<li>${words(each)}</li>`)}
  </ul>`;
}

/**
 * @param {Record<string, any>} offer @param {number} n @param {Lang} lang
 * @param {(() => void) | null} use null where the conversation is not the agent's
 */
export function offerCard(offer, n, lang, use) {
  const say = /** @type {(key: string, values?: object) => string} */ (speaker(builderWords, lang));
  const plan = speaker(planWords, lang);
  const cash = (/** @type {string} */ amount) => money(amount, offer.currency, lang);
  const more = [
    ...(offer.total_payable ? [`${plan("total")} ${cash(offer.total_payable)}`] : []),
    ...(offer.total_interest ? [`${plan("interest")} ${cash(offer.total_interest)}`] : []),
    percent(offer.apr),
    ...(offer.first_due ? [`${plan("firstDue")} ${day(offer.first_due, lang)}`] : []),
    ...(Number(offer.waived) ? [say("waived", { amount: cash(offer.waived) })] : []),
    ...(Number(offer.balance_after) ? [say("rest", { amount: cash(offer.balance_after) })] : []),
  ];
  return html`<li>
    <h3>${say(offer.kind)}</h3>
    ${
      offer.instalment
        ? html`<p class="main-figure">
            ${cash(offer.instalment)}${offer.n > 1 ? ` × ${offer.n}` : nothing}
          </p>`
        : nothing
    }
    <p class="more">${more.join(" · ")}</p>
    ${
      offer.needs_approval
        ? html`<p class="approval">${say("approvalBy", { role: say(offer.authority_needed) })}</p>`
        : nothing
    }
    ${offer.schedule.length ? schedule(offer, cash, lang) : nothing}
    ${button(offer, n, use, say)}
  </li>`;
}

/**
 * @param {Record<string, any>} offer @param {number} n @param {(() => void) | null} use
 * @param {(key: string, values?: object) => string} say
 */
function button(offer, n, use, say) {
  if (!offer.can_be_sent) return html`<p class="more">${say("ticketOnly")}</p>`;
  if (!use) return html`<p class="more">${say("notMine")}</p>`;
  return html`<button aria-label=${say("useLabel", { n })} @click=${use}>${say("use")}</button>`;
}

/** @param {Record<string, any>} offer @param {(amount: string) => string} cash @param {Lang} lang */
function schedule(offer, cash, lang) {
  const say = speaker(builderWords, lang);
  return html`<details>
    <summary>${say("schedule", { n: offer.schedule.length })}</summary>
    <table>
      <thead>
        <tr>
          <th scope="col">${say("number")}</th>
          <th scope="col">${say("due")}</th>
          <th scope="col">${say("amount")}</th>
          <th scope="col">${say("ofInterest")}</th>
          <th scope="col">${say("ofPrincipal")}</th>
        </tr>
      </thead>
      <tbody>
        ${offer.schedule.map(
          (/** @type {Record<string, any>} */ row) =>
            html`<tr>
              <td>${row.k}</td>
              <td>${day(row.due_on, lang)}</td>
              <td>${cash(row.payment)}</td>
              <td>${cash(row.interest)}</td>
              <td>${cash(row.principal)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </details>`;
}

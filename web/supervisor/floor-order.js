/** Who needs somebody most: crises, threats, then who waits longest, then heat. */

/** @typedef {import("../desk/summary.js").Summary} Summary */

const THREATENING = 4;
const HOT = 3;

/** @param {Summary} summary */
export function isThreat({ hostility, risk }) {
  return hostility >= THREATENING || (risk ?? []).includes("violence");
}

/** @param {Summary} summary */
function need(summary) {
  if (summary.crisis) return 0;
  if (isThreat(summary)) return 1;
  if (summary.waiting_since) return 2;
  return summary.hostility >= HOT ? 3 : 4;
}

/** @param {Summary} a @param {Summary} b */
function within(a, b) {
  // Who has nobody yet comes before who has, and who waits longest before the others.
  const since = (/** @type {Summary} */ each) =>
    each.waiting_since ? Date.parse(each.waiting_since) : Infinity;
  if (since(a) !== since(b)) return since(a) - since(b);
  if (a.hostility !== b.hostility) return b.hostility - a.hostility;
  return Date.parse(b.last_message_at) - Date.parse(a.last_message_at);
}

/** @param {Iterable<Summary>} summaries @returns {Summary[]} those that are open */
export function byUrgency(summaries) {
  return [...summaries]
    .filter(({ status }) => status === "open")
    .sort((a, b) => need(a) - need(b) || within(a, b));
}

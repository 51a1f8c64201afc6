/** What in a conversation is worth calling its agent for, who may be looking elsewhere. */

/** @typedef {import("./summary.js").Summary} Summary */
/** @typedef {"message" | "assigned" | "crisis" | "ownCrisis"} Call */

/** @param {Summary | null} summary */
const inCrisis = (summary) => Boolean(summary?.crisis && summary.status === "open");

/**
 * Whether a change of a conversation is one: a crisis before a message, as one of them is enough.
 *
 * @param {Summary | null} before @param {Summary} after @param {number} meId
 * @returns {Call | null}
 */
export function worthCalling(before, after, meId) {
  const mine = after.agent?.id === meId && after.status === "open";
  const waits = inCrisis(after) && !after.agent;
  if (waits && !(inCrisis(before) && !before?.agent)) return "crisis";
  if (mine && inCrisis(after) && !inCrisis(before)) return "ownCrisis";
  return mine && after.unread > (before?.unread ?? 0) ? "message" : null;
}

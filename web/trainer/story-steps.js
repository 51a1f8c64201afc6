/** The steps of a story as a conversation went. */

/** @typedef {{intent?: string, user?: string, action?: string, slot_was_set?: object[]}} Step */

/**
 * @param {any[]} messages
 * @param {number} upto the number of the last message that belongs to the story
 * @param {"story" | "test"} kind
 * @returns {Step[]} a line of ours that came from no draft is left out: no model could say it
 */
export function stepsFrom(messages, upto, kind) {
  const told = upto ? messages.filter(({ seq }) => seq <= upto) : messages;
  return told.flatMap(({ author, text, action, understanding }) => {
    if (author !== "customer") return action ? [{ action }] : [];
    const intent = understanding?.intent?.name;
    if (!intent) return [];
    return [kind === "test" ? { user: text, intent } : { intent }];
  });
}

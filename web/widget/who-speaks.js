/** Says honestly who is on the bank's side of the conversation. */

/** @typedef {{mode: string, status: string, waiting: boolean, agent: null | {name: string}} | null} Conversation */

/** @param {Conversation} conversation */
export function isWithPerson(conversation) {
  return conversation?.status === "open" && conversation.mode === "agent";
}

/**
 * @param {Conversation} conversation
 * @param {(key: any) => string} say
 * @returns {{name: string, note: string, human: boolean}}
 */
export function whoSpeaks(conversation, say) {
  if (conversation?.status === "ended") {
    return { name: say("title"), note: say("endedNote"), human: false };
  }
  if (conversation?.mode !== "agent") {
    const note = say(conversation?.waiting ? "askedNote" : "botNote");
    return { name: say("bot"), note, human: false };
  }
  if (!conversation.agent) {
    return { name: say("waiting"), note: say("waitingNote"), human: true };
  }
  return { name: conversation.agent.name, note: say("agentNote"), human: true };
}

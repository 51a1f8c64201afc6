/** Says honestly who is on the bank's side of the conversation. */

import { clock } from "../shared/format.js";
import { speaker } from "../shared/i18n.js";
import { waysWords } from "../shared/words-ways.js";
import { widgetWords } from "../shared/words-widget.js";

/** @typedef {{mode: string, status: string, waiting: boolean, agent: null | {name: string}, may_end?: boolean, rating?: number | null} | null} Conversation */

/** @typedef {{present: boolean, back_at: string | null}} Duty */

/**
 * What somebody who waits for a person must know when nobody is there.
 *
 * @param {Conversation & {lang?: string}} conversation
 * @param {Record<string, Duty> | null} duty
 * @param {import("../shared/i18n.js").Lang} lang
 * @returns {string | null}
 */
export function nobodyThere(conversation, duty, lang) {
  const waits = conversation?.status === "open" && conversation.waiting;
  const now = waits ? duty?.[conversation.lang ?? lang] : null;
  if (!now || now.present) return null;
  const say = speaker(widgetWords, lang);
  return now.back_at ? say("backAt", { time: clock(now.back_at, lang) }) : say("nobodyThere");
}

/**
 * @param {import("./chat-session.js").ChatSession} session
 * @param {import("../shared/i18n.js").Lang} lang
 * @returns {string | null}
 */
export function placeInQueue({ conversation, ways }, lang) {
  if (!ways.place || !conversation?.waiting) return null;
  const say = speaker(waysWords, lang);
  return ways.place === 1 ? say("placeNext") : say("place", { n: ways.place });
}

/** @param {Conversation} conversation */
export function isWithPerson(conversation) {
  return conversation?.status === "open" && conversation.mode === "agent";
}

/**
 * @param {Conversation} conversation
 * @param {(key: any) => string} say
 * @param {boolean} alone whether nobody is there who could come
 * @returns {{name: string, note: string, human: boolean}}
 */
export function whoSpeaks(conversation, say, alone) {
  if (conversation?.status === "ended") {
    return { name: say("title"), note: say("endedNote"), human: false };
  }
  if (conversation?.mode !== "agent") {
    const asked = alone ? "askedNobody" : "askedNote";
    const note = say(conversation?.waiting ? asked : "botNote");
    return { name: say("bot"), note, human: false };
  }
  if (!conversation.agent) {
    return { name: say("waiting"), note: say(alone ? "askedNobody" : "waitingNote"), human: true };
  }
  return { name: conversation.agent.name, note: say("agentNote"), human: true };
}

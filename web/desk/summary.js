/** A conversation as the list shows it; the gateway sends the whole of it at each change. */

/**
 * @typedef {object} Summary
 * @property {string} id
 * @property {"bot" | "agent"} mode
 * @property {"open" | "ended"} status
 * @property {string} lang
 * @property {string | null} customer_name
 * @property {boolean} verified
 * @property {number} hostility
 * @property {string} target
 * @property {string} trend
 * @property {string | null} intent
 * @property {string[]} risk
 * @property {boolean} crisis
 * @property {string | null} waiting_since
 * @property {string | null} [handoff_reason]
 * @property {null | {id: number, name: string}} agent
 * @property {string} last_message_at
 * @property {string} preview
 * @property {number} unread
 * @property {string | null} [wrap_up]
 * @property {null | {ground: string, reason: string, by: string | null, at: string}} [cleared]
 */

export {};

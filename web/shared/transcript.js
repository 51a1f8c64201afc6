/** The messages of one conversation: each once, in order, whatever came twice or late. */

/**
 * @typedef {object} Offer
 * @property {string} kind
 * @property {number} n
 * @property {string} instalment
 * @property {string} last_instalment
 * @property {string} currency
 * @property {string} apr
 * @property {string} total_interest
 * @property {string} total_payable
 * @property {string} first_due
 * @property {boolean} [needs_approval]
 * @property {string} [text]
 */
/** @typedef {{title: string, intent: string, entities?: object}} QuickReply */
/** @typedef {{kind: string, offers?: Offer[], reading_back?: boolean, reading_seconds?: number}} Card */
/**
 * @typedef {object} Message
 * @property {number} seq
 * @property {"customer" | "bot" | "agent" | "system"} author
 * @property {string | null} author_name
 * @property {string} text
 * @property {string} created_at
 * @property {string | null} client_id
 * @property {Card | null} card
 * @property {QuickReply[]} quick_replies
 * @property {any} [understanding]
 * @property {string | null} [override] why it was sent though blocked; at the desk alone
 */

export class Transcript {
  /** @type {Map<number, Message>} */
  #bySeq = new Map();
  /** @type {Message[] | null} */
  #sorted = null;

  /** @param {Message} message @returns {boolean} whether it is new here */
  add(message) {
    const known = this.#bySeq.get(message.seq);
    this.#bySeq.set(message.seq, { ...known, ...message });
    this.#sorted = null;
    return !known;
  }

  /** @param {number} seq @param {object} understanding */
  understand(seq, understanding) {
    const message = this.#bySeq.get(seq);
    if (message) this.add({ ...message, understanding });
  }

  get messages() {
    this.#sorted ??= [...this.#bySeq.values()].sort((a, b) => a.seq - b.seq);
    return this.#sorted;
  }

  get last() {
    return this.messages.at(-1) ?? null;
  }

  /** The last seq before the first gap: what lies behind a gap must be asked for again. */
  get after() {
    let after = this.messages[0]?.seq ?? 0;
    for (const { seq } of this.messages) {
      if (seq > after + 1) break;
      after = seq;
    }
    return after;
  }

  /** @param {string} clientId */
  has(clientId) {
    return this.messages.some((message) => message.client_id === clientId);
  }
}

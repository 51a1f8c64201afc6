/** The desk's requests to the gateway. */
import { RefusedError, StaffApi } from "../shared/staff-api.js";

/** What the gateway has against it, by its code. */
export class DeskError extends RefusedError {
  /** @param {number} status @param {any} told */
  constructor(status, told) {
    super(status);
    this.code = String(told?.code ?? "");
  }
}

export class DeskApi extends StaffApi {
  /** @param {number} status @param {any} told */
  refusal(status, told) {
    return new DeskError(status, told?.error);
  }

  /** @param {string} id */
  conversation(id) {
    return this.ask("GET", `/api/conversations/${encodeURIComponent(id)}`);
  }

  /** The engine's offers. @param {string} id @param {object} means what the customer can pay */
  plans(id, means) {
    return this.ask("POST", `/api/conversations/${encodeURIComponent(id)}/plans`, means);
  }

  /** One of them as a draft. @param {string} id @param {object} chosen */
  draftPlan(id, chosen) {
    return this.ask("POST", `/api/conversations/${encodeURIComponent(id)}/plans/draft`, chosen);
  }

  /** What happened on the account. @param {string} id @param {string | null} before the place to go on from */
  timeline(id, before) {
    const query = before ? `?${new URLSearchParams({ before })}` : "";
    return this.ask("GET", `/api/conversations/${encodeURIComponent(id)}/timeline${query}`);
  }

  /** The bank's general texts, and the agent's own. */
  cannedReplies() {
    return this.ask("GET", "/api/canned-replies");
  }

  /** @param {import("./canned-book.js").Words} words */
  addCannedReply(words) {
    return this.ask("POST", "/api/canned-replies", words);
  }

  /** @param {number} id @param {import("./canned-book.js").Words} words */
  changeCannedReply(id, words) {
    return this.ask("PUT", `/api/canned-replies/${id}`, words);
  }

  /** @param {number} id */
  deleteCannedReply(id) {
    return this.ask("DELETE", `/api/canned-replies/${id}`, {});
  }
}

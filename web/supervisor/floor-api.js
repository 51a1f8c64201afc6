/** The supervisor's requests to the gateway. */
import { RefusedError, StaffApi } from "../shared/staff-api.js";

/** What the gateway has against it, by its code. */
export class FloorError extends RefusedError {
  /** @param {number} status @param {any} told */
  constructor(status, told) {
    super(status);
    this.code = String(told?.code ?? "");
    this.said = String(told?.message ?? "");
  }
}

export class FloorApi extends StaffApi {
  place = "supervisor";

  /** @param {number} status @param {any} told */
  refusal(status, told) {
    return new FloorError(status, told?.error);
  }

  /** @param {string} id */
  conversation(id) {
    return this.ask("GET", `/api/conversations/${encodeURIComponent(id)}`);
  }

  /** @param {string} path @returns {Promise<any>} */
  get(path) {
    return this.ask("GET", `/api/supervisor/${path}`);
  }

  /** @param {string} path @param {object} body @returns {Promise<any>} */
  post(path, body) {
    return this.ask("POST", `/api/supervisor/${path}`, body);
  }
}

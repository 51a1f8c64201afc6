/** The trainer's requests to the gateway. */
import { RefusedError, StaffApi } from "../shared/staff-api.js";

/** @typedef {import("../shared/staff-api.js").Agent} Agent */
/** @typedef {{code: string, line: number | null, warning: boolean, said: {zh: string, en: string}}} Problem */
/** @typedef {{code: string, diff: string, seen: Record<string, string>, warnings: Problem[]}} Change */

/** What the gateway has against a lesson, in words for people. */
export class LessonError extends RefusedError {
  /** @param {number} status @param {any} told */
  constructor(status, told) {
    super(status);
    this.code = String(told?.code ?? "");
    /** @type {Problem[]} */
    this.problems = told?.problems ?? [];
    /** @type {Record<string, string>} */
    this.differences = told?.differences ?? {};
  }
}

export class TrainerApi extends StaffApi {
  place = "trainer";

  /** @param {number} status @param {any} told */
  refusal(status, told) {
    return new LessonError(status, told?.error);
  }

  /** @param {Record<string, string>} filters @param {number} offset */
  reviews(filters, offset) {
    const query = new URLSearchParams({ ...filters, offset: String(offset) });
    return this.get(`reviews?${query}`);
  }

  /** @param {string} id */
  conversation(id) {
    return this.get(`conversations/${encodeURIComponent(id)}`);
  }

  /** @param {string} path @returns {Promise<any>} */
  get(path) {
    return this.ask("GET", `/api/trainer/${path}`);
  }

  /** @param {string} path @param {object} body @returns {Promise<any>} */
  post(path, body) {
    return this.ask("POST", `/api/trainer/${path}`, body);
  }
}

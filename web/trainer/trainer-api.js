/** The trainer's requests to the gateway; the log-in is a cookie that no script can read. */
import { RefusedError } from "../desk/desk-api.js";

/** @typedef {import("../desk/desk-api.js").Agent} Agent */
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

export class TrainerApi {
  #csrf = "";

  /** @returns {Promise<Agent | null>} who is logged in here, if anybody */
  async me() {
    try {
      return this.#greet(await this.#ask("GET", "/api/me?place=trainer"));
    } catch (error) {
      if (error instanceof RefusedError && error.status === 401) return null;
      throw error;
    }
  }

  /** @param {string} login @param {string} password @returns {Promise<Agent>} */
  async logIn(login, password) {
    return this.#greet(await this.#ask("POST", "/api/login", { login, password, place: "trainer" }));
  }

  async logOut() {
    await this.#ask("POST", "/api/logout?place=trainer", {});
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
    return this.#ask("GET", `/api/trainer/${path}`);
  }

  /** @param {string} path @param {object} body @returns {Promise<any>} */
  post(path, body) {
    return this.#ask("POST", `/api/trainer/${path}`, body);
  }

  /** @param {{agent: Agent, csrf: string}} answer */
  #greet({ agent, csrf }) {
    this.#csrf = csrf;
    return agent;
  }

  /** @param {string} method @param {string} path @param {object} [body] @returns {Promise<any>} */
  async #ask(method, path, body) {
    const headers = body
      ? { "Content-Type": "application/json", "X-CSRF-Token": this.#csrf }
      : undefined;
    const answer = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
    if (answer.status === 204) return null;
    const told = await answer.json().catch(() => null);
    if (!answer.ok) throw new LessonError(answer.status, told?.error);
    return told;
  }
}

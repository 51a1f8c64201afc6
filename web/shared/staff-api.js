/** What every page of the staff asks of the gateway; the log-in is a cookie that no script can read. */

/** @typedef {{id: number, name: string, number?: string, role: string}} Agent */

export class RefusedError extends Error {
  /** @param {number} status */
  constructor(status) {
    super(`The gateway answered ${status}`);
    this.status = status;
  }
}

/** The log-in of one place, and requests that carry its proof against forgery. */
export class StaffApi {
  /** @type {string | undefined} which page's log-in; the desk's where it is not said */
  place;
  #csrf = "";

  /** @returns {Promise<Agent | null>} who is logged in here, if anybody */
  async me() {
    try {
      return this.#greet(await this.ask("GET", `/api/me${this.#query}`));
    } catch (error) {
      if (error instanceof RefusedError && error.status === 401) return null;
      throw error;
    }
  }

  /** @param {string} login @param {string} password @returns {Promise<Agent>} */
  async logIn(login, password) {
    const place = this.place;
    return this.#greet(await this.ask("POST", "/api/login", { login, password, place }));
  }

  async logOut() {
    await this.ask("POST", `/api/logout${this.#query}`, {});
  }

  /** @param {string} method @param {string} path @param {object} [body] @returns {Promise<any>} */
  async ask(method, path, body) {
    const headers = body
      ? { "Content-Type": "application/json", "X-CSRF-Token": this.#csrf }
      : undefined;
    const answer = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
    if (answer.status === 204) return null;
    const told = await answer.json().catch(() => null);
    if (!answer.ok) throw this.refusal(answer.status, told);
    return told;
  }

  /** @param {number} status @param {any} _told what the gateway has against it */
  refusal(status, _told) {
    return new RefusedError(status);
  }

  get #query() {
    return this.place ? `?place=${this.place}` : "";
  }

  /** @param {{agent: Agent, csrf: string}} answer */
  #greet({ agent, csrf }) {
    this.#csrf = csrf;
    return agent;
  }
}

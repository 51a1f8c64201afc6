/** The desk's requests to the gateway; the log-in is a cookie that no script can read. */

/** @typedef {{id: number, name: string, number?: string, role: string}} Agent */

export class RefusedError extends Error {
  /** @param {number} status */
  constructor(status) {
    super(`The gateway answered ${status}`);
    this.status = status;
  }
}

export class DeskApi {
  #csrf = "";

  /** @returns {Promise<Agent | null>} who is logged in here, if anybody */
  async me() {
    try {
      return this.#greet(await this.#ask("GET", "/api/me"));
    } catch (error) {
      if (error instanceof RefusedError && error.status === 401) return null;
      throw error;
    }
  }

  /** @param {string} login @param {string} password @returns {Promise<Agent>} */
  async logIn(login, password) {
    return this.#greet(await this.#ask("POST", "/api/login", { login, password }));
  }

  async logOut() {
    await this.#ask("POST", "/api/logout", {});
  }

  /** @param {string} id */
  conversation(id) {
    return this.#ask("GET", `/api/conversations/${encodeURIComponent(id)}`);
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
    if (!answer.ok) throw new RefusedError(answer.status);
    return answer.status === 204 ? null : answer.json();
  }
}

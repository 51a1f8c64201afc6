/** Remembers in the browser which conversation a customer has, for a reload and a second tab. */

/** @typedef {{gateway: string, reference?: string | null, bankToken?: string | null, lang: string}} Identity */
/** @typedef {{conversation_id: string, token: string, expires_at?: string}} Grant */

/** @param {string} token a JWT @returns {string} its subject; only a key here, so not checked */
function subject(token) {
  try {
    const part = token.split(".")[1].replace(/-/g, "+").replace(/_/g, "/");
    return String(JSON.parse(atob(part)).sub);
  } catch {
    return "unknown";
  }
}

export class ConversationKeeper {
  /** @param {Identity} identity */
  constructor({ gateway, reference, bankToken }) {
    // Apart, so that who only names a customer number on a shared computer does not come
    // upon what its owner wrote while signed in.
    const who = bankToken
      ? `signed-in:${subject(bankToken)}`
      : reference
        ? `named:${reference}`
        : "visitor";
    this.key = `forbear:conversation:${new URL(gateway).host}:${who}`;
    this.outboxKey = `forbear:outbox:${new URL(gateway).host}:${who}`;
  }

  /** @returns {Grant | null} */
  get() {
    try {
      const grant = JSON.parse(localStorage.getItem(this.key) ?? "null");
      const over = grant?.expires_at && Date.parse(grant.expires_at) <= Date.now();
      return grant?.token && !over ? grant : null;
    } catch {
      return null;
    }
  }

  /** @param {Grant | null} grant */
  set(grant) {
    try {
      if (grant) localStorage.setItem(this.key, JSON.stringify(grant));
      else localStorage.removeItem(this.key);
    } catch {
      // A page that may not store keeps its conversation until it is closed.
    }
  }

  get readUpTo() {
    try {
      return Number(localStorage.getItem(`${this.key}:read`) ?? 0);
    } catch {
      return 0;
    }
  }

  set readUpTo(seq) {
    try {
      localStorage.setItem(`${this.key}:read`, String(seq));
    } catch {
      // Then all of it counts as new after a reload.
    }
  }
}

/** @param {Identity} identity @returns {Promise<Grant>} */
export async function createConversation({ gateway, reference, bankToken, lang }) {
  const body = {
    lang,
    ...(reference ? { reference } : {}),
    ...(bankToken ? { bank_token: bankToken } : {}),
  };
  const answer = await fetch(new URL("/api/customer/conversations", gateway), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
    credentials: "omit",
  });
  if (!answer.ok) throw new Error(`The gateway answered ${answer.status}`);
  return answer.json();
}

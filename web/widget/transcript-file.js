/** The conversation as a plain text file that the customer keeps. */

/**
 * @param {import("../shared/transcript.js").Message[]} messages
 * @param {(message: import("../shared/transcript.js").Message) => string} name who said it
 */
export function asText(messages, name) {
  const lines = messages
    .filter(({ author }) => author !== "system")
    .map((message) => {
      const at = new Date(message.created_at).toLocaleString();
      return `[${at}] ${name(message)}: ${message.text}`;
    });
  // The mark at the beginning tells older editors that it is UTF-8.
  return `\ufeff${lines.join("\r\n\r\n")}\r\n`;
}

/** @param {string} text @param {string} file */
export function save(text, file) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  link.download = file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

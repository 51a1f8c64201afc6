/**
 * The one script tag of the widget:
 *
 *     <script type="module" src="https://…/widget/chat-widget.js" lang="zh" reference="…"></script>
 *
 * It adds a `<forbear-chat>` with the tag's attributes, unless the page has written its own.
 */
import "./forbear-chat.js";

const NAMES = ["lang", "reference", "bank-token", "gateway", "pay-url"];

function ownTag() {
  const scripts = /** @type {HTMLScriptElement[]} */ ([
    ...document.querySelectorAll("script[src]"),
  ]);
  return scripts.find((script) => script.src === import.meta.url);
}

if (!document.querySelector("forbear-chat")) {
  const tag = ownTag();
  const chat = document.createElement("forbear-chat");
  for (const name of NAMES) {
    const value = tag?.getAttribute(name);
    if (value) chat.setAttribute(name, value);
  }
  document.body.append(chat);
}

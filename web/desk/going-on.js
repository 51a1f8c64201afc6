/** Where the focus goes when what had it goes away. */

/** @typedef {import("../vendor/lit/index.js").LitElement & {store: {current: {id: string} | null, open: (id: null) => unknown}}} Workspace */

/** From a conversation to its row in the list. @param {Workspace} workspace */
export async function backToList(workspace) {
  const id = workspace.store.current?.id ?? "";
  workspace.store.open(null);
  await workspace.updateComplete;
  /** @type {any} */ (workspace.renderRoot.querySelector("conversation-list"))?.focusRow(id);
}

/**
 * From a suggestion that was sent to where the next reply is written; where that is out of sight,
 * to the choice of parts, from which it can be brought back.
 * @param {Workspace} workspace
 */
export async function onToTheField(workspace) {
  const find = (/** @type {string} */ part) =>
    /** @type {any} */ (workspace.renderRoot.querySelector(part));
  const composer = find("conversation-view")?.composer;
  if (composer?.offsetParent) await composer.focusField();
  else find("nav [aria-current]")?.focus();
}

/** Hands an event of a part on to whoever holds the form: events of the pages do not bubble. */

/** @param {EventTarget} host @returns {(event: Event) => void} */
export function passingOn(host) {
  return (event) => {
    const { detail } = /** @type {CustomEvent} */ (event);
    host.dispatchEvent(new CustomEvent(event.type, { detail }));
  };
}

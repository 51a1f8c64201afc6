/** How the list of canned replies looks. */
import { css } from "../vendor/lit/index.js";

export const cannedStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
  }
  .top,
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s2);
    padding: var(--s2) var(--s3);
  }
  .top {
    border-bottom: 1px solid var(--line);
  }
  .foot {
    border-top: 1px solid var(--line);
    font-size: var(--text-s);
  }
  .top [role="group"] {
    display: flex;
    gap: var(--s1);
  }
  .foot small {
    flex-basis: 100%;
    color: var(--ink-soft);
  }
  .foot [role="status"] {
    flex: 1 1 8rem;
  }
  .wrong {
    color: var(--alarm);
  }
  input {
    flex: 1 1 10rem;
    width: auto;
  }
  [aria-pressed="true"] {
    border-color: var(--accent);
    background: var(--accent-soft);
    font-weight: 600;
  }
  .none {
    padding: var(--s4);
    color: var(--ink-soft);
  }
  [role="listbox"] {
    flex: 1;
    min-height: 3rem;
    padding-bottom: var(--s2);
    overflow-y: auto;
    scrollbar-width: thin;
  }
  [role="listbox"] [role="group"] > p {
    padding: var(--s2) var(--s3) 0;
    color: var(--ink-soft);
    font-size: var(--text-s);
    font-weight: 600;
  }
  [role="option"] {
    padding: var(--s1) var(--s3);
    border-inline-start: 3px solid transparent;
    cursor: pointer;
    overflow-wrap: anywhere;
    white-space: pre-line;
  }
  [role="option"]:hover {
    background: var(--sunken);
  }
  [role="option"][aria-selected="true"] {
    border-inline-start-color: var(--accent);
    background: var(--accent-soft);
  }
`;

/** How the list of messages looks. */
import { css } from "../vendor/lit/index.js";

export const inboxStyles = css`
  li {
    border-bottom: 1px solid var(--line);
  }
  .row {
    display: flex;
    flex-direction: column;
    align-items: stretch;
    gap: 0.2rem;
    width: 100%;
    padding: var(--s3) var(--s4);
    border: 0;
    border-inline-start: 4px solid transparent;
    border-radius: 0;
    background: none;
    text-align: start;
  }
  .row[aria-current] {
    border-color: var(--accent);
    background: var(--accent-soft);
  }
  .row:focus-visible {
    outline-offset: -3px;
  }
  .text {
    overflow-wrap: anywhere;
  }
  .done {
    color: var(--ink-soft);
  }
  .more {
    display: grid;
    padding: var(--s4);
  }
`;

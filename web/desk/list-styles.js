/** How the list of conversations looks. */
import { css } from "../vendor/lit/index.js";

export const listStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    background: var(--paper);
  }
  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--s2);
    min-height: 3.25rem;
    padding: var(--s2) var(--s4);
    border-bottom: 1px solid var(--line);
  }
  h2 {
    font-size: var(--text-m);
    font-weight: 650;
  }
  .fresh {
    white-space: nowrap;
    min-height: 1.75rem;
    padding: 0 var(--s3);
    border-radius: 1rem;
    font-size: var(--text-s);
  }
  .fresh.alarm {
    border-color: var(--alarm);
    background: var(--alarm);
  }
  .none {
    padding: var(--s5) var(--s4);
    color: var(--ink-soft);
  }
  ul {
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    scrollbar-width: thin;
  }
  li {
    border-bottom: 1px solid var(--line);
  }
  .row {
    display: flex;
    flex-direction: column;
    align-items: stretch;
    gap: 0.15rem;
    width: 100%;
    padding: var(--s3) var(--s4);
    border: 0;
    border-inline-start: 4px solid transparent;
    border-radius: 0;
    background: none;
    text-align: start;
  }
  .row:hover:not(:disabled, [aria-current]) {
    border-color: transparent;
    background: var(--ground);
  }
  .row.crisis,
  .row.crisis:hover {
    border-color: var(--alarm);
  }
  .row[aria-current],
  .row[aria-current]:hover {
    border-color: var(--accent);
    background: var(--accent-soft);
  }
  .row:focus-visible {
    outline-offset: -3px;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s1) var(--s2);
    min-width: 0;
  }
  strong {
    overflow-wrap: anywhere;
    font-weight: 650;
  }
  .unread {
    min-width: 1.35rem;
    padding: 0 var(--s1);
    border-radius: 1rem;
    background: var(--accent);
    color: var(--on-accent);
    font-size: 0.75rem;
    font-weight: 700;
    text-align: center;
  }
  .when {
    margin-inline-start: auto;
    color: var(--ink-soft);
    font-size: var(--text-s);
    font-variant-numeric: tabular-nums;
  }
  .waits {
    color: var(--care);
    font-weight: 600;
  }
  .preview {
    overflow: hidden;
    color: var(--ink-soft);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .trend,
  .small {
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
`;

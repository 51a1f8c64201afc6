/** How the reports are laid out. */
import { css } from "../vendor/lit/index.js";

export const pageStyles = css`
  main {
    display: grid;
    gap: var(--s4);
    max-width: 90rem;
    margin-inline: auto;
    padding: var(--s4);
  }
  main > * {
    min-width: 0;
  }
  .parts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(34rem, 100%), 1fr));
    align-items: start;
    gap: var(--s4);
  }
  .parts > * {
    min-width: 0;
  }
  .parts[aria-busy="true"] {
    opacity: 0.6;
  }
  .soft {
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
`;

export const partStyles = css`
  section {
    display: grid;
    gap: var(--s2);
    padding: var(--s4);
    border: 1px solid var(--line);
    border-radius: var(--round-m);
    background: var(--paper);
  }
  section > *,
  .body > * {
    min-width: 0;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: var(--s2);
  }
  h2 {
    font-size: var(--text-l);
    font-weight: 650;
  }
  a {
    color: var(--accent);
    font-size: var(--text-s);
    font-weight: 600;
    text-underline-offset: 0.2em;
  }
  .soft,
  .none {
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  .none {
    padding-block: var(--s4);
  }
  .body {
    display: grid;
    gap: var(--s3);
  }
  .table {
    max-height: 24rem;
    overflow: auto;
    border: 1px solid var(--line);
    border-radius: var(--round-s);
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: var(--text-s);
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding: var(--s1) var(--s2);
    border-bottom: 1px solid var(--line);
    text-align: end;
    white-space: nowrap;
  }
  th {
    min-width: 3.75rem;
  }
  th:first-child {
    min-width: 9rem;
    text-align: start;
    white-space: normal;
  }
  thead th {
    position: sticky;
    top: 0;
    background: var(--sunken);
    font-weight: 650;
    vertical-align: bottom;
    white-space: normal;
  }
  tbody th {
    font-weight: 500;
  }
  tbody tr:last-child > * {
    border-bottom: 0;
  }
  .few {
    display: inline-block;
    padding: 0 var(--s2);
    border-radius: 1rem;
    background: var(--care-soft);
    color: var(--care);
    font-size: 0.75rem;
    font-weight: 600;
  }
`;

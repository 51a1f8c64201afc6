/** How the plan builder looks. */
import { css } from "../vendor/lit/index.js";

export const builderStyles = css`
  section {
    display: grid;
    gap: var(--s2);
    padding: var(--s3) var(--s4) var(--s4);
    font-size: var(--text-s);
  }
  form {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr));
    align-items: end;
    gap: var(--s2) var(--s3);
  }
  form > p,
  form > button,
  fieldset {
    grid-column: 1 / -1;
  }
  form > p,
  .more,
  .told {
    color: var(--ink-soft);
  }
  .told:empty {
    display: none;
  }
  fieldset {
    display: flex;
    align-items: center;
    gap: var(--s2);
    margin: 0;
    padding: 0;
    border: 0;
  }
  fieldset input {
    width: 5rem;
  }
  ol {
    display: grid;
    gap: var(--s2);
  }
  ol > li {
    padding: var(--s2) var(--s3);
    border: 1px solid var(--line);
    border-inline-start: 3px solid var(--accent);
    border-radius: var(--round-s);
  }
  h3 {
    font-size: var(--text-s);
    font-weight: 600;
  }
  .main-figure {
    font-size: var(--text-l, 1.125rem);
    font-variant-numeric: tabular-nums;
    font-weight: 650;
  }
  .findings {
    padding-inline-start: var(--s4);
    list-style: disc;
  }
  .why,
  .hold {
    padding: var(--s2) var(--s3);
    background: var(--sunken);
  }
  .approval {
    color: var(--care);
    font-weight: 600;
  }
  .wrong {
    color: var(--alarm);
  }
  summary {
    min-height: 1.5rem;
    color: var(--accent);
    cursor: pointer;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: 0.75rem;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding: 2px var(--s1);
    border-bottom: 1px solid var(--line);
    text-align: end;
  }
  th:first-child,
  td:first-child {
    text-align: start;
  }
  li > button {
    margin-top: var(--s2);
  }
`;

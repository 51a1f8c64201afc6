/** How candidates and their proofs look. */
import { css } from "../vendor/lit/index.js";

export const benchStyles = css`
  :host {
    max-width: 64rem;
    margin-inline: auto;
  }
  article {
    display: grid;
    gap: var(--s3);
    padding: var(--s4);
    border-bottom: 1px solid var(--line);
  }
  progress {
    width: min(20rem, 100%);
    accent-color: var(--accent);
  }
  table {
    border-collapse: collapse;
    font-size: var(--text-s);
  }
  th,
  td {
    padding: var(--s1) var(--s2);
    border-bottom: 1px solid var(--line);
    text-align: start;
    vertical-align: top;
  }
  .worse,
  .bad {
    color: var(--alarm);
    font-weight: 600;
  }
  .better,
  .good {
    color: var(--accent-deep);
    font-weight: 600;
  }
  form {
    display: grid;
    gap: var(--s2);
    max-width: 36rem;
  }
  code {
    overflow-wrap: anywhere;
  }
`;

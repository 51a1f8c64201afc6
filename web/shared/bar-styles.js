/** The bar at the top of each page of the staff. */
import { css } from "../vendor/lit/index.js";

export const barStyles = css`
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s1) var(--s3);
    min-height: 3.25rem;
    padding: var(--s1) var(--s4);
    border-bottom: 1px solid var(--line);
    background: var(--paper);
    font-size: var(--text-s);
  }
  h1 {
    color: var(--accent-deep);
    font-size: var(--text-l);
    font-weight: 700;
  }
  h1 span {
    color: var(--ink-soft);
    font-size: var(--text-s);
    font-weight: 400;
  }
  header > h1:not(:has(+ nav)),
  nav {
    margin-inline-end: auto;
  }
  nav {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s1);
  }
  nav [aria-current] {
    background: var(--accent-soft);
    color: var(--accent-deep);
    font-weight: 650;
  }
  header label {
    display: inline-flex;
    align-items: center;
    gap: var(--s2);
    min-height: 1.5rem;
    font-weight: 400;
    cursor: pointer;
  }
  header label input {
    width: 1.125rem;
    min-height: 1.125rem;
    height: 1.125rem;
    margin: 0;
    accent-color: var(--accent);
  }
  header p {
    font-weight: 600;
  }
`;

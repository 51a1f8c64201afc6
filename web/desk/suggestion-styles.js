/** How the suggested replies look. */
import { css } from "../vendor/lit/index.js";

export const suggestionStyles = css`
  :host {
    display: grid;
    grid-template-rows: minmax(0, 1fr);
    min-height: 0;
  }
  section {
    overflow-y: auto;
    scrollbar-width: thin;
  }
  section:focus-visible {
    outline-offset: -3px;
  }
  .head {
    position: sticky;
    z-index: 1;
    top: 0;
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--s2);
    min-height: 3.25rem;
    padding: var(--s2) var(--s4);
    background: var(--ground);
  }
  h2 {
    font-size: var(--text-m);
    font-weight: 650;
  }
  .fresh {
    min-height: 1.75rem;
    padding: 0 var(--s3);
    border-radius: 1rem;
    font-size: var(--text-s);
  }
  .none {
    padding: var(--s2) var(--s4) var(--s5);
    color: var(--ink-soft);
  }
  ol {
    display: grid;
    gap: var(--s3);
    padding: 0 var(--s4) var(--s4);
  }
  article {
    padding: var(--s3);
    border: 1px solid var(--line);
    border-radius: var(--round-m);
    background: var(--paper);
  }
  .top {
    display: flex;
    align-items: flex-start;
    gap: var(--s2);
  }
  kbd {
    display: grid;
    flex: none;
    place-items: center;
    width: 1.375rem;
    height: 1.375rem;
    border-radius: var(--s1);
    background: var(--accent-soft);
    color: var(--accent-deep);
    font: 700 var(--text-s) / 1 var(--font);
  }
  .acts {
    flex: 1;
    font-size: var(--text-s);
    line-height: 1.375rem;
  }
  .acts strong {
    color: var(--accent-deep);
    font-weight: 650;
  }
  .acts span {
    color: var(--ink-soft);
  }
  .top .icon {
    width: 1.75rem;
    min-height: 1.75rem;
    margin: -0.2rem 0;
    color: var(--ink-soft);
  }
  .text {
    margin-top: var(--s1);
    padding-inline-end: var(--s1);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  .why {
    margin-top: var(--s1);
    color: var(--ink-soft);
    font-size: 0.75rem;
    line-height: 1.45;
  }
  .why b {
    font-weight: 600;
  }
  .deeds {
    display: flex;
    gap: var(--s2);
    margin-top: var(--s2);
  }
  .deeds button {
    min-height: 2rem;
    padding-inline: var(--s4);
  }
`;

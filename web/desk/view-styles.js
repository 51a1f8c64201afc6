/** How the open conversation is laid out. */
import { css } from "../vendor/lit/index.js";

export const viewStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s2);
    min-height: 3.25rem;
    padding: var(--s2) var(--s5);
    border-bottom: 1px solid var(--line);
    background: var(--paper);
  }
  .back {
    display: none;
    margin-inline-start: calc(-1 * var(--s3));
  }
  .who {
    flex: 1 1 12rem;
    min-width: 0;
  }
  h2 {
    overflow-wrap: anywhere;
    font-size: var(--text-l);
    font-weight: 650;
    line-height: 1.3;
  }
  h2:focus-visible {
    outline: none;
  }
  .marks {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--s3);
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  .marks > span:first-child {
    display: inline-flex;
    align-items: center;
    gap: var(--s1);
  }
  .verified {
    color: var(--accent-deep);
    font-weight: 600;
  }
  desk-transcript {
    flex: 1;
  }
  .closed {
    padding: var(--s4) var(--s5);
    border-top: 1px solid var(--line);
    background: var(--paper);
    color: var(--ink-soft);
  }
  @media (max-width: 60rem) {
    .head {
      padding-inline: var(--s4);
    }
    .back {
      display: inline-flex;
    }
  }
`;

/** How the open conversation is laid out. */
import { css } from "../vendor/lit/index.js";

export const viewStyles = css`
  .head {
    padding-inline: var(--s5);
  }
  .back {
    display: none;
    margin-inline-start: calc(-1 * var(--s3));
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

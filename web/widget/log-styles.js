/** How the lines of the conversation look to the customer. */
import { css } from "../vendor/lit/index.js";

export const logStyles = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
  }
  .log {
    position: relative;
    flex: 1;
    min-height: 0;
    padding: var(--s4);
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }
  .log:focus-visible {
    outline-offset: -3px;
  }
  ul {
    display: flex;
    flex-direction: column;
    gap: var(--s4);
  }
  li {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    max-width: 88%;
  }
  li.goes-on {
    margin-top: calc(-1 * var(--s2));
  }
  li.customer {
    align-items: flex-end;
    align-self: flex-end;
  }
  li.system {
    align-items: center;
    align-self: center;
    max-width: 100%;
    color: var(--ink-soft);
    font-size: var(--text-s);
    text-align: center;
  }
  .name {
    margin: 0 0 var(--s1) var(--s1);
    color: var(--ink-soft);
    font-size: var(--text-s);
    font-weight: 600;
  }
  .text {
    padding: var(--s2) var(--s3);
    border: 1px solid var(--line);
    border-radius: var(--round-m) var(--round-m) var(--round-m) var(--s1);
    background: var(--paper);
  }
  .words {
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  .agent .text {
    border-inline-start: 3px solid var(--accent);
  }
  .customer .text {
    border-color: transparent;
    border-radius: var(--round-m) var(--round-m) var(--s1) var(--round-m);
    background: var(--accent-pale);
  }
  .pending .text {
    border-color: var(--edge);
    border-style: dashed;
  }
  .failed .text {
    border-color: var(--alarm);
    background: var(--alarm-soft);
  }
  .failed .when {
    color: var(--alarm);
  }
  .when {
    margin: var(--s1) var(--s1) 0;
    color: var(--ink-soft);
    font-size: 0.75rem;
  }
  forbear-plan-card {
    width: 19rem;
    max-width: 100%;
    margin-top: var(--s2);
  }
  .typing {
    margin: var(--s3) var(--s1) 0;
    color: var(--ink-soft);
    font-size: var(--text-s);
    font-style: italic;
  }
  .blank {
    padding: var(--s5) var(--s2);
    color: var(--ink-soft);
  }
  .blank h3 {
    margin-bottom: var(--s2);
    color: var(--ink);
    font-size: var(--text-xl);
    font-weight: 650;
    line-height: 1.3;
  }
  .newer {
    position: absolute;
    bottom: var(--s3);
    left: 50%;
    translate: -50% 0;
    border-radius: 1.25rem;
    box-shadow: var(--shadow);
    font-size: var(--text-s);
  }
`;

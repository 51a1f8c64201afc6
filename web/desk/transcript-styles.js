/** How the conversation looks at the desk. */
import { css } from "../vendor/lit/index.js";

export const transcriptStyles = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    min-height: 0;
  }
  .log {
    position: relative;
    flex: 1;
    min-height: 0;
    padding: var(--s4) var(--s5);
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }
  .log:focus-visible {
    outline-offset: -3px;
  }
  .blank {
    color: var(--ink-soft);
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
    max-width: min(88%, 40rem);
  }
  li.goes-on {
    margin-top: calc(-1 * var(--s2));
  }
  li.agent,
  li.bot {
    align-items: flex-end;
    align-self: flex-end;
  }
  li.system {
    align-items: center;
    align-self: center;
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  .who {
    display: flex;
    align-items: center;
    gap: var(--s2);
    margin-bottom: 0.15rem;
    color: var(--ink-soft);
    font-size: var(--text-s);
    font-weight: 600;
  }
  .who time {
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }
  .who svg {
    width: 1rem;
    height: 1rem;
  }
  veiled-text {
    padding: var(--s2) var(--s3);
    border: 1px solid var(--line);
    border-radius: var(--round-m);
    background: var(--paper);
  }
  .agent veiled-text {
    border-color: transparent;
    background: var(--accent-pale);
  }
  .bot veiled-text {
    border-style: dashed;
    border-color: var(--edge);
    background: transparent;
  }
  .sending veiled-text {
    border-color: var(--edge);
    border-style: dashed;
  }
  .failed veiled-text {
    border-color: var(--alarm);
    background: var(--alarm-soft);
  }
  .failed .who {
    color: var(--alarm);
  }
  .understood {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--s3);
    margin-top: var(--s1);
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  .override {
    margin-top: var(--s1);
    padding-left: var(--s2);
    border-left: 3px solid var(--alarm);
    font-size: var(--text-s);
    overflow-wrap: anywhere;
  }
  .typing {
    margin-top: var(--s3);
    color: var(--ink-soft);
    font-size: var(--text-s);
    font-style: italic;
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

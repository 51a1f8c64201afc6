/** How the demo bank's page is laid out. */
import { css } from "../vendor/lit/index.js";

export const demoStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 100dvh;
    background: var(--ground);
  }
  header,
  main,
  footer {
    width: 100%;
    max-width: 72rem;
    margin-inline: auto;
    padding-inline: clamp(var(--s4), 4vw, var(--s6));
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--s2) var(--s5);
    padding-block: var(--s4);
  }
  .brand {
    display: flex;
    align-items: center;
    gap: var(--s2);
    color: var(--accent-deep);
    font-size: 1.25rem;
    font-weight: 700;
    letter-spacing: -0.01em;
  }
  .brand svg {
    width: 2rem;
    height: 2rem;
  }
  nav {
    display: flex;
    align-items: center;
    gap: var(--s4);
  }
  a {
    color: var(--accent);
    font-weight: 600;
    text-underline-offset: 0.2em;
  }
  main {
    display: grid;
    flex: 1;
    grid-template-columns: minmax(0, 1.4fr) minmax(18rem, 1fr);
    gap: clamp(var(--s6), 6vw, 5rem);
    align-items: start;
    padding-block: clamp(var(--s5), 5vw, 4rem);
  }
  h1 {
    max-width: 18em;
    font-size: clamp(1.75rem, 1.2rem + 2.4vw, 2.75rem);
    font-weight: 700;
    letter-spacing: -0.02em;
    line-height: 1.18;
    white-space: pre-line;
  }
  .lead {
    max-width: 34em;
    margin-block: var(--s4) var(--s5);
    color: var(--ink-soft);
    font-size: 1.125rem;
  }
  .start {
    min-height: 3rem;
    padding-inline: var(--s5);
    font-size: var(--text-l);
  }
  .steps {
    display: grid;
    gap: var(--s4);
    margin-top: var(--s6);
    padding-top: var(--s5);
    border-top: 1px solid var(--line);
    counter-reset: step;
  }
  .steps li {
    position: relative;
    padding-inline-start: 3rem;
    counter-increment: step;
  }
  .steps li::before {
    position: absolute;
    left: 0;
    display: grid;
    place-items: center;
    width: 2rem;
    height: 2rem;
    border-radius: 50%;
    background: var(--accent-soft);
    color: var(--accent-deep);
    content: counter(step);
    font-weight: 700;
  }
  .steps h2 {
    font-size: var(--text-l);
    font-weight: 650;
  }
  .steps p,
  footer {
    color: var(--ink-soft);
  }
  footer {
    padding-block: var(--s5) 6rem;
    font-size: var(--text-s);
  }
  @media (max-width: 52rem) {
    main {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;

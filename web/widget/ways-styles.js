/** How the ways below the field are laid out. */
import { css } from "../vendor/lit/index.js";

export const waysStyles = css`
  :host {
    display: block;
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 0 var(--s1);
    margin-top: var(--s1);
  }
  .ways button,
  .ways a {
    display: inline-flex;
    align-items: center;
    gap: var(--s1);
    min-height: 2.25rem;
    padding: 0 var(--s2);
    color: var(--accent-deep);
    font-size: var(--text-s);
    font-weight: 600;
  }
  .box {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s2);
    margin-top: var(--s2);
    padding: var(--s3);
    border: 1px solid var(--line);
    border-radius: var(--round-m);
    background: var(--ground);
  }
  .box p,
  .box label {
    flex-basis: 100%;
    font-size: var(--text-s);
    font-weight: 600;
  }
  .box .small {
    color: var(--ink-soft);
    font-weight: 400;
  }
  select {
    flex-basis: 100%;
    min-height: 2.75rem;
  }
  .marks {
    display: flex;
    gap: var(--s2);
  }
  .marks button {
    min-width: 2.75rem;
    font-weight: 600;
  }
  .thanks {
    margin-top: var(--s2);
    font-size: var(--text-s);
    text-align: center;
  }
`;

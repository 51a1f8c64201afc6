/** Where the widget sits on the page, and how its button looks. */
import { css } from "../vendor/lit/index.js";

export const launcherStyles = css`
  :host {
    position: fixed;
    z-index: 2147483000;
    right: max(var(--s4), env(safe-area-inset-right));
    bottom: max(var(--s4), env(safe-area-inset-bottom));
  }
  /* What the page's own style sheet says of every element ends here. */
  .frame {
    all: initial;
    color: var(--ink);
    font: 400 var(--text-m) / 1.5 var(--font);
  }
  .launcher {
    min-height: 3.25rem;
    padding: 0 var(--s5) 0 var(--s4);
    border-radius: 2rem;
    box-shadow: var(--shadow);
    font-size: var(--text-l);
  }
  .badge {
    padding: 0 var(--s2);
    border-radius: 1rem;
    background: var(--paper);
    color: var(--accent-deep);
    font-size: var(--text-s);
  }
  dialog {
    position: fixed;
    inset: auto max(var(--s4), env(safe-area-inset-right))
      max(var(--s4), env(safe-area-inset-bottom)) auto;
    width: min(25rem, calc(100vw - 2 * var(--s4)));
    max-width: none;
    height: min(42rem, calc(100dvh - 2 * var(--s4)));
    max-height: none;
    margin: 0;
    padding: 0;
    overflow: hidden;
    border: 1px solid var(--line);
    border-radius: var(--round-l);
    background: var(--paper);
    color: inherit;
    box-shadow: var(--shadow);
  }
  dialog[open] {
    animation: rise 160ms ease-out;
  }
  dialog:focus-visible {
    outline: none;
  }
  forbear-chat-panel {
    height: 100%;
  }
  @keyframes rise {
    from {
      opacity: 0;
      translate: 0 0.5rem;
    }
  }
  @media (max-width: 32rem), (max-height: 30rem) {
    dialog {
      inset: 0;
      width: 100%;
      height: 100dvh;
      border: 0;
      border-radius: 0;
    }
  }
`;

/** The form that gives somebody a log-in. */
import { css } from "../vendor/lit/index.js";

export const accountFormStyles = css`
  .grid {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr));
    gap: var(--s3);
  }
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    font-size: var(--text-s);
    font-weight: 600;
  }
  fieldset label {
    display: inline-flex;
    align-items: center;
    gap: var(--s2);
    min-height: 2.5rem;
    margin-inline-end: var(--s3);
    font-weight: 400;
  }
  fieldset input {
    width: 1.125rem;
    min-height: 1.125rem;
    height: 1.125rem;
    accent-color: var(--accent);
  }
`;

/**
 * The palette, type and spacing of every page, as custom properties of a host element.
 *
 * A script and not a style sheet, because the widget must carry them into pages that load nothing
 * else of ours. A bank themes the widget by setting `--forbear-accent` and its like outside.
 */
import { css } from "../vendor/lit/index.js";

export const tokens = css`
  :host {
    --ink: #1c2a2e;
    --ink-soft: #4d5d61;
    --paper: #ffffff;
    --ground: #f5f7f6;
    --sunken: #edf1ef;
    --line: #dbe2df;
    --edge: #76868a;
    --accent: var(--forbear-accent, #17615b);
    --accent-deep: var(--forbear-accent-deep, #0f4a45);
    --accent-soft: var(--forbear-accent-soft, #e4f0ed);
    --accent-pale: var(--forbear-accent-pale, #d7e8e4);
    --on-accent: var(--forbear-on-accent, #ffffff);
    --care: #7a4a05;
    --care-soft: #fdf2dd;
    --care-line: #e9cf9c;
    --alarm: #96201f;
    --alarm-soft: #fcecea;
    --alarm-line: #eebdb8;

    --font: var(
      --forbear-font,
      -apple-system,
      "Segoe UI",
      Roboto,
      "Helvetica Neue",
      Arial,
      "PingFang SC",
      "Hiragino Sans GB",
      "Microsoft YaHei",
      "Noto Sans CJK SC",
      "Noto Sans SC",
      sans-serif
    );
    --text-s: 0.8125rem;
    --text-m: 0.9375rem;
    --text-l: 1.0625rem;
    --text-xl: 1.375rem;

    --s1: 0.25rem;
    --s2: 0.5rem;
    --s3: 0.75rem;
    --s4: 1rem;
    --s5: 1.5rem;
    --s6: 2rem;

    --round-s: 0.375rem;
    --round-m: 0.625rem;
    --round-l: 1rem;
    --shadow: 0 0.125rem 0.375rem rgb(28 42 46 / 8%), 0 1rem 2.5rem rgb(28 42 46 / 16%);

    color: var(--ink);
    font-family: var(--font);
    font-size: var(--text-m);
    line-height: 1.5;
  }
`;

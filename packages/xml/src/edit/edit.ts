/**
 * A changed text. Everything outside the changed place is byte for byte what it was.
 * `start` and `end` enclose what was put in, in the new text; they are equal where something was only taken out.
 */
export interface Edit {
  readonly source: string;
  readonly start: number;
  readonly end: number;
  /** The span of the old text that made way. */
  readonly from: number;
  readonly to: number;
}

/** `source` with the span from `from` to `to` replaced. */
export const splice = (source: string, from: number, to: number, text: string): Edit => ({
  source: source.slice(0, from) + text + source.slice(to),
  start: from,
  end: from + text.length,
  from,
  to,
});

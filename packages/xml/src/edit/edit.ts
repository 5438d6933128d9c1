/**
 * A changed text. Everything outside the changed place is byte for byte what it was.
 * `start` and `end` enclose what was put in, in the new text; they are equal where something was only taken out.
 */
export interface Edit {
  readonly source: string;
  readonly start: number;
  readonly end: number;
}

/** `source` with the span from `start` to `end` replaced. */
export const splice = (source: string, start: number, end: number, text: string): Edit => ({
  source: source.slice(0, start) + text + source.slice(end),
  start,
  end: start + text.length,
});

import type { Edit, XmlElement } from "@porchlight/xml";

/** A span of a text that makes way for another text. */
export interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** An edit as what it does to the text before it. */
export const spliceOf = ({ source, from, to }: Edit, before: string): Splice => ({
  from,
  to,
  text: source.slice(from, source.length - (before.length - to)),
});

/** The text with all splices made, each placed in the text as it was. Insertions at one place keep their order. */
export function spliced(source: string, splices: readonly Splice[]): string {
  let text = "";
  let at = 0;
  for (const splice of [...splices].sort((one, other) => one.from - other.from || one.to - other.to)) {
    text += source.slice(at, splice.from) + splice.text;
    at = splice.to;
  }
  return text + source.slice(at);
}

/** Takes an element out, with the white space that sets it off. */
export const removal = ({ source, start, end }: XmlElement): Splice => ({
  from: start - spaceBefore(source, start).length,
  to: end,
  text: "",
});

/** The white space that stands directly before a place. */
export function spaceBefore(source: string, at: number): string {
  let from = at;
  while (from > 0 && " \t\r\n".includes(source.charAt(from - 1))) from -= 1;
  return source.slice(from, at);
}

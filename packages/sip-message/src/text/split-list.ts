import { trimmed } from "./characters";
import { endOfQuoted } from "./quoted-string";

/**
 * The elements of a comma-separated list, trimmed, empty ones left out. Commas within quoted strings and angle
 * brackets do not separate, nor do commas within comments when the field has them. An unclosed quote or bracket
 * runs to the end, so that its element is refused by whoever parses it.
 */
export function splitList(text: string, withComments = false): string[] {
  const elements: string[] = [];
  let start = 0;
  while (start <= text.length) {
    const end = endOfElement(text, start, withComments);
    const element = trimmed(text, start, end);
    if (element !== "") elements.push(element);
    start = end + 1;
  }
  return elements;
}

/** The first element of a comma-separated list, trimmed; empty when there is none before the first comma. */
export function firstElement(text: string): string {
  return text.includes(",") ? trimmed(text, 0, endOfElement(text, 0, false)) : text;
}

/** Index of the comma that ends the element starting at `start`, or the end of the text. */
export function endOfElement(text: string, start: number, withComments: boolean): number {
  if (text.indexOf(",", start) === -1) return text.length;
  let inBrackets = false;
  let depth = 0;
  for (let index = start; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 0x22 && !inBrackets && depth === 0) {
      index = endOfQuoted(text, index) - 1;
      if (index < 0) return text.length;
    } else if (code === 0x3c) inBrackets = true;
    else if (code === 0x3e) inBrackets = false;
    else if (withComments && code === 0x5c) index++;
    else if (withComments && code === 0x28) depth++;
    else if (withComments && code === 0x29) depth = Math.max(0, depth - 1);
    else if (code === 0x2c && !inBrackets && depth === 0) return index;
  }
  return text.length;
}

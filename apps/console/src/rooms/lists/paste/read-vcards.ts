import type { Person } from "../document/edit-lists";
import type { Ignored, Pasted } from "./read-pasted";
import { watchableUri } from "./watchable-uri";

/**
 * People in vCards (RFC 6350; 2.1 and 3.0 too): FN, and each address by IMPP or X-SIP that can be watched; where there is none, the
 * mail addresses of the domain.
 */
export function readVcards(text: string, domain: string): Pasted {
  const people: Person[] = [];
  const ignored: Ignored[] = [];
  let card: Card = EMPTY;
  for (const { line, name, value } of properties(text)) {
    if (name === "BEGIN") card = { ...EMPTY, line };
    else if (name === "FN") card = { ...card, name: unescaped(value) };
    else if (name === "IMPP" || name === "X-SIP") {
      const uri = watchableUri(unescaped(value));
      if (uri !== undefined) card = { ...card, uris: [...card.uris, uri] };
      else ignored.push({ line, text: value, why: "not-watchable" });
    } else if (name === "EMAIL") card = { ...card, mails: [...card.mails, unescaped(value)] };
    else if (name === "TEL") ignored.push({ line, text: value, why: "telephone" });
    else if (name === "END") {
      const { name: title } = card;
      const uris = card.uris.length > 0 ? card.uris : urisOf(card.mails, domain);
      people.push(...uris.map((uri) => ({ uri, name: title })));
      if (uris.length === 0) ignored.push({ line: card.line, text: title, why: "without-address" });
    }
  }
  return { people, ignored };
}

interface Card {
  readonly line: number;
  readonly name: string;
  readonly uris: readonly string[];
  readonly mails: readonly string[];
}

const EMPTY: Card = { line: 1, name: "", uris: [], mails: [] };

/** What mail addresses of the domain are to SIP. */
const urisOf = (mails: readonly string[], domain: string): readonly string[] =>
  mails
    .filter((mail) => mail.toLowerCase().endsWith(`@${domain.toLowerCase()}`))
    .flatMap((mail) => watchableUri(mail) ?? []);

interface Property {
  readonly line: number;
  /** Upper case, without its group. */
  readonly name: string;
  readonly value: string;
}

/** Folded lines are one (RFC 6350 section 3.2). */
function properties(text: string): readonly Property[] {
  const found: Property[] = [];
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    const last = found.at(-1);
    if (/^[ \t]/.test(line) && last !== undefined) {
      found[found.length - 1] = { ...last, value: last.value + line.slice(1) };
      continue;
    }
    const match = /^(?:[\w-]+\.)?([\w-]+)(?:;(?:"[^"]*"|[^":])*)?:(.*)$/.exec(line);
    const [, name = "", value = ""] = match ?? [];
    if (match !== null) found.push({ line: index + 1, name: name.toUpperCase(), value });
  }
  return found;
}

const unescaped = (value: string): string =>
  value.replace(/\\([\\,;nN])/g, (_, letter: string) => (/n/i.test(letter) ? " " : letter)).trim();

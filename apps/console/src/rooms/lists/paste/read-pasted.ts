import { canonicalUri } from "@porchlight/documents";
import type { Person } from "../document/edit-lists";
import { csvRows } from "./csv-rows";
import { readVcards } from "./read-vcards";
import { watchableUri } from "./watchable-uri";

/** What is left out of a text, and why. */
export interface Ignored {
  readonly line: number;
  /** Empty for a card without a name. */
  readonly text: string;
  readonly why: "not-watchable" | "telephone" | "without-address";
}

export interface Pasted {
  readonly people: readonly Person[];
  readonly ignored: readonly Ignored[];
}

/** People in a text: vCards, or a table with an address and a name in each row. Nobody twice. */
export function readPasted(text: string): Pasted {
  const { people, ignored } = /^\s*BEGIN:VCARD/i.test(text) ? readVcards(text) : readTable(text);
  const once = new Map<string, Person>();
  for (const person of people) {
    const key = canonicalUri(person.uri);
    if (!once.has(key)) once.set(key, person);
  }
  return { people: [...once.values()], ignored };
}

function readTable(text: string): Pasted {
  const people: Person[] = [];
  const ignored: Ignored[] = [];
  for (const [index, { line, cells }] of csvRows(text).entries()) {
    const [address = "", name = ""] = cells;
    const uri = watchableUri(address);
    if (uri !== undefined) people.push({ uri, name });
    else if (index > 0 || !/^(?:uri|address|aor|sip)$/i.test(address))
      ignored.push({ line, text: address, why: "not-watchable" });
  }
  return { people, ignored };
}

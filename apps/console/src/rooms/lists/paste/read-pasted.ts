import { canonicalUri } from "@porchlight/documents";
import type { Person } from "../document/edit-lists";
import { readTable } from "./read-table";
import { readVcards } from "./read-vcards";

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

/**
 * People in a text: vCards, or a table. Nobody twice.
 *
 * @param domain of whose lists they are: mail addresses of it are addresses of people
 */
export function readPasted(text: string, domain: string): Pasted {
  const { people, ignored } = /^\s*BEGIN:VCARD/i.test(text) ? readVcards(text, domain) : readTable(text);
  const once = new Map<string, Person>();
  for (const person of people) {
    const key = canonicalUri(person.uri);
    if (!once.has(key)) once.set(key, person);
  }
  return { people: [...once.values()], ignored };
}

import type { PresenceDocument } from "@porchlight/documents";
import { shownAddress } from "@porchlight/presence-client";
import { spelled } from "../texts";

export interface ServiceFact {
  readonly address: string;
  readonly kind: string | undefined;
  readonly basic: "open" | "closed" | undefined;
  readonly notes: readonly string[];
}

export interface DeviceFact {
  readonly name: string | undefined;
  readonly input: "active" | "idle" | undefined;
  readonly lastInput: number | undefined;
}

/** Everything a contact's document says that a person may want to read. All strings are foreign: show them as text. */
export interface ContactFacts {
  readonly mood: readonly string[];
  readonly place: readonly string[];
  /** Minutes their clock is ahead of UTC. */
  readonly timeOffsetMinutes: number | undefined;
  readonly displayName: string | undefined;
  readonly homepage: string | undefined;
  readonly services: readonly ServiceFact[];
  readonly devices: readonly DeviceFact[];
}

export function contactFacts(document: PresenceDocument): ContactFacts {
  const { persons, tuples, devices } = document;
  const cards = persons.flatMap(({ businessCard }) => (businessCard ? [businessCard] : []));
  return {
    mood: unique(persons.flatMap(({ mood }) => mood.flatMap(({ values }) => values.map(word)))),
    place: unique(persons.flatMap(({ placeType }) => placeType.flatMap(({ values }) => values.map(word)))),
    timeOffsetMinutes: persons
      .map(({ timeOffsetMinutes }) => timeOffsetMinutes)
      .find((offset) => offset !== undefined),
    displayName: cards
      .flatMap(({ displayNames }) => displayNames.map(({ text }) => text.trim()))
      .find(Boolean),
    homepage: cards
      .map(({ homepage }) => homepage)
      .find((uri) => uri !== undefined && /^https?:\/\//i.test(uri)),
    services: tuples.map((tuple) => ({
      address: shownAddress(tuple.contact?.uri ?? document.entity),
      kind: tuple.serviceDescription?.serviceId,
      basic: tuple.basic,
      notes: tuple.notes.map(({ text }) => text.trim()).filter(Boolean),
    })),
    devices: devices.map(({ notes, userInput }) => ({
      name: notes.map(({ text }) => text.trim()).find(Boolean),
      input: userInput?.state,
      lastInput: userInput?.lastInput?.at,
    })),
  };
}

const word = ({ name, text }: { readonly name: string; readonly text: string }): string =>
  name === "other" && text ? text : spelled(name);

const unique = (words: readonly string[]): string[] => [...new Set(words)];

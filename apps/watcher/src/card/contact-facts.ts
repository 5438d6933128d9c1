import { type PresenceDocument, speaksFor } from "@porchlight/documents";
import { shownAddress } from "@porchlight/presence-client";
import { capabilityWords } from "./capability-facts";
import { type TimedFact, timedFacts } from "./timed-facts";

export interface ServiceFact {
  readonly address: string;
  readonly kind: string | undefined;
  readonly basic: "open" | "closed" | undefined;
  readonly capabilities: readonly string[];
  readonly notes: readonly string[];
}

export interface DeviceFact {
  readonly name: string | undefined;
  readonly input: "active" | "idle" | undefined;
  readonly lastInput: number | undefined;
}

/** Everything a contact's document says that a person may want to read. All strings are foreign: show them as text. */
export interface ContactFacts {
  /** Minutes their clock is ahead of UTC. */
  readonly timeOffsetMinutes: number | undefined;
  readonly displayName: string | undefined;
  readonly homepage: string | undefined;
  readonly services: readonly ServiceFact[];
  readonly devices: readonly DeviceFact[];
  /** What is to come. */
  readonly timed: readonly TimedFact[];
  /** At home, at work, or in the words of the source. */
  readonly sphere: readonly string[];
}

export function contactFacts(document: PresenceDocument, now: number): ContactFacts {
  const { persons, tuples, devices } = document;
  const cards = persons.flatMap(({ businessCard }) => (businessCard ? [businessCard] : []));
  return {
    sphere: unique(
      persons
        .flatMap(({ sphere }) => sphere.filter((choice) => speaksFor(choice, now)))
        .flatMap(({ values }) => values.map(({ name, text }) => text || name)),
    ),
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
      capabilities: capabilityWords(tuple),
      notes: tuple.notes.map(({ text }) => text.trim()).filter(Boolean),
    })),
    devices: devices.map(({ notes, userInput }) => ({
      name: notes.map(({ text }) => text.trim()).find(Boolean),
      input: userInput?.state,
      lastInput: userInput?.lastInput?.at,
    })),
    timed: timedFacts(document, now),
  };
}

const unique = (words: readonly string[]): string[] => [...new Set(words)];

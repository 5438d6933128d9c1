import {
  type Choice,
  type Person,
  type PresenceMark,
  type PresenceSummary,
  presenceSummary,
  speaksFor,
} from "@porchlight/documents";
import { instant } from "@porchlight/kernel";
import type { WatcherView } from "@porchlight/presence-client";

/** The marks of the board: those of a document, and that of an open question. */
export type BoardMark = PresenceMark | "pending";

/** Why there is nothing to show. */
export type Silence =
  | "asking"
  | "not-allowed"
  | "no-such-address"
  | "no-presence"
  | "too-many"
  | "not-answering";

export interface ContactState {
  readonly mark: BoardMark;
  readonly summary: PresenceSummary | undefined;
  /** When the activities are expected to end, in milliseconds since the Unix epoch. */
  readonly until: number | undefined;
  /** RPID words, or own words, that speak for this moment (RFC 4480 section 3.1). */
  readonly mood: readonly string[];
  readonly place: readonly string[];
  /** The person does not want to be reached, whatever single services say. */
  readonly doNotDisturb: boolean;
  readonly silence: Silence | undefined;
  /** When the server is asked again that did not answer, in milliseconds since the Unix epoch. */
  readonly askedAgainAt: number | undefined;
  /** The news may be old: they are of `asOf`. */
  readonly stale: boolean;
  readonly asOf: number | undefined;
}

/** Of a contact whose address has no presence, such as a telephone number. */
export const withoutPresence: ContactState = {
  mark: "unknown",
  summary: undefined,
  until: undefined,
  mood: [],
  place: [],
  doNotDisturb: false,
  silence: "no-presence",
  askedAgainAt: undefined,
  stale: false,
  asOf: undefined,
};

/** What the board shows of a contact. Not knowing, and not being allowed to know, is never shown as offline. */
export function contactState(view: WatcherView | undefined, now: number): ContactState {
  const silence = silenceOf(view);
  const reading = silence === undefined || silence === "not-answering" ? view?.presence : undefined;
  const summary = reading && presenceSummary(reading.document, instant(now));
  const pending = view?.status.kind === "pending";
  const persons = pending ? [] : (reading?.document.persons ?? []);
  const asOf = view?.receivedAt;
  return {
    mark: pending ? "pending" : (summary?.mark ?? "unknown"),
    summary: pending ? undefined : summary,
    until: reading && untilOf(reading.document, now),
    mood: wordsAt(persons, ({ mood }) => mood, now),
    place: wordsAt(persons, ({ placeType }) => placeType, now),
    doNotDisturb: persons.find(saysWill)?.overridingWillingness === "closed",
    silence: pending ? undefined : silence,
    askedAgainAt: view?.status.kind === "waiting" ? view.status.retryAt : undefined,
    stale: (view?.stale ?? true) && summary !== undefined,
    asOf,
  };
}

function silenceOf(view: WatcherView | undefined): Silence | undefined {
  if (!view) return "asking";
  if (view.status.kind === "terminated") return finalSilences[view.status.reason] ?? "not-answering";
  if (view.presence) return undefined;
  return view.status.kind === "waiting" ? "not-answering" : "asking";
}

const finalSilences: Readonly<Record<string, Silence | undefined>> = {
  rejected: "not-allowed",
  noresource: "no-such-address",
  limit: "too-many",
};

const saysWill = ({ overridingWillingness }: Person): boolean => overridingWillingness !== undefined;

/** The words of all persons that speak for a moment, each once. */
function wordsAt(
  persons: readonly Person[],
  choicesOf: (person: Person) => readonly Choice[],
  now: number,
): readonly string[] {
  const current = persons.flatMap(choicesOf).filter((choice) => speaksFor(choice, now));
  const words = current.flatMap(({ values }) => values.map(({ name, text }) => text || name));
  return [...new Set(words)].filter((word) => word !== "unknown");
}

function untilOf(
  document: NonNullable<WatcherView["presence"]>["document"],
  now: number,
): number | undefined {
  const ends = document.persons.flatMap(({ activities }) =>
    activities.flatMap(({ until }) => (until ? [until.at] : [])),
  );
  return ends.filter((at) => at > now).sort((one, other) => one - other)[0];
}

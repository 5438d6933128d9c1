import type { Instant } from "@porchlight/kernel";
import type { Person } from "../data-model/person";
import { RPID } from "../namespaces";
import type { Basic } from "../pidf/basic";
import type { Tuple } from "../pidf/tuple";
import { type Choice, type ChoiceValue, speaksFor } from "../rpid/choice";
import { newest, type Timestamp } from "../timestamp";
import type { PresenceDocument } from "./presence-document";

/** The mark shown for a presentity, the same in every surface. */
export type PresenceMark = "available" | "away" | "busy" | "in-a-call" | "offline" | "unknown";

export interface PresenceSummary {
  readonly mark: PresenceMark;
  readonly note: string | undefined;
  /** RPID words, or the text of `other`. */
  readonly activities: readonly string[];
  /** When the state that made the mark was set, as far as its source says. */
  readonly since: Instant | undefined;
}

/**
 * Sums a presence document up, and is the one place where "available" is decided.
 *
 * 1. Will: `overriding-willingness` of the person, else each tuple's own `willingness`.
 * 2. A service is usable when its `basic` is open and its will is not closed. It is refused when its will is closed
 *    and its `basic` is not.
 * 3. A usable service makes the presentity reachable. Without one, a refused service, or an overriding will that is
 *    closed while no `basic` says closed, is `busy`; services that are all closed are `offline`.
 * 4. A reachable presentity, or one of whom only the person is described, is what its activities say: `in-a-call` for on-the-phone,
 *    else `busy`, else `away`; none of these leaves `available` where something is open, `unknown` where nothing is.
 * 5. A document without tuple and person is what remains when nobody publishes: `offline`.
 *
 * Where persons differ, the latest timestamp wins for each element (OMA presence, reading rules). `now` leaves out
 * activities outside their from and until (RFC 4480 section 3.1). The note is the person's, else that of the
 * document (RFC 4479 section 5), else that of the service which decided.
 */
export function presenceSummary(document: PresenceDocument, now?: Instant): PresenceSummary {
  const persons = newestFirst(document.persons);
  const will = persons.find((person) => person.overridingWillingness !== undefined)?.overridingWillingness;
  const service = bestService(document.tuples, will);
  const doing = currentActivities(persons, now);
  const reach = reachability(document, service, will);
  const decided = reach === "described" || reach === "reachable" ? refine(reach, will, doing) : reach;
  const byActivity = decided === "in-a-call" || decided === "away" || decided === "busy";
  return {
    mark: decided,
    note: noteText(document, persons, service?.tuple),
    activities: doing.values.map(label),
    since: newest([byActivity ? doing.person?.timestamp : undefined, service?.tuple.timestamp])?.at,
  };
}

/** URI of the picture of a presentity: that of its person, where persons differ the newest, else that of its newest service. */
export function presenceIcon({ persons, tuples }: PresenceDocument): string | undefined {
  const parts = [...newestFirst(persons), ...newestFirst(tuples)];
  return parts.find(({ statusIcon }) => statusIcon !== undefined)?.statusIcon;
}

type Reach = "reachable" | "described" | "busy" | "offline" | "unknown";
type ServiceState = "usable" | "refused" | "closed" | "silent";

const STATE_ORDER: readonly ServiceState[] = ["usable", "refused", "closed", "silent"];

interface Service {
  readonly tuple: Tuple;
  readonly state: ServiceState;
}

function serviceState(tuple: Tuple, overriding: Basic | undefined): ServiceState {
  const will = overriding ?? tuple.willingness;
  if (tuple.basic === "closed") return "closed";
  if (will === "closed") return "refused";
  return tuple.basic === "open" ? "usable" : "silent";
}

/** The tuple that decides: the best state, and of those the newest. */
function bestService(tuples: readonly Tuple[], will: Basic | undefined): Service | undefined {
  let best: Service | undefined;
  for (const tuple of newestFirst(tuples)) {
    const state = serviceState(tuple, will);
    if (best === undefined || STATE_ORDER.indexOf(state) < STATE_ORDER.indexOf(best.state)) {
      best = { tuple, state };
    }
  }
  return best;
}

function reachability(
  document: PresenceDocument,
  service: Service | undefined,
  will: Basic | undefined,
): Reach {
  if (service?.state === "usable") return "reachable";
  if (service?.state === "closed") return "offline";
  if (service?.state === "refused" || will === "closed") return "busy";
  if (document.persons.length > 0) return "described";
  return document.tuples.length > 0 ? "unknown" : "offline";
}

interface Doing {
  readonly person: Person | undefined;
  readonly values: readonly ChoiceValue[];
}

function currentActivities(persons: readonly Person[], now: Instant | undefined): Doing {
  for (const person of persons) {
    const current = person.activities.filter((choice) => now === undefined || speaksFor(choice, now));
    if (current.length > 0) return { person, values: current.flatMap((choice: Choice) => choice.values) };
  }
  return { person: undefined, values: [] };
}

const BUSY: ReadonlySet<string> = new Set([
  "appointment",
  "busy",
  "meeting",
  "performance",
  "presentation",
  "steering",
  "worship",
]);

const AWAY: ReadonlySet<string> = new Set([
  "away",
  "breakfast",
  "dinner",
  "holiday",
  "in-transit",
  "lunch",
  "meal",
  "permanent-absence",
  "playing",
  "shopping",
  "sleeping",
  "spectator",
  "travel",
  "tv",
  "vacation",
]);

/** What one RPID activity alone makes of somebody who can be reached; undefined where it changes nothing. */
export function activityMark(activity: string): "in-a-call" | "busy" | "away" | undefined {
  if (activity === "on-the-phone") return "in-a-call";
  if (BUSY.has(activity)) return "busy";
  return AWAY.has(activity) ? "away" : undefined;
}

const STRONGEST_FIRST = ["in-a-call", "busy", "away"] as const;

function refine(reach: "reachable" | "described", will: Basic | undefined, doing: Doing): PresenceMark {
  const names = doing.values.filter(({ namespace }) => namespace === RPID).map(({ name }) => name);
  const marks = new Set(names.map(activityMark));
  const mark = STRONGEST_FIRST.find((each) => marks.has(each));
  if (mark !== undefined) return mark;
  return reach === "reachable" || will === "open" ? "available" : "unknown";
}

const label = ({ name, text }: ChoiceValue): string => (text === "" ? name : text);

function noteText(
  document: PresenceDocument,
  persons: readonly Person[],
  tuple: Tuple | undefined,
): string | undefined {
  const own = persons.find(({ notes }) => notes.length > 0)?.notes;
  const notes = own ?? (document.notes.length > 0 ? document.notes : (tuple?.notes ?? []));
  return notes.map(({ text }) => text.trim()).find((text) => text !== "");
}

/** Latest timestamp first, those without last; otherwise in the order of the document. */
function newestFirst<Part extends { readonly timestamp: Timestamp | undefined }>(
  parts: readonly Part[],
): readonly Part[] {
  if (parts.length < 2) return parts;
  const time = ({ timestamp }: Part): number => timestamp?.at ?? Number.NEGATIVE_INFINITY;
  return [...parts].sort((a, b) => (time(b) === time(a) ? 0 : time(b) - time(a)));
}

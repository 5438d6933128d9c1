import { uriKey } from "@porchlight/documents";
import type { WatcherRow } from "./watcher-tables";

/** Somebody who watches, or wants to, with whatever devices. */
export interface WatchingPerson {
  /** As the server vouches for it. */
  readonly uri: string;
  /** Somebody, or several, who hide who they are: no decision can be about them alone. */
  readonly isAnonymous: boolean;
  /** What the watcher calls itself; nobody vouches for that. */
  readonly displayName: string | undefined;
  /** Of the first that is there, in milliseconds since the Unix epoch; undefined when it is not told. */
  readonly since: number | undefined;
  /** `pending`: there and undecided; `waiting`: undecided, and gone meanwhile; `active`. */
  readonly status: "pending" | "waiting" | "active";
  /** Ids of its subscriptions. */
  readonly ids: readonly string[];
}

/** How whoever hides is named (RFC 3323 §4.1.1.3). */
const ANONYMOUS = uriKey("sip:anonymous@anonymous.invalid");

/** One item a person, those who have waited longest first. Undecided is who has anything undecided. */
export function peopleIn(rows: readonly WatcherRow[]): readonly WatchingPerson[] {
  const people = new Map<string, WatchingPerson>();
  for (const row of rows) {
    const key = uriKey(row.uri);
    people.set(key, joined(people.get(key), row));
  }
  return [...people.values()].sort((one, other) => (one.since ?? 0) - (other.since ?? 0));
}

const order = ["active", "waiting", "pending"] as const;

function joined(person: WatchingPerson | undefined, row: WatcherRow): WatchingPerson {
  const { uri, displayName, id, toldAt, durationSubscribed } = row;
  const since = durationSubscribed === undefined ? undefined : toldAt - durationSubscribed * 1000;
  const status = order.find((each) => each === row.status) ?? "active";
  if (person === undefined) {
    return { uri, isAnonymous: uriKey(uri) === ANONYMOUS, displayName, since, status, ids: [id] };
  }
  return {
    ...person,
    displayName: person.displayName ?? displayName,
    since: since === undefined ? person.since : Math.min(since, person.since ?? since),
    status: order.indexOf(status) > order.indexOf(person.status) ? status : person.status,
    ids: [...person.ids, id],
  };
}

import { type PresenceDocument, parseTimestamp, TIMED_STATUS, type Tuple } from "@porchlight/documents";
import { shownAddress } from "@porchlight/presence-client";
import { attributeOf, childElements, childOf, isNamed, textOf, type XmlElement } from "@porchlight/xml";

/** What a service is expected to be at another time (RFC 4481). Times are milliseconds since the Unix epoch. */
export interface TimedFact {
  readonly address: string;
  readonly from: number;
  /** Undefined: open. */
  readonly until: number | undefined;
  readonly basic: "open" | "closed" | undefined;
  readonly note: string | undefined;
}

/** What is still to come, the soonest first; those that overlap are told each. */
export function timedFacts(document: PresenceDocument, now: number): readonly TimedFact[] {
  return document.tuples
    .flatMap((tuple) => timedOf(tuple, tuple.contact?.uri ?? document.entity))
    .filter(({ from }) => from > now)
    .toSorted((one, other) => one.from - other.from);
}

const timedOf = ({ element }: Tuple, uri: string): TimedFact[] =>
  childElements(element)
    .filter((child) => isNamed(child, TIMED_STATUS, "timed-status"))
    .flatMap((child) => readTimed(child, shownAddress(uri)) ?? []);

function readTimed(element: XmlElement, address: string): TimedFact | undefined {
  const from = parseTimestamp(attributeOf(element, "from") ?? "")?.at;
  if (from === undefined) return undefined;
  const until = parseTimestamp(attributeOf(element, "until") ?? "")?.at;
  const said = (name: string): string | undefined => {
    const child = childOf(element, TIMED_STATUS, name);
    return (child && textOf(child).trim()) || undefined;
  };
  const basic = said("basic");
  return {
    address,
    from,
    until,
    basic: basic === "open" || basic === "closed" ? basic : undefined,
    note: said("note"),
  };
}

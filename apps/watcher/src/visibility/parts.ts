import type { PresenceTransformation, PresentDecision } from "@porchlight/presence-client";
import { choiceOf, shownSingly } from "./choice";

/** What can be ticked. */
export const parts = [
  "services",
  "devices",
  "activities",
  "mood",
  "note",
  "place",
  "status-icon",
  "time-offset",
  "user-input",
  "willingness",
] as const;

export type Part = (typeof parts)[number];

/** Whatever is shown of a person is shown inside of this. */
const PERSON: PresenceTransformation = { kind: "provide-persons", members: "all" };

const attribute = (
  name: Extract<PresenceTransformation, { kind: "provide-attribute" }>["name"],
): PresenceTransformation => ({ kind: "provide-attribute", name, granted: true });

const GRANTS: Readonly<Record<Part, readonly PresenceTransformation[]>> = {
  services: [{ kind: "provide-services", members: "all" }],
  devices: [{ kind: "provide-devices", members: "all" }],
  activities: [attribute("provide-activities")],
  mood: [attribute("provide-mood")],
  note: [attribute("provide-note")],
  place: [attribute("provide-place-type"), attribute("provide-place-is")],
  "status-icon": [attribute("provide-status-icon")],
  "time-offset": [attribute("provide-time-offset")],
  "user-input": [{ kind: "provide-user-input", level: "full" }],
  willingness: [attribute("provide-willingness")],
};

/** The parts that these permissions show, in whole or in part. */
export const partsIn = (shown: readonly PresenceTransformation[]): ReadonlySet<Part> =>
  new Set(parts.filter((part) => shown.some((each) => GRANTS[part].some((grant) => isAbout(each, grant)))));

/** The parts to begin with: those that are shown now. */
export function partsOf(present: PresentDecision): ReadonlySet<Part> {
  switch (choiceOf(present)) {
    case "everything":
      return new Set(parts);
    case "availability":
      return new Set(["services", "willingness"]);
    default:
      return partsIn(shownSingly(present));
  }
}

/** The permissions that show these parts. Those of `before` that nothing here is about stay. */
export function shownBy(
  chosen: ReadonlySet<Part>,
  before: readonly PresenceTransformation[],
): readonly PresenceTransformation[] {
  const all = [PERSON, ...parts.flatMap((part) => GRANTS[part])];
  const others = before.filter((each) => !all.some((grant) => isAbout(each, grant)));
  return [PERSON, ...parts.filter((part) => chosen.has(part)).flatMap((part) => GRANTS[part]), ...others];
}

const isAbout = (one: PresenceTransformation, other: PresenceTransformation): boolean =>
  one.kind === other.kind &&
  (one.kind !== "provide-attribute" || other.kind !== "provide-attribute" || one.name === other.name);

import type { AttributePermission } from "@porchlight/documents";
import { permissionsKey } from "../../permissions/grants";
import {
  type AttributeGrant,
  bitOf,
  type ComponentGrant,
  isEverything,
  type Permissions,
} from "../../permissions/permissions";
import { permissionsOf } from "../../permissions/permissions-of";
import { SHOWN } from "../shown";
import { enumerated } from "./naming";
import type { RuleWords, ShownPart, ShownSummary } from "./rule-words";

/** Permissions by a name for people. */
export type ShownKind = "everything" | "availability" | "nothing" | "parts";

const AVAILABILITY = permissionsKey(permissionsOf(SHOWN.availability));

export function shownKindOf(permissions: Permissions): ShownKind {
  if (isEverything(permissions)) return "everything";
  if (permissionsKey(permissions) === AVAILABILITY) return "availability";
  return isNothing(permissions) ? "nothing" : "parts";
}

/** Without a component there is nothing that an attribute could be seen of. */
const isNothing = ({ services, devices, persons }: Permissions): boolean =>
  [services, devices, persons].every((grant) => grant !== "all" && grant.size === 0);

export function shownOf(permissions: Permissions, words: RuleWords): ShownSummary {
  const parts = partsOf(permissions).map((part) => words.part[part]);
  return { kind: shownKindOf(permissions), parts: enumerated(parts, words) };
}

const partsOf = ({ services, devices, persons, attributes }: Permissions): ShownPart[] => [
  ...componentParts("all-services", "some-services", services),
  ...componentParts("all-devices", "some-devices", devices),
  ...componentParts("all-persons", "some-persons", persons),
  ...(attributes === "all" ? ["all-attributes" as const] : attributeParts(attributes)),
];

function componentParts(all: ShownPart, some: ShownPart, grant: ComponentGrant): ShownPart[] {
  if (grant === "all") return [all];
  return grant.size === 0 ? [] : [some];
}

const attributeParts = ({ named, userInput, geopriv, unknown }: AttributeGrant): ShownPart[] => [
  ...ATTRIBUTES.filter((permission) => (named & bitOf(permission)) !== 0),
  ...(userInput === "false" ? [] : ["user-input" as const]),
  ...(geopriv ? ["location" as const] : []),
  ...(unknown.size === 0 ? [] : ["unknown-attributes" as const]),
];

/** In the order they are told. */
const ATTRIBUTES: readonly AttributePermission[] = [
  "provide-activities",
  "provide-mood",
  "provide-note",
  "provide-place-is",
  "provide-place-type",
  "provide-sphere",
  "provide-privacy",
  "provide-relationship",
  "provide-status-icon",
  "provide-time-offset",
  "provide-class",
  "provide-deviceID",
  "provide-willingness",
  "provide-network-availability",
  "provide-session-participation",
  "provide-registration-state",
  "provide-barring-state",
];

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

/** What is seen, behind "see". */
export function shownWords(permissions: Permissions): string {
  switch (shownKindOf(permissions)) {
    case "everything":
      return "everything";
    case "availability":
      return "whether you are available";
    case "nothing":
      return "nothing of you";
    case "parts":
      return enumerated(partWords(permissions));
  }
}

function partWords({ services, devices, persons, attributes }: Permissions): string[] {
  return [
    ...componentWords("how to reach you", "some ways to reach you", services),
    ...componentWords("your devices", "some of your devices", devices),
    ...componentWords("yourself", "some of what is said about yourself", persons),
    ...(attributes === "all" ? ["all details"] : attributeWords(attributes)),
  ];
}

function componentWords(all: string, some: string, grant: ComponentGrant): string[] {
  if (grant === "all") return [all];
  return grant.size === 0 ? [] : [some];
}

function attributeWords({ named, userInput, geopriv, unknown }: AttributeGrant): string[] {
  const granted = Object.entries(ATTRIBUTES).flatMap(([permission, words]) =>
    (named & bitOf(permission as AttributePermission)) === 0 ? [] : [words],
  );
  return [
    ...granted,
    ...(userInput === "false" ? [] : ["whether you are at your device"]),
    ...(geopriv ? ["your location"] : []),
    ...(unknown.size === 0 ? [] : ["some further details"]),
  ];
}

const ATTRIBUTES: Readonly<Record<AttributePermission, string>> = {
  "provide-activities": "what you do",
  "provide-mood": "your mood",
  "provide-note": "your notes",
  "provide-place-is": "how it is where you are",
  "provide-place-type": "in what kind of place you are",
  "provide-sphere": "your sphere",
  "provide-privacy": "who may overhear you",
  "provide-relationship": "how others reach you for you",
  "provide-status-icon": "your picture",
  "provide-time-offset": "your local time",
  "provide-class": "how you sort your devices and services",
  "provide-deviceID": "on which device a service is",
  "provide-willingness": "whether you want to be reached",
  "provide-network-availability": "your networks",
  "provide-session-participation": "whether you are in a session",
  "provide-registration-state": "whether you are signed in",
  "provide-barring-state": "which services are barred",
};

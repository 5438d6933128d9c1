import type { RulesEffect } from "@porchlight/admin-api";
import type {
  AttributePermission,
  MemberKind,
  ProvideComponents,
  UserInputLevel,
} from "@porchlight/documents";
import { visibleText } from "@porchlight/ui";

export const COMPONENT_NAMES: Readonly<Record<ProvideComponents["kind"], string>> = {
  "provide-services": "Services",
  "provide-persons": "Person",
  "provide-devices": "Devices",
};

/** How members of each kind of component can be named (RFC 5025 section 3.3.1; OMA XSD prs_presRules). */
export const MEMBER_KINDS: Readonly<Record<ProvideComponents["kind"], readonly MemberKind[]>> = {
  "provide-services": ["service-uri", "service-uri-scheme", "service-id", "class", "occurrence-id"],
  "provide-persons": ["class", "occurrence-id"],
  "provide-devices": ["deviceID", "class", "occurrence-id"],
};

export const MEMBER_NAMES: Readonly<Record<MemberKind, string>> = {
  "service-uri": "Contact address",
  "service-uri-scheme": "Scheme of the contact",
  "service-id": "Service id",
  deviceID: "Device id",
  "occurrence-id": "Id in the document",
  class: "Class",
};

export const ATTRIBUTE_NAMES: Readonly<Record<AttributePermission, string>> = {
  "provide-activities": "Activities",
  "provide-mood": "Mood",
  "provide-note": "Notes",
  "provide-place-type": "Kind of place",
  "provide-place-is": "How it is there",
  "provide-sphere": "Sphere",
  "provide-status-icon": "Picture",
  "provide-time-offset": "Local time",
  "provide-class": "Class",
  "provide-deviceID": "Device of a service",
  "provide-privacy": "Privacy around",
  "provide-relationship": "Relationship",
  "provide-willingness": "Willingness",
  "provide-network-availability": "Networks",
  "provide-session-participation": "In a session",
  "provide-registration-state": "Registration",
  "provide-barring-state": "Barring",
};

export const USER_INPUT_NAMES: Readonly<Record<UserInputLevel, string>> = {
  false: "Nothing",
  bare: "Active or idle",
  thresholds: "With the threshold",
  full: "With the time of the last input",
};

/** A permission as the API names it, in words: `mood`, `services of class work`. */
export function permissionWords(permission: string): string {
  const [name = "", kind, ...value] = permission.split(" ");
  const known = WORDS.get(name);
  if (kind === undefined || known === undefined) return known ?? visibleText(permission, 100);
  if (name === "provide-user-input" || name === "provide-geopriv" || kind.startsWith("all-")) return known;
  return visibleText(`${known} of ${kind} ${value.join(" ")}`.trim(), 100);
}

const small = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const WORDS: ReadonlyMap<string, string> = new Map([
  ...Object.entries({ ...COMPONENT_NAMES, ...ATTRIBUTE_NAMES }).map(
    ([name, text]) => [name, small(text)] as const,
  ),
  ["provide-user-input", "use of the device"],
  ["provide-geopriv", "location"],
  ["provide-all-attributes", "further attributes"],
]);

const NAMED = 4;

/** Several in a row: `mood, notes and 3 more`. */
export function permissionsInWords(permissions: readonly string[]): string {
  const more = permissions.length - NAMED;
  const words = permissions.slice(0, more > 1 ? NAMED : undefined).map(permissionWords);
  if (more > 1) words.push(`${more} more`);
  const last = words.pop() ?? "";
  return words.length === 0 ? last : `${words.join(", ")} and ${last}`;
}

/** What a change does, behind the number of watchers. */
export function effectWords({ kind, what, watchers }: RulesEffect): string {
  const one = watchers === 1;
  const is = one ? "is" : "are";
  switch (kind) {
    case "let-in":
      return `${is} let in`;
    case "politely-blocked":
      return `${is} blocked politely`;
    case "asked":
      return one ? "has to wait for a decision" : "have to wait for a decision";
    case "blocked":
      return `${is} blocked`;
    case "loses":
      return `${one ? "loses" : "lose"} ${permissionsInWords(what)}`;
    case "gains":
      return `${one ? "gains" : "gain"} ${permissionsInWords(what)}`;
  }
}

interface Impact {
  readonly watchers: number;
  readonly changed: number;
  readonly effects: readonly RulesEffect[];
}

const NAMED_EFFECTS = 3;

/** `Changes 3 of 12 watchers: 3 lose mood.` */
export function impactSentence({ watchers, changed, effects }: Impact): string {
  if (watchers === 0) return "Nobody watches at the moment, so nobody notices.";
  if (changed === 0)
    return `Changes nothing for the ${watchers === 1 ? "one watcher" : `${watchers} watchers`}.`;
  const told = effects.slice(0, NAMED_EFFECTS).map((effect) => `${effect.watchers} ${effectWords(effect)}`);
  const rest = effects.length > NAMED_EFFECTS ? "; more below" : "";
  return `Changes ${changed} of ${watchers} ${watchers === 1 ? "watcher" : "watchers"}: ${told.join("; ")}${rest}.`;
}

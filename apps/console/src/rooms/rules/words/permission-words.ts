import type { RulesEffect } from "@porchlight/admin-api";
import {
  type MemberKind,
  OMA_PRESENCE_ATTRIBUTES,
  PRESENCE_ATTRIBUTES,
  type ProvideComponents,
} from "@porchlight/documents";
import { visibleText } from "@porchlight/ui";
import type { Say } from "~/words/say";

const PROVIDE_COMPONENTS = [
  "provide-services",
  "provide-persons",
  "provide-devices",
] as const satisfies readonly ProvideComponents["kind"][];

/** How members of each kind of component can be named (RFC 5025 section 3.3.1; OMA XSD prs_presRules). */
export const MEMBER_KINDS: Readonly<Record<ProvideComponents["kind"], readonly MemberKind[]>> = {
  "provide-services": ["service-uri", "service-uri-scheme", "service-id", "class", "occurrence-id"],
  "provide-persons": ["class", "occurrence-id"],
  "provide-devices": ["deviceID", "class", "occurrence-id"],
};

/** Permissions that have a word inside of a sentence. */
const PERMISSIONS = [
  ...PROVIDE_COMPONENTS,
  ...PRESENCE_ATTRIBUTES,
  ...OMA_PRESENCE_ATTRIBUTES,
  "provide-user-input",
  "provide-geopriv",
  "provide-all-attributes",
] as const;

/** A permission as the API names it, in words: `mood`, `services of class work`. */
export function permissionWords(permission: string, say: Say): string {
  const [name = "", kind, ...value] = permission.split(" ");
  const known = PERMISSIONS.find((each) => each === name);
  if (known === undefined) return visibleText(permission, 100);
  const word = say(`rules.permissions.${known}`);
  if (kind === undefined || known === "provide-user-input" || known === "provide-geopriv") return word;
  if (kind.startsWith("all-")) return word;
  return visibleText(say("rules.permissionOf", { word, kind, value: value.join(" ") }).trim(), 100);
}

const NAMED = 4;

/** Several in a row: `mood, notes and 3 more`. */
export function permissionsInWords(permissions: readonly string[], say: Say): string {
  const more = permissions.length - NAMED;
  const words = permissions
    .slice(0, more > 1 ? NAMED : undefined)
    .map((permission) => permissionWords(permission, say));
  if (more > 1) words.push(say("rules.more", { more }));
  const last = words.pop() ?? "";
  return words.length === 0 ? last : say("rules.wordsAndLast", { words: words.join(", "), last });
}

/** What a change does to how many watchers. */
export function effectWords({ kind, what, watchers }: RulesEffect, say: Say): string {
  return say(`rules.effects.${kind}`, { count: watchers, what: permissionsInWords(what, say) });
}

interface Impact {
  readonly watchers: number;
  readonly changed: number;
  readonly effects: readonly RulesEffect[];
}

const NAMED_EFFECTS = 3;

/** `Changes 3 of 12 watchers: 3 lose mood.` */
export function impactSentence({ watchers, changed, effects }: Impact, say: Say): string {
  if (watchers === 0) return say("rules.nobodyNotices");
  if (changed === 0) return say("rules.changesNothing", { count: watchers });
  const told = effects.slice(0, NAMED_EFFECTS).map((effect) => effectWords(effect, say));
  if (effects.length > NAMED_EFFECTS) told.push(say("rules.moreBelow"));
  return say("rules.changes", { count: watchers, changed, effects: told.join("; ") });
}

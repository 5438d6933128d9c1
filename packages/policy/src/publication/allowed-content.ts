import type {
  AttributePermission,
  PublicationPermission,
  PublicationTransformation,
} from "@porchlight/documents";
import { nameKey } from "@porchlight/xml";
import { combinePermissions } from "../permissions/combine-permissions";
import { type AttributeRule, rulesFor } from "../permissions/known-attributes";
import {
  type AttributeGrant,
  bitOf,
  NO_ATTRIBUTES,
  NOTHING,
  type Permissions,
} from "../permissions/permissions";

/** What may be published, in the terms of what may be seen: one transformation by itself. */
export function allowed(transformation: PublicationTransformation): Permissions {
  switch (transformation.kind) {
    case "allow":
      return transformation.granted ? ALLOWED[transformation.name] : NOTHING;
    case "allow-unknown-attribute":
      return transformation.granted ? byName(transformation.namespace, transformation.name) : NOTHING;
    case "allow-all-attributes":
      return { ...NOTHING, attributes: "all" };
    case "unknown":
      return NOTHING;
  }
}

/** What several permissions let somebody publish, without rules around them. */
export const allowedContent = (permissions: readonly PublicationPermission[]): Permissions =>
  combinePermissions(permissions.map((permission) => ALLOWED[permission]));

const attributes = (grant: Partial<AttributeGrant>): Permissions => ({
  ...NOTHING,
  attributes: { ...NO_ATTRIBUTES, ...grant },
});

const named = (permission: AttributePermission): Permissions => attributes({ named: bitOf(permission) });

const ALLOWED: Readonly<Record<PublicationPermission, Permissions>> = {
  "allow-services": { ...NOTHING, services: "all" },
  "allow-devices": { ...NOTHING, devices: "all" },
  "allow-persons": { ...NOTHING, persons: "all" },
  "allow-activities": named("provide-activities"),
  "allow-class": named("provide-class"),
  "allow-mood": named("provide-mood"),
  "allow-place-type": named("provide-place-type"),
  "allow-status-icon": named("provide-status-icon"),
  "allow-time-offset": named("provide-time-offset"),
  "allow-note": named("provide-note"),
  "allow-willingness": named("provide-willingness"),
  "allow-network-availability": named("provide-network-availability"),
  "allow-session-participation": named("provide-session-participation"),
  "allow-registration-state": named("provide-registration-state"),
  "allow-barring-state": named("provide-barring-state"),
  "allow-geopriv": attributes({ geopriv: true }),
};

/** Presence rules have permissions for these, publication rules have none: here they go by their name. */
const WITHOUT_OWN_PERMISSION: ReadonlySet<AttributePermission> = new Set([
  "provide-deviceID",
  "provide-place-is",
  "provide-privacy",
  "provide-relationship",
  "provide-sphere",
]);

function byName(namespace: string, localName: string): Permissions {
  const name = nameKey({ namespace, localName });
  const rules = rulesFor(name);
  return rules.length === 0
    ? attributes({ unknown: new Set([name]) })
    : combinePermissions(rules.map(byRule));
}

function byRule(rule: AttributeRule): Permissions {
  if (rule.kind === "user-input") return attributes({ userInput: "full" });
  const isByName = rule.kind === "permission" && WITHOUT_OWN_PERMISSION.has(rule.permission);
  return isByName ? named(rule.permission) : NOTHING;
}

import { USER_INPUT_LEVELS, type UserInputLevel } from "@porchlight/documents";
import {
  ATTRIBUTE_PERMISSIONS,
  type AttributeGrant,
  bitOf,
  type ComponentGrant,
  type Permissions,
} from "./permissions";

/** What one of two permissions shows and the other does not, named as `grantsIn` names it, in its order. */
export interface PermissionDifference {
  readonly lost: readonly string[];
  readonly gained: readonly string[];
}

/** All attributes count as each single one, so that taking `provide-mood` away from all of them is just that. */
export const permissionDifference = (before: Permissions, after: Permissions): PermissionDifference => ({
  lost: missingIn(after, before),
  gained: missingIn(before, after),
});

function missingIn(less: Permissions, more: Permissions): readonly string[] {
  return [
    ...missingComponents("provide-services", "all-services", less.services, more.services),
    ...missingComponents("provide-devices", "all-devices", less.devices, more.devices),
    ...missingComponents("provide-persons", "all-persons", less.persons, more.persons),
    ...missingAttributes(less.attributes, more.attributes),
  ];
}

function missingComponents(
  permission: string,
  all: string,
  less: ComponentGrant,
  more: ComponentGrant,
): string[] {
  if (less === "all") return [];
  if (more === "all") return [`${permission} ${all}`];
  return [...more]
    .filter((member) => !less.has(member))
    .sort()
    .map((member) => `${permission} ${member}`);
}

function missingAttributes(less: Permissions["attributes"], more: Permissions["attributes"]): string[] {
  if (less === "all") return [];
  const [few, many] = [less, more === "all" ? ALL_KNOWN : more];
  const named = ATTRIBUTE_PERMISSIONS.filter((name) => (many.named & ~few.named & bitOf(name)) !== 0);
  return [
    ...named,
    ...(rank(many.userInput) > rank(few.userInput) ? [`provide-user-input ${many.userInput}`] : []),
    ...(many.geopriv && !few.geopriv ? ["provide-geopriv full"] : []),
    ...[...many.unknown]
      .filter((name) => !few.unknown.has(name))
      .sort()
      .map((name) => `provide-unknown-attribute ${name}`),
    ...(more === "all" ? ["provide-all-attributes"] : []),
  ];
}

const ALL_KNOWN: AttributeGrant = {
  named: ATTRIBUTE_PERMISSIONS.reduce((bits, name) => bits | bitOf(name), 0),
  userInput: "full",
  geopriv: true,
  unknown: new Set(),
};

const rank = (level: UserInputLevel): number => USER_INPUT_LEVELS.indexOf(level);

import {
  type AttributePermission,
  type MemberKind,
  OMA_PRESENCE_ATTRIBUTES,
  PRESENCE_ATTRIBUTES,
  USER_INPUT_LEVELS,
  type UserInputLevel,
} from "@porchlight/documents";

/** What may be seen: which components, and what inside them (RFC 5025 section 3.3). Immutable. */
export interface Permissions {
  readonly services: ComponentGrant;
  readonly devices: ComponentGrant;
  readonly persons: ComponentGrant;
  readonly attributes: "all" | AttributeGrant;
}

/** All components of a kind, or those that one of the members names; see `memberKey`. */
export type ComponentGrant = "all" | ReadonlySet<string>;

export interface AttributeGrant {
  /** Bit n stands for `ATTRIBUTE_PERMISSIONS[n]`. */
  readonly named: number;
  readonly userInput: UserInputLevel;
  readonly geopriv: boolean;
  /** Expanded names, `{namespace}local`, of attributes that no other permission is about. */
  readonly unknown: ReadonlySet<string>;
}

export const ATTRIBUTE_PERMISSIONS: readonly AttributePermission[] = [
  ...PRESENCE_ATTRIBUTES,
  ...OMA_PRESENCE_ATTRIBUTES,
];

const BITS: ReadonlyMap<AttributePermission, number> = new Map(
  ATTRIBUTE_PERMISSIONS.map((name, index) => [name, 1 << index]),
);

export const bitOf = (permission: AttributePermission): number => BITS.get(permission) ?? 0;

/** A member of a component set as one string: kinds have no blanks. */
export const memberKey = (kind: MemberKind, value: string): string => `${kind} ${value}`;

export const NO_MEMBERS: ReadonlySet<string> = new Set();

export const NO_ATTRIBUTES: AttributeGrant = {
  named: 0,
  userInput: "false",
  geopriv: false,
  unknown: NO_MEMBERS,
};

export const NOTHING: Permissions = {
  services: NO_MEMBERS,
  devices: NO_MEMBERS,
  persons: NO_MEMBERS,
  attributes: NO_ATTRIBUTES,
};

export const EVERYTHING: Permissions = {
  services: "all",
  devices: "all",
  persons: "all",
  attributes: "all",
};

export const isEverything = ({ services, devices, persons, attributes }: Permissions): boolean =>
  services === "all" && devices === "all" && persons === "all" && attributes === "all";

/** The level that shows more. */
export const fullerLevel = (one: UserInputLevel, other: UserInputLevel): UserInputLevel =>
  USER_INPUT_LEVELS.indexOf(one) < USER_INPUT_LEVELS.indexOf(other) ? other : one;

import type { Profile } from "../parameters/profile-values";

export const PROFILE_NAMESPACE = "urn:x-presence-profile:1";
export const PROFILE_TYPE = "application/presence-profile+xml";

/** Element names of a profile document that are no parameters. */
export const PROFILE_ROOT = "presence-profile";
export const LABEL = "label";
export const MEMBERS = "members";
export const MEMBER = "member";

/** Members of one group. */
export const MOST_MEMBERS = 10_000;
export const HIGHEST_PRIORITY = 1000;

/** A profile document: the values of one layer, and whom it is for where it is that of a group. */
export interface ProfileDocument {
  readonly values: Profile;
  /** What people call the group or device; empty when nothing is said. */
  readonly label: string;
  /** Undefined where the document is none of a group. */
  readonly members?: GroupMembers;
}

export interface GroupMembers {
  /** Of two groups of one user the one with the higher number says more. */
  readonly priority: number;
  /** Addresses of record. */
  readonly addresses: readonly string[];
}

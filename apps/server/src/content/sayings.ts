import { sayer } from "@porchlight/kernel";

/** Why an object is not written where it is meant to stand. */
export const CONTENT_DESK_SAYINGS = {
  "no-entity-tags": "is no entity-tag in quotes, nor several",
  "octets-of-user-spent": "The octets of all objects are more than one user may keep.",
  "objects-of-user-spent": "There are as many objects as one user may keep.",
} as const;

export const say = sayer(CONTENT_DESK_SAYINGS);

import { type PresenceTransformation, SUB_HANDLINGS, type SubHandling } from "@porchlight/documents";
import { combinePermissions } from "../permissions/combine-permissions";
import { permissionsKey } from "../permissions/grants";
import { NOTHING, type Permissions } from "../permissions/permissions";
import { permissionsOf } from "../permissions/permissions-of";
import type { PresenceGrant } from "../rules/ruleset";
import { SHOWN } from "./shown";
import type { Wish } from "./wish";

/** What rules have to give to meet a wish. */
export interface WishedGrant {
  readonly handling: SubHandling;
  /** What is shown, no more and no less; undefined where it makes no difference. */
  readonly shown: Permissions | undefined;
  /** Of a rule that is written for it. */
  readonly transformations: readonly PresenceTransformation[];
}

export function grantOf(wish: Wish): WishedGrant {
  switch (wish) {
    case "allow":
      return { handling: "allow", shown: undefined, transformations: SHOWN.everything };
    case "ask":
      return { handling: "confirm", shown: undefined, transformations: [] };
    case "polite-block":
    case "block":
      return { handling: wish, shown: undefined, transformations: [] };
    default: {
      const transformations = typeof wish.shown === "string" ? SHOWN[wish.shown] : wish.shown;
      return { handling: "allow", shown: permissionsOf(transformations), transformations };
    }
  }
}

export const rankOf = (handling: SubHandling): number => SUB_HANDLINGS.indexOf(handling);

/** Whether a rule gives more than is wished. */
export const exceeds = ({ handling, permissions }: PresenceGrant, wished: WishedGrant): boolean =>
  (handling !== undefined && rankOf(handling) > rankOf(wished.handling)) ||
  (wished.shown !== undefined && !isPartOf(permissions, wished.shown));

/** Whether a rule speaks of its watchers, and gives them less than is wished. */
export const fallsShort = ({ handling, permissions }: PresenceGrant, wished: WishedGrant): boolean =>
  handling !== undefined &&
  (rankOf(handling) < rankOf(wished.handling) ||
    (wished.shown !== undefined && !isPartOf(wished.shown, permissions)));

/** Whether a rule of its own for somebody could be this one. */
export const isSameGrant = ({ handling, permissions }: PresenceGrant, wished: WishedGrant): boolean =>
  handling === wished.handling &&
  permissionsKey(permissions) === permissionsKey(permissionsOf(wished.transformations));

export const isSame = (one: Permissions, other: Permissions): boolean =>
  permissionsKey(one) === permissionsKey(other);

export const isPartOf = (part: Permissions, whole: Permissions): boolean =>
  part === NOTHING || isSame(combinePermissions([part, whole]), whole);

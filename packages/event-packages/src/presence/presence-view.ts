import type { View } from "@porchlight/event-notifier";
import { EVERYTHING, type Permissions, permissionsKey } from "@porchlight/policy";

/** What of a presentity is shown. */
export type PresenceView = View &
  (
    | { readonly kind: "granted"; readonly permissions: Permissions }
    /** The same whatever is published. */
    | { readonly kind: "closed" }
  );

export const FULL_VIEW: PresenceView = {
  kind: "granted",
  permissions: EVERYTHING,
  key: permissionsKey(EVERYTHING),
};
export const CLOSED_VIEW: PresenceView = { kind: "closed", key: "closed" };

export function grantedView(permissions: Permissions): PresenceView {
  const key = permissionsKey(permissions);
  return key === FULL_VIEW.key ? FULL_VIEW : { kind: "granted", permissions, key };
}

/** The view behind one of this package; any other is a fault. */
export function presenceView(view: View): PresenceView {
  if ("kind" in view && (view.kind === "granted" || view.kind === "closed")) return view as PresenceView;
  throw new Error("a view of another event package");
}

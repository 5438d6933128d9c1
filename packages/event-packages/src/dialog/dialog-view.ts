import type { View } from "@porchlight/event-notifier";

/** What of somebody's dialogs is shown (RFC 4235 sections 3.6 and 3.7.2). */
export type DialogView = View & { readonly kind: "own" | "details" | "states" | "nothing" };

/** Everything; session descriptions for who asks for them (section 3.3). */
export const OWN: DialogView = { kind: "own", key: "own" };

/** Everything but session descriptions. */
export const DETAILS: DialogView = { kind: "details", key: "details" };

/** That there are dialogs, which way they go and how far they are; nothing that names them or the other side. */
export const STATES: DialogView = { kind: "states", key: "states" };

/** As if there were none, ever. */
export const NOTHING_SHOWN: DialogView = { kind: "nothing", key: "nothing" };

/** Whether dialogs are shown with their names. */
export const isNaming = ({ kind }: DialogView): boolean => kind === "own" || kind === "details";

/** The view behind one of this package; any other is a fault. */
export function dialogView(view: View): DialogView {
  const known = [OWN, DETAILS, STATES, NOTHING_SHOWN].find((each) => each === view);
  if (known === undefined) throw new Error("a view of another event package");
  return known;
}

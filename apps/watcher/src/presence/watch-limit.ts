import type { Provisioning } from "@porchlight/presence-client";

/** How many contacts may be watched; a limit of 0 is none. */
export const mostWatched = ({
  pktcPRSMaxNumberOfSubscriptionsInPresenceList: most = 0,
}: Provisioning["profile"]): number => (most === 0 ? Number.POSITIVE_INFINITY : most);

export interface Split {
  readonly within: ReadonlySet<string>;
  readonly beyond: readonly string[];
}

/** The first so many, and the others. */
export function splitAt(all: ReadonlySet<string>, most: number): Split {
  const inOrder = [...all];
  return { within: new Set(inOrder.slice(0, most)), beyond: inOrder.slice(most) };
}

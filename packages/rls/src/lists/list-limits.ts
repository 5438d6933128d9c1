/** Bounds of what a list leads to. */
export interface ListLimits {
  /**
   * Members that are subscribed to (MAX-NUMBER-OF-SUBSCRIPTIONS-IN-PRESENCE-LIST), 0 for any number. Those behind are told
   * to have ended.
   */
  readonly maxSubscriptions: number;
  /** Entries looked at over all lists; those behind are left out. */
  readonly maxEntries: number;
  /** `external` and `entry-ref` followed. */
  readonly maxReferences: number;
  /** Elements looked at for what references lead to. */
  readonly maxSearched: number;
  /** Lists inside lists of one service, by nesting or reference. */
  readonly maxDepth: number;
  /** List services inside list services. */
  readonly maxNesting: number;
}

export const DEFAULT_LIST_LIMITS: ListLimits = {
  maxSubscriptions: 100,
  maxEntries: 10_000,
  maxReferences: 1000,
  maxSearched: 1_000_000,
  maxDepth: 10,
  maxNesting: 3,
};

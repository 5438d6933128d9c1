import type { GoverningRules, PolicyWarning } from "@porchlight/policy";

/** The rules of a presentity as they read, and what their owner may not have meant. */
export interface RulesReport {
  readonly rules: GoverningRules;
  readonly warnings: readonly PolicyWarning[];
}

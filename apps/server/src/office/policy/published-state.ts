import type { PublicationConfig } from "@porchlight/engine";
import type { CompositionPolicy } from "@porchlight/event-packages";
import { byDomain, type Config, readEmptyState, readGrace, readSwitch } from "../../config";
import { domainOf } from "./policy-settings";

type PolicyConfig = Pick<Config, "policy">;

export const publicationConfig = ({ policy }: PolicyConfig): PublicationConfig => ({
  graceSeconds: policy.boundGraceSeconds,
  graceSecondsOf: byDomain(policy.boundGraceSecondsOf, readGrace),
});

/** How what several sources publish of a presentity becomes one. */
export function compositionPolicy({ policy }: PolicyConfig): (presentity: string) => CompositionPolicy {
  const emptyStateOf = byDomain(policy.emptyStateOf, readEmptyState);
  const newestWinsOf = byDomain(policy.newestWinsOf, readSwitch);
  return (presentity) => {
    const domain = domainOf(presentity);
    return {
      emptyState: emptyStateOf.get(domain) ?? policy.emptyState,
      newestWins: newestWinsOf.get(domain) ?? policy.newestWins,
    };
  };
}

import type { CompositionPolicy, ProfileHouse } from "@porchlight/event-packages";
import type { PolicySettings } from "@porchlight/policy";

/** Settings of the operator for a presentity, with what is provisioned for it. */
export const provisionedPolicy =
  (settingsFor: (presentity: string) => PolicySettings, profiles: ProfileHouse) =>
  (presentity: string): PolicySettings => {
    const settings = settingsFor(presentity);
    const profile = profiles.of(presentity);
    const handling = profile.provisioned("defaultSubHandling");
    const { anonymousAllowed } = profile.values;
    const defaultHandling =
      handling === undefined ? settings.defaultHandling : { ownDomain: handling, others: handling };
    return { ...settings, defaultHandling, anonymousAllowed };
  };

/** How what several sources say becomes one, with what is provisioned. */
export const provisionedComposition =
  (policyOf: (presentity: string) => CompositionPolicy, profiles: ProfileHouse) =>
  (presentity: string): CompositionPolicy => ({
    ...policyOf(presentity),
    emptyState: profiles.of(presentity).values.emptyState,
  });

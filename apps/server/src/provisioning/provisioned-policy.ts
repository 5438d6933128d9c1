import type { CompositionPolicy, ProfileHouse } from "@porchlight/event-packages";
import type { PolicySettings } from "@porchlight/policy";
import type { EffectiveProfile } from "@porchlight/provisioning";

/** Settings of the operator for a presentity, with what is provisioned for it. Most presentities share both. */
export function provisionedPolicy(
  settingsFor: (presentity: string) => PolicySettings,
  profiles: ProfileHouse,
): (presentity: string) => PolicySettings {
  const made = new WeakMap<
    EffectiveProfile,
    { readonly of: PolicySettings; readonly whole: PolicySettings }
  >();
  return (presentity) => {
    const settings = settingsFor(presentity);
    const profile = profiles.of(presentity);
    const known = made.get(profile);
    if (known?.of === settings) return known.whole;
    const whole = withProfile(settings, profile);
    made.set(profile, { of: settings, whole });
    return whole;
  };
}

function withProfile(settings: PolicySettings, profile: EffectiveProfile): PolicySettings {
  const handling = profile.provisioned("defaultSubHandling");
  const { anonymousAllowed } = profile.values;
  const defaultHandling =
    handling === undefined ? settings.defaultHandling : { ownDomain: handling, others: handling };
  return { ...settings, defaultHandling, anonymousAllowed };
}

/** How what several sources say becomes one, with what is provisioned. */
export const provisionedComposition =
  (policyOf: (presentity: string) => CompositionPolicy, profiles: ProfileHouse) =>
  (presentity: string): CompositionPolicy => ({
    ...policyOf(presentity),
    emptyState: profiles.of(presentity).values.emptyState,
  });

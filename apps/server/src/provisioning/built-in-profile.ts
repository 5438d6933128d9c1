import { CONTENT_ROOT } from "@porchlight/content";
import { DEFAULT_PROFILE, type Profile } from "@porchlight/provisioning";
import { byDomain, type Config, readEmptyState } from "../config";
import { defaultHandling } from "../office/policy/policy-settings";
import { xcapRootOfHouse } from "../xcap/http/xcap-root-url";

const COUNT_MOST = 65_535;

/** NOTIFYs per second that the server sends of its own accord, in the range of the parameter. */
const rateOf = (intervalMs: number): number =>
  Math.max(0.001, Math.min(100, Math.round(1_000_000 / Math.max(1, intervalMs)) / 1000));

/** What holds in a domain before anything is provisioned: the settings of the server, where they say the same thing. */
export function builtInProfile(config: Config): (domain: string) => Profile {
  const { lists, xcap, content, limits, policy } = config;
  const emptyStateOf = byDomain(policy.emptyStateOf, readEmptyState);
  const root = xcapRootOfHouse(config);
  const { origin, host, protocol } = new URL(root);
  const shared: Profile = {
    ...DEFAULT_PROFILE,
    pktcPRSCClientObjDataLimit: content.directBytes,
    pktcPRSCContentServerURI: content.root ?? `${origin}${CONTENT_ROOT}`,
    pktcPRSSourceThrottlePublish: limits.publishThrottleSeconds,
    pktcPRSMaxNumberOfSubscriptionsInPresenceList: Math.min(lists.members, COUNT_MOST),
    serviceUriTemplate: xcap.serviceUriTemplate ?? DEFAULT_PROFILE.serviceUriTemplate,
    xcapRoot: root,
    sipWsUris: [`${protocol === "https:" ? "wss" : "ws"}://${host}/sip`],
    notifyMaxRate: rateOf(config.notifyIntervalMs),
    lists: lists.served,
  };
  return (domain) => ({
    ...shared,
    providerId: domain,
    ...(lists.requestUser === "" ? {} : { rlsUri: `sip:${lists.requestUser}@${domain}` }),
    emptyState: emptyStateOf.get(domain) ?? policy.emptyState,
    defaultSubHandling: defaultHandling(config, domain).others,
  });
}

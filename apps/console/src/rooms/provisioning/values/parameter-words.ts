import type { ParameterName } from "@porchlight/provisioning";
import type { Words } from "~/words/say";

/** Parameters in the groups in which they are shown, each with the key of its title. */
export const PARAMETER_GROUPS: readonly (readonly [
  title: keyof Words["provisioning"]["groups"],
  names: readonly ParameterName[],
])[] = [
  [
    "limits",
    [
      "pktcPRSSourceThrottlePublish",
      "pktcPRSMaxNumberOfPresenceSubscriptions",
      "pktcPRSMaxNumberOfSubscriptionsInPresenceList",
      "pktcPRSCClientObjDataLimit",
      "notifyMaxRate",
    ],
  ],
  [
    "lifetimes",
    ["registerExpires", "subscribeExpires", "publishExpires", "keepAliveInterval", "effectiveBy"],
  ],
  ["seen", ["defaultSubHandling", "anonymousAllowed", "emptyState"]],
  ["used", ["lists", "filters", "partialNotify", "conditionalNotify", "outboundFlows"]],
  [
    "addresses",
    [
      "sipWsUris",
      "xcapRoot",
      "pktcPRSCContentServerURI",
      "rlsUri",
      "serviceUriTemplate",
      "name",
      "providerId",
      "toAppRef",
      "toNapId",
    ],
  ],
];

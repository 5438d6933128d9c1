import type { ParameterName } from "@porchlight/provisioning";

export interface ParameterWords {
  readonly label: string;
  readonly hint: string;
}

/** Parameters as people call them, in the groups in which they are shown. */
export const PARAMETER_GROUPS: readonly (readonly [title: string, names: readonly ParameterName[]])[] = [
  [
    "Limits",
    [
      "pktcPRSSourceThrottlePublish",
      "pktcPRSMaxNumberOfPresenceSubscriptions",
      "pktcPRSMaxNumberOfSubscriptionsInPresenceList",
      "pktcPRSCClientObjDataLimit",
      "notifyMaxRate",
    ],
  ],
  [
    "Lifetimes",
    ["registerExpires", "subscribeExpires", "publishExpires", "keepAliveInterval", "effectiveBy"],
  ],
  ["What others see", ["defaultSubHandling", "anonymousAllowed", "emptyState"]],
  ["What clients use", ["lists", "filters", "partialNotify", "conditionalNotify", "outboundFlows"]],
  [
    "Addresses",
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

export const PARAMETER_WORDS: Readonly<Record<ParameterName, ParameterWords>> = {
  pktcPRSCClientObjDataLimit: {
    label: "Largest object in a publication",
    hint: "Larger ones go to the content server; 0 sends every one there.",
  },
  pktcPRSCContentServerURI: { label: "Content server", hint: "Where larger objects go." },
  pktcPRSSourceThrottlePublish: {
    label: "Time between two publications",
    hint: "Of one source; 0 lets it publish whenever something changes.",
  },
  pktcPRSMaxNumberOfPresenceSubscriptions: {
    label: "Presence subscriptions of a user",
    hint: "People and lists watched at a time; 0 is no limit.",
  },
  pktcPRSMaxNumberOfSubscriptionsInPresenceList: {
    label: "Members of a presence list",
    hint: "That are watched; 0 is no limit.",
  },
  serviceUriTemplate: { label: "Addresses of list services", hint: "With <xui> for the user." },
  rlsUri: { label: "List server", hint: "For lists that requests bring." },
  name: { label: "Name of the service", hint: "Shown to the user." },
  providerId: { label: "Provider", hint: "Its name or domain." },
  toAppRef: { label: "SIP account", hint: "That the presence service works over." },
  toNapId: { label: "Network access points", hint: "Their names." },
  xcapRoot: { label: "XCAP root", hint: "Where documents are." },
  sipWsUris: { label: "WebSocket addresses", hint: "Of SIP, the first one first." },
  outboundFlows: { label: "Connections at a time", hint: "To different servers." },
  registerExpires: { label: "Registrations last", hint: "At most." },
  subscribeExpires: { label: "Subscriptions last", hint: "At most." },
  publishExpires: { label: "Publications last", hint: "At most." },
  keepAliveInterval: { label: "Keep-alives", hint: "Time between two of them." },
  notifyMaxRate: { label: "News of one subscription", hint: "At most." },
  partialNotify: { label: "Changes in place of whole documents", hint: "Partial notification." },
  conditionalNotify: { label: "Nothing that is known already", hint: "Conditional notification." },
  lists: { label: "Lists in place of single subscriptions", hint: "Presence lists." },
  filters: { label: "Only the parts that are asked for", hint: "Filters of notifications." },
  anonymousAllowed: { label: "Anonymous watchers", hint: "As far as a user's own rules let them." },
  emptyState: { label: "Without any publication", hint: "What watchers are told." },
  defaultSubHandling: { label: "Watchers without rules", hint: "Where a user has decided nothing." },
  effectiveBy: { label: "Changes are applied within", hint: "Empty: when nothing is disturbed." },
};

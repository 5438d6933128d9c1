import type { ParameterType } from "./parameter-type";
import type { ParameterName, Profile } from "./profile-values";

export interface Parameter {
  readonly type: ParameterType;
  /** In OMA client provisioning and in the management object. */
  readonly omaName?: string;
}

const OCTETS_MOST = 1_048_576;
const DAY_SECONDS = 86_400;
const COUNT = { kind: "integer", least: 0, most: 65_535 } as const;
const EXPIRES = { kind: "integer", least: 60, most: DAY_SECONDS, unit: "seconds" } as const;
const SWITCH = { kind: "boolean" } as const;
const HTTP = ["http", "https"] as const;

/** Every parameter, in the order in which documents have them. */
export const PARAMETERS: Readonly<Record<ParameterName, Parameter>> = {
  pktcPRSCClientObjDataLimit: {
    type: { kind: "integer", least: 0, most: OCTETS_MOST, unit: "octets" },
    omaName: "CLIENT-OBJ-DATA-LIMIT",
  },
  pktcPRSCContentServerURI: { type: { kind: "uri", schemes: HTTP }, omaName: "CONTENT-SERVER-URI" },
  pktcPRSSourceThrottlePublish: {
    type: { kind: "integer", least: 0, most: DAY_SECONDS, unit: "seconds" },
    omaName: "SOURCE-THROTTLE-PUBLISH",
  },
  pktcPRSMaxNumberOfPresenceSubscriptions: {
    type: COUNT,
    omaName: "MAX-NUMBER-OF-PRESENCE-SUBSCRIPTIONS",
  },
  pktcPRSMaxNumberOfSubscriptionsInPresenceList: {
    type: COUNT,
    omaName: "MAX-NUMBER-OF-SUBSCRIPTIONS-IN-PRESENCE-LIST",
  },
  serviceUriTemplate: { type: { kind: "template" }, omaName: "SERVICE-URI-TEMPLATE" },
  rlsUri: { type: { kind: "uri", schemes: ["sip", "sips"] }, omaName: "RLS-URI" },
  name: { type: { kind: "text", longest: 64 }, omaName: "NAME" },
  providerId: { type: { kind: "text", longest: 255 }, omaName: "PROVIDER-ID" },
  toAppRef: { type: { kind: "text", longest: 64 }, omaName: "TO-APPREF" },
  toNapId: { type: { kind: "name-list" }, omaName: "TO-NAPID" },
  xcapRoot: { type: { kind: "uri", schemes: HTTP } },
  sipWsUris: { type: { kind: "uri-list", schemes: ["ws", "wss"] } },
  outboundFlows: { type: { kind: "integer", least: 1, most: 2 } },
  registerExpires: { type: EXPIRES },
  subscribeExpires: { type: EXPIRES },
  publishExpires: { type: EXPIRES },
  keepAliveInterval: { type: { kind: "integer", least: 5, most: 3600, unit: "seconds" } },
  notifyMaxRate: { type: { kind: "decimal", least: 0.001, most: 100, unit: "per second" } },
  partialNotify: { type: SWITCH },
  conditionalNotify: { type: SWITCH },
  lists: { type: SWITCH },
  filters: { type: SWITCH },
  anonymousAllowed: { type: SWITCH },
  emptyState: { type: { kind: "choice", values: ["none", "closed"] } },
  defaultSubHandling: {
    type: { kind: "choice", values: ["block", "confirm", "polite-block", "allow"] },
  },
  effectiveBy: { type: { kind: "integer", least: 0, most: DAY_SECONDS, unit: "seconds" } },
};

export const PARAMETER_NAMES = Object.keys(PARAMETERS) as readonly ParameterName[];

export const isParameterName = (name: string): name is ParameterName => Object.hasOwn(PARAMETERS, name);

/** What holds where no server says otherwise. Addresses are known to servers alone. */
export const DEFAULT_PROFILE = {
  pktcPRSCClientObjDataLimit: 5120,
  pktcPRSSourceThrottlePublish: 0,
  pktcPRSMaxNumberOfPresenceSubscriptions: 0,
  pktcPRSMaxNumberOfSubscriptionsInPresenceList: 100,
  serviceUriTemplate: "<xui>;pres-list=<id>",
  name: "Presence",
  toAppRef: "SIP",
  outboundFlows: 1,
  registerExpires: 3600,
  subscribeExpires: 3600,
  publishExpires: 3600,
  keepAliveInterval: 30,
  notifyMaxRate: 0.2,
  partialNotify: true,
  conditionalNotify: true,
  lists: true,
  filters: true,
  anonymousAllowed: true,
  emptyState: "none",
  defaultSubHandling: "confirm",
} as const satisfies Profile;

/** A profile in which everything has a value that has one without a server. */
export type WholeProfile = Profile & Required<Pick<Profile, keyof typeof DEFAULT_PROFILE>>;

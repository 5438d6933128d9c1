export type EmptyStateChoice = "none" | "closed";
export type SubHandlingChoice = "block" | "confirm" | "polite-block" | "allow";

/**
 * Every parameter by its name in the profile document: the PacketCable name where there is one (two of them with an extra
 * C), else one of ours.
 */
export interface ProfileValues {
  /** Largest object inside a PUBLISH, octets; 0 = none. */
  readonly pktcPRSCClientObjDataLimit: number;
  /** Where objects go that are larger. */
  readonly pktcPRSCContentServerURI: string;
  /** Shortest time between two publications of a source, seconds. */
  readonly pktcPRSSourceThrottlePublish: number;
  /** 0 = unlimited. */
  readonly pktcPRSMaxNumberOfPresenceSubscriptions: number;
  /** Back-end subscriptions of one presence list; 0 = unlimited. */
  readonly pktcPRSMaxNumberOfSubscriptionsInPresenceList: number;
  readonly serviceUriTemplate: string;
  /** Target of lists that requests bring. */
  readonly rlsUri: string;
  /** Of the presence service, shown to the user. */
  readonly name: string;
  readonly providerId: string;
  /** The SIP account that the presence service works over (TO-APPREF). */
  readonly toAppRef: string;
  readonly toNapId: readonly string[];
  readonly xcapRoot: string;
  readonly sipWsUris: readonly string[];
  readonly outboundFlows: number;
  readonly registerExpires: number;
  readonly subscribeExpires: number;
  readonly publishExpires: number;
  readonly keepAliveInterval: number;
  /** NOTIFYs per second of one subscription. */
  readonly notifyMaxRate: number;
  readonly partialNotify: boolean;
  readonly conditionalNotify: boolean;
  readonly lists: boolean;
  readonly filters: boolean;
  readonly anonymousAllowed: boolean;
  readonly emptyState: EmptyStateChoice;
  readonly defaultSubHandling: SubHandlingChoice;
  /** Latest time for a client to apply what changed, seconds (RFC 6080 section 6.2.3). */
  readonly effectiveBy: number;
}

export type ParameterName = keyof ProfileValues;

/** What one layer says. */
export type Profile = Readonly<Partial<ProfileValues>>;

/** Resource list meta-information (RFC 4662 section 5). */
export const RLMI = "urn:ietf:params:xml:ns:rlmi";
export const RLMI_TYPE = "application/rlmi+xml";

/** A name for people to read (section 5.4). */
export interface ListName {
  readonly text: string;
  /** `xml:lang`. */
  readonly language?: string;
}

/** What one notifier says of a resource (section 5.5). */
export type RlmiInstance =
  /** @property cid of the part with its state, without angle brackets; empty where a peer left it out */
  | { readonly id: string; readonly state: "active"; readonly cid: string }
  | { readonly id: string; readonly state: "pending" }
  /** @property reason as in Subscription-State; empty where a peer left it out */
  | { readonly id: string; readonly state: "terminated"; readonly reason: string };

export interface RlmiResource {
  readonly uri: string;
  readonly names: readonly ListName[];
  /** None while nothing is known of the resource. */
  readonly instances: readonly RlmiInstance[];
}

export interface RlmiList {
  readonly uri: string;
  /** 0 in the first document of a subscription, higher by exactly one in each after it; at most 2^32 - 1. */
  readonly version: number;
  /** Whether every resource of the list is in it. */
  readonly isFull: boolean;
  readonly names: readonly ListName[];
  /** Of the part with the state of the whole list, where a package has one. */
  readonly cid?: string;
  readonly resources: readonly RlmiResource[];
}

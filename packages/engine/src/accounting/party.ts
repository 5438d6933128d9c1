import type { SipRequest } from "@porchlight/sip-message";
import { asksForAnonymity } from "../identity/asserted-identities";
import type { Identity } from "../identity/identity";
import type { Sender } from "../proxy/sender";
import type { Subscription } from "../state/subscription";

/** Who a request turned out to be from. */
export interface Party {
  /** Address of record; undefined for a request within a dialog that needed no authorization. */
  readonly aor: string | undefined;
  readonly isAnonymous: boolean;
  /** One of our users. */
  readonly isOurs: boolean;
  /** What the source says of charging is believed. */
  readonly isTrusted: boolean;
  /** The request is for somebody else to answer. */
  readonly isForwarded: boolean;
}

export const servedParty = (
  { aor, identities, isAnonymous, peer }: Identity,
  isTrustedNetwork: boolean,
): Party => ({
  aor,
  isAnonymous,
  isOurs: peer === undefined && identities.length > 0,
  isTrusted: isTrustedNetwork || peer?.trust === "trusted",
  isForwarded: false,
});

export const forwardedParty = (
  request: SipRequest,
  { account, aor, peer }: Sender,
  isTrustedNetwork: boolean,
): Party => ({
  aor,
  isAnonymous: asksForAnonymity(request),
  isOurs: account !== undefined,
  isTrusted: isTrustedNetwork || peer?.trust === "trusted",
  isForwarded: true,
});

/** A list that is subscribed to. */
export interface ListInQuestion {
  readonly uri: string;
  readonly members: number;
}

export const listInQuestion = ({ derived, record }: Subscription): ListInQuestion | undefined =>
  derived?.members === undefined ? undefined : { uri: record.presentity, members: derived.members };

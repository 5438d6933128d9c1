export { type CertificateNames, domainIdentities, isCertifiedFor } from "./certificates/domain-identities";
export { type Hop, type HopTarget, type HopTransport, hopName, type Located } from "./locate/hop";
export { type LocateParts, locate, type Place } from "./locate/locate";
export type { Lookup, NaptrRecord, Resolver, SrvRecord } from "./locate/resolver";
export type { DialledTransport } from "./locate/transports";
export { type LocatedNumber, locateNumber, type NumberTarget } from "./numbers/locate-number";
export { type NumberTable, noNumbers, numberTable } from "./numbers/number-table";
export type { UsableHops } from "./peers/hop-rests";
export {
  type Admission,
  type FlowEnd,
  PeerDirectory,
  type PeerListener,
  type PeerStanding,
} from "./peers/peer-directory";
export {
  type FederationConfig,
  type FederationMode,
  type ListedPeer,
  noFederation,
  type PeerLimits,
  type PeerProfile,
  type PeerTerms,
  type PeerTrust,
} from "./peers/peer-profile";
export type { Traffic } from "./peers/peer-traffic";
export type {
  Direction,
  HopRest,
  PeerRefusal,
  PeerTrouble,
  PeerView,
  Rates,
  TroubleKind,
} from "./peers/peer-view";
export { RequestBudget } from "./peers/request-budget";
export { spreadSeconds } from "./peers/retry-after";
export { type BranchOutcome, bestOutcome, otherChallenges, passableStatus } from "./proxy/best-response";
export { BreadthBudget, breadthOf, mostBreadth } from "./proxy/breadth";
export { Fork, type ForkActions, type ForkBranch, type ForkTarget } from "./proxy/fork";
export {
  ackTo,
  cancelOf,
  type Forwarding,
  forwardedRequest,
  type HopRequest,
  hopRequest,
} from "./proxy/hop-request";
export { forwardedResponse, type ResponseChanges, viasBelowTop } from "./proxy/hop-response";
export { type IdentityWish, identityChanges, type Towards, unmetPrivacy } from "./proxy/identity-fields";
export { hasLooped, loopMark, markedBranch } from "./proxy/loop";
export { type FieldChanges, type FieldToWrite, messageFrame } from "./proxy/message-text";
export { planRoutes, type RoutePlan } from "./proxy/route-plan";
export { PEER_SAYINGS } from "./sayings";

export type {
  Authorization,
  AuthorizationGrounds,
  LimitedPublication,
  PublicationGrant,
  PublisherIdentity,
  View,
  WatcherIdentity,
} from "./authorization";
export { type ChosenPackage, choosePackage, choosePublishedPackage } from "./choose-package";
export type {
  Compositor,
  PublicationRefusal,
  PublishedDocument,
  PublishedText,
  SourceId,
} from "./compositor";
export type {
  DerivedPackage,
  DerivedState,
  EventPackage,
  ExpiryBounds,
  PublishedPackage,
  StateListener,
  SubscribeBodies,
  SubscribeBody,
  SubscribeTarget,
  SubscriptionWish,
  ViewWish,
} from "./event-package";
export { grantExpiry } from "./expiry";
export { reservationIsLow, reservedAtOnce } from "./notification/cseq-reservation";
export { dueAt } from "./notification/merge-window";
export { Pace } from "./notification/pace";
export { NO_RATES, RATE_PARAMETERS, type RateWish, readRates } from "./notification/rates";
export { PackageRegistry } from "./package-registry";
export {
  type AgentContext,
  type AgentRequest,
  decideAgentRequest,
} from "./publication/agent-request";
export type { Publication } from "./publication/publication";
export {
  decidePublish,
  type PublishContext,
  type PublishDecision,
  type PublishLimits,
} from "./publication/publish";
export type {
  ContactParameter,
  RegistrationEntry,
  RegistrationEvent,
  RegistrationListener,
  RegistrationRoster,
} from "./registration-roster";
export { type Rejection, rejection } from "./rejection";
export {
  type DirectPart,
  EXTERNAL_TYPE,
  type ExternalPart,
  type PublishedPart,
  RELATED_TYPE,
} from "./related/published-part";
export { RelatedBodies } from "./related/related-bodies";
export { type PartSource, RelatedView } from "./related/related-view";
export { takesParts } from "./related/takes-parts";
export { wirePart } from "./related/wire-part";
export type { RenderedBody } from "./rendered-body";
export { SharedView } from "./shared-view";
export type { StateSource, ViewSource } from "./state-source";
export { type Condition, isMet, readCondition } from "./subscription/condition";
export { judgeNotifyAnswer, type NotifyVerdict } from "./subscription/notify-answer";
export {
  acceptValue,
  chooseBodyType,
  readSubscribeBodies,
  subscriptionLifetime,
} from "./subscription/subscribe-steps";
export { liveState, terminatedState } from "./subscription/subscription-state-header";
export type { TerminationReason } from "./subscription/termination";
export { warnedRejection } from "./warned-rejection";
export type {
  NotifierOffice,
  WatcherEntry,
  WatcherEvent,
  WatcherRoster,
  WatcherStatus,
} from "./watcher-roster";

export type {
  DocumentCopy,
  PresenceDocument,
  PresenceMark,
  PresenceSummary,
  PresenceTransformation,
  SubHandling,
} from "@porchlight/documents";
export { fail, ok, type Result } from "@porchlight/kernel";
export type {
  About,
  EditRefusal,
  Naming,
  PresentDecision,
  RuleWords,
  Shown,
  ShownKind,
  ShownSummary,
  Statement,
  Wish,
} from "@porchlight/policy";
export { type AddressProblem, parseAddress, shownAddress } from "./address";
export type {
  ConnectFailure,
  ConnectionState,
  ConnectResult,
  DisconnectReason,
} from "./connection/connection-state";
export type { AnnouncedContent } from "./content/announced-content";
export {
  type ContentClient,
  type ContentClientOptions,
  type ContentToStore,
  createContentClient,
  type FetchedContent,
} from "./content/content-client";
export type { ContentFailure } from "./content/content-failure";
export {
  type ContentReference,
  contentReference,
  type ReferredObject,
  referenceTo,
  sha256Of,
} from "./content/content-reference";
export type { StoredObject } from "./content/stored-object";
export type { Condition } from "./http/condition";
export type { ListServiceFailure, ListServiceOptions } from "./lists/list-service";
export type { ListMembers, ListMemberView } from "./lists/list-view";
export type { ListView, ListWatcher, ListWatcherEvents } from "./lists/list-watcher";
export type { ListWatching, ListWatchingOptions } from "./lists/list-watching";
export type {
  ChatMessage,
  ConversationView,
  Delivery,
  ReceivedMessage,
  SentMessage,
} from "./messages/conversation-view";
export type {
  IncomingMessage,
  MessageAnswer,
  MessageExchange,
  MessageOutcome,
  MessageReceiver,
  MessageToSend,
} from "./messages/message-exchange";
export { messageAddress } from "./messages/message-target";
export type {
  MessageConnection,
  Messages,
  MessagesEvents,
  MessagesOptions,
  MessagesView,
} from "./messages/messages";
export type { PageChannel } from "./messages/page-channel";
export type { PresenceClientOptions } from "./options";
export {
  createPresenceClient,
  type DisconnectOptions,
  type PresenceClient,
  type PresenceClientEvents,
} from "./presence-client";
export type { Provisioning, ProvisioningEvents } from "./provisioning/provisioned-profile";
export type { ProvisioningOptions } from "./provisioning/provisioning-options";
export type {
  PresenceSource,
  PresenceSourceEvents,
  PublicationState,
  PublishFailure,
  PublishResult,
} from "./publication/presence-source";
export type { PresenceStatus, UserInput } from "./publication/presence-status";
export {
  type RequestsView,
  type WatcherRequests,
  type WatcherRequestsEvents,
  watcherRequests,
} from "./requests/watcher-requests";
export type { WatchingPerson } from "./requests/watching-people";
export type { RulesFailure } from "./rules/carry-out";
export type { Decidee } from "./rules/decidee";
export type {
  Decided,
  PresenceRules,
  PresenceRulesEvents,
  PresenceRulesOptions,
  RulesView,
} from "./rules/presence-rules";
export type { SeenBy, SeenCondition, SeenGrant, SeenRule } from "./rules/seen-by";
export type { SeenWhen } from "./rules/self-preview";
export type { SipOutcome, SipResponse } from "./sip/request-sender";
export type { WebSocketConstructor, WebSocketLike } from "./sip/socket-transport";
export type { EventSubscriber, EventSubscription } from "./subscription/event-subscription";
export type {
  KeptSubscription,
  SubscriptionHandlers,
  SubscriptionStatus,
} from "./subscription/subscription-keeper";
export type { Notification, SubscribeBody } from "./subscription/subscription-life";
export { type ClientStorage, memoryStorage, webStorage } from "./support/client-storage";
export type { Timing } from "./support/timing";
export type { Listenable, Listener } from "./support/typed-emitter";
export type { PresenceReading } from "./watching/presence-reading";
export type { Watcher, WatcherEvents, WatcherView, WatchingOptions } from "./watching/watcher";
export { type ApplicationUsage, usages } from "./xdm/address/application-usage";
export type { ElementStep, ElementSteps, NodeName } from "./xdm/address/node-selector";
export {
  type AttributeAddress,
  attributeIn,
  type BindingsAddress,
  bindingsIn,
  type CollectionAddress,
  type DocumentAddress,
  type ElementAddress,
  elementIn,
  globalDocument,
  userDocument,
  userDocuments,
  type XcapAddress,
} from "./xdm/address/xcap-address";
export type { ConflictReport, ExistingField, FieldAlternative } from "./xdm/conflict-report";
export type { LiveDocument } from "./xdm/live/document-follower";
export type {
  DiffProcessing,
  LiveDocuments,
  LiveDocumentsEvents,
  LiveView,
  WatchOptions,
} from "./xdm/live/live-documents";
export type { LiveNode } from "./xdm/live/node-follower";
export type { WatchTarget } from "./xdm/live/watched-resources";
export type { XcapCapabilities } from "./xdm/read-capabilities";
export type { DirectoryEntry, DirectoryFolder } from "./xdm/read-directory";
export type { Updated, UpdateOptions, XcapChange, XcapEdit } from "./xdm/update-document";
export type { WriteEvent, Written, XcapClientEvents } from "./xdm/xcap-client";
export { createXdmClient, type XdmClient, type XdmClientOptions, type XdmTiming } from "./xdm/xdm-client";
export type { XdmFailure } from "./xdm/xdm-failure";

export type { CreditConfig } from "./accounting/credit-desk";
export {
  type DigestOrder,
  defaultEngineLimits,
  defaultPublicationConfig,
  defaultWatcherConfig,
  type EngineConfig,
  type EngineLimits,
  type Provisioned,
  type PublicationConfig,
  type RelocatePart,
  type Relocation,
  type WatcherConfig,
} from "./config";
export type { EngineParts } from "./create-context";
export { createEngine } from "./create-engine";
export type { ListConfig } from "./lists/list-config";
export {
  type AgentOrder,
  type AgentOutcome,
  type AgentReceipt,
  type AgentSource,
  agentIdentity,
  agentPublicationId,
  agentSourceOf,
} from "./ports/agents";
export type { Engine } from "./ports/engine";
export type { Flow, FlowId, FlowTransport } from "./ports/flow";
export type { GatewayWatcher, WatchNews, WatchOrder } from "./ports/gateway";
export type {
  BindingRecord,
  Commit,
  CommitId,
  Journal,
  JournalRecord,
  JournalSnapshot,
  PeerAddress,
  PublicationRecord,
  SubscriptionRecord,
  WaitingRecord,
} from "./ports/journal";
export type {
  AuthenticationFailure,
  EngineEvent,
  EngineOutputs,
  LocateId,
  RegisterRefusal,
} from "./ports/outputs";
export type { PeersView, PeerTest } from "./ports/peers";
export type {
  BindingView,
  EngineCounts,
  EngineViews,
  PresentityView,
  PublicationBinding,
  PublicationView,
  SubscriptionView,
  WaitingView,
} from "./ports/views";
export { PEER_TEST_SAYINGS } from "./services/peer-test-sayings";

import "./strict-csp";

export { type AdminClient, type AdminClientOptions, createAdminClient } from "./client/admin-client";
export type { CallInput, CallOutput } from "./client/call";
export { AdminApiError } from "./client/error";
export { type FileInput, type FileOperation, fileUrl } from "./client/file-url";
export { type EventSourceLike, type LiveOptions, openLive } from "./client/live";
export { openFile } from "./client/open-file";
export { type EventOperation, eventOperations } from "./events/event-operations";
export { type PresenceEndReason, type PresenceNews, presenceNewsSchema } from "./events/presence-news";
export type { AccountKindField as AccountKind, TransportField as Transport } from "./fields";
export { accountKindSchema, displayNameSchema, passwordSchema, roleSchema } from "./fields";
export { type LiveEvent, liveEventSchema, MAX_LIVE_IDS } from "./live/live-event";
export { type LiveTopic, liveTopics } from "./live/live-topic";
export { parseLiveEvent } from "./live/parse-live-event";
export { openApiDocument } from "./openapi/document";
export {
  CSRF_HEADER,
  DEFAULT_BODY_LIMIT,
  isWrite,
  type Method,
  type Operation,
  problemsOf,
} from "./operation";
export {
  type ChargingRecordField,
  exportFormatSchema,
} from "./operations/accounting/charging-record";
export type { QuotaField } from "./operations/accounting/quota";
export type { AccountingStateField, RecordReaderField } from "./operations/accounting/show-accounting";
export type { ChargingTotal } from "./operations/accounting/total-charging-records";
export type { AgentToken } from "./operations/agents/agent-token";
export type { NetworkPresence } from "./operations/agents/network-presence";
export type { AuditEntry } from "./operations/audit/list-audit";
export type { Ban } from "./operations/bans/ban";
export { MAX_BAN_SECONDS } from "./operations/bans/ban-network";
export type { Appointment, Calendar } from "./operations/calendars/calendar";
export type { ClosedConnection, Connection } from "./operations/connections/connection";
export {
  CONTENT_BODY_LIMIT,
  type ContentFacts,
  type ContentRow,
  type ContentUsage,
} from "./operations/content/content";
export type { ContentDetail } from "./operations/content/show-content";
export type { DoctorCheck } from "./operations/doctor/run-doctor";
export type { DocumentDifference } from "./operations/documents/compare-document-versions";
export {
  DOCUMENT_BODY_LIMIT,
  type DocumentFacts,
  type DocumentVersion,
} from "./operations/documents/document";
export type { SelectedNode } from "./operations/documents/select-document-node";
export type { DocumentDetail } from "./operations/documents/show-document";
export type { Domain } from "./operations/domains/list-domains";
export type { Endpoints } from "./operations/endpoints/show-endpoints";
export { type ListsRow, type ListWarning, MAX_LIST_WARNINGS } from "./operations/lists/lists";
export type { ListsPreview } from "./operations/lists/preview-lists";
export {
  type ListMemberField,
  MAX_LISTED_MEMBERS,
  type ResolvedListField,
  type ToldOfMember,
} from "./operations/lists/resolved-list";
export type { ListsDetail } from "./operations/lists/show-lists";
export { type Operator, operatorNameSchema } from "./operations/operators/operator";
export { type Counts, countsSchema, type Overview } from "./operations/overview/show-overview";
export type { FederationMode, Peer, PeerTrouble } from "./operations/peers/peer";
export type { PeerDetail } from "./operations/peers/show-peer";
export type { PeerTest } from "./operations/peers/test-peer";
export type {
  CompositionRuleField,
  PresenceComponent,
  PresenceSourceFacts,
} from "./operations/presentities/explain-presence";
export type {
  ComposedState,
  PresenceMark,
  Presentity,
  Publication,
} from "./operations/presentities/presentity";
export type {
  EffectiveProfileView,
  EffectiveValue,
  ProfileDetail,
  ProfileFetchRow,
  ProfileLayer,
  ProfileRow,
  ProfileStatement,
  SetupLink,
} from "./operations/provisioning/provisioning";
export type { RefusedRegister } from "./operations/registrations/list-refused-registers";
export type { Registration } from "./operations/registrations/list-registrations";
export { factorCodeSchema, type SecondFactor } from "./operations/second-factor/second-factor";
export type { Identity, Session } from "./operations/session/session";
export type { Subscription } from "./operations/subscriptions/subscription";
export type { TerminationReason } from "./operations/subscriptions/terminate-subscription";
export type { Token } from "./operations/tokens/token";
export type { TraceMessageDetail } from "./operations/traces/show-trace-message";
export {
  MAX_TRACE_SECONDS,
  type Trace,
  type TraceMessage,
  type TraceTargetField,
  traceTargetSchema,
} from "./operations/traces/trace";
export type { ErasedUser } from "./operations/users/erase-user";
export type { ImportCheck, RowProblem } from "./operations/users/import";
export { userSortSchema } from "./operations/users/list-users";
export type { User, UserDetail } from "./operations/users/user";
export { type WatcherScopeField, watcherScopeSchema } from "./operations/watcher-tokens/watcher-scope";
export type { WatcherToken } from "./operations/watcher-tokens/watcher-token";
export type { DecidedWatcher, WatcherDecision } from "./operations/watching/decide-watchers";
export { MAX_AFFECTED_WATCHERS, type RulesPreview } from "./operations/watching/preview-rules";
export type {
  AffectedWatcher,
  RulesEffect,
  RulesRow,
  RulesState,
  RulesWarning,
} from "./operations/watching/rules";
export type { RulesDetail } from "./operations/watching/show-rules";
export {
  type DecisionWrite,
  type HandlingField,
  handlingSchema,
  type RuleEvidenceField,
  type UndecidedWatcher,
} from "./operations/watching/watching";
export {
  type AgentScopeField,
  agentNameSchema,
  agentReachSchema,
  agentSourceSchema,
} from "./pea/agent-scope";
export type { AgentPublicationField, AgentReceiptField, LocationField } from "./pea/pea-operations";
export { type PresenceStatementField, presenceStatementSchema } from "./pea/presence-statement";
export { type FieldProblem, type ProblemDetails, problemDetailsSchema, problemTypes } from "./problem";
export { type ProblemCode, problemCodeOf, problemCodes, problemTypeUri } from "./problem-code";
export { type OperationId, type Operations, operations } from "./registry";
export { type Role, roles, seesContent } from "./role";
export { INPUT_SAYINGS, inputSaying } from "./sayings/input-sayings";
export { isSaid } from "./sayings/is-said";
export { issueSaid, issueSaying } from "./sayings/issue-said";
export type { SaidField } from "./sayings/said";
export * from "./vocabulary";

import { exportChargingRecords } from "./operations/accounting/export-charging-records";
import { listChargingRecords } from "./operations/accounting/list-charging-records";
import { listQuotas } from "./operations/accounting/list-quotas";
import { removeQuota } from "./operations/accounting/remove-quota";
import { setQuota } from "./operations/accounting/set-quota";
import { showAccounting } from "./operations/accounting/show-accounting";
import { totalChargingRecords } from "./operations/accounting/total-charging-records";
import { createAgentToken } from "./operations/agents/create-agent-token";
import { listAgentTokens } from "./operations/agents/list-agent-tokens";
import { listNetworkPresence } from "./operations/agents/list-network-presence";
import { revokeAgentToken } from "./operations/agents/revoke-agent-token";
import { setNetworkPresence } from "./operations/agents/set-network-presence";
import { showNetworkPresence } from "./operations/agents/show-network-presence";
import { listAudit } from "./operations/audit/list-audit";
import { revertAuditEntry } from "./operations/audit/revert-audit-entry";
import { banNetwork } from "./operations/bans/ban-network";
import { liftBan } from "./operations/bans/lift-ban";
import { listBans } from "./operations/bans/list-bans";
import { deleteCalendar } from "./operations/calendars/delete-calendar";
import { fetchCalendar } from "./operations/calendars/fetch-calendar";
import { listCalendars } from "./operations/calendars/list-calendars";
import { putCalendar } from "./operations/calendars/put-calendar";
import { showCalendar } from "./operations/calendars/show-calendar";
import { disconnect } from "./operations/connections/disconnect";
import { listClosedConnections } from "./operations/connections/list-closed-connections";
import { listConnections } from "./operations/connections/list-connections";
import { showConnection } from "./operations/connections/show-connection";
import { deleteContent } from "./operations/content/delete-content";
import { listContent } from "./operations/content/list-content";
import { listContentUsage } from "./operations/content/list-content-usage";
import { putContent } from "./operations/content/put-content";
import { readContent } from "./operations/content/read-content";
import { showContent } from "./operations/content/show-content";
import { runDoctor } from "./operations/doctor/run-doctor";
import { compareDocumentVersions } from "./operations/documents/compare-document-versions";
import { deleteDocument } from "./operations/documents/delete-document";
import { listDocumentVersions } from "./operations/documents/list-document-versions";
import { listDocuments } from "./operations/documents/list-documents";
import { putDocument } from "./operations/documents/put-document";
import { restoreDocument } from "./operations/documents/restore-document";
import { selectDocumentNode } from "./operations/documents/select-document-node";
import { showDocument } from "./operations/documents/show-document";
import { showDocumentVersion } from "./operations/documents/show-document-version";
import { listDomains } from "./operations/domains/list-domains";
import { showEndpoints } from "./operations/endpoints/show-endpoints";
import { listLists } from "./operations/lists/list-lists";
import { previewLists } from "./operations/lists/preview-lists";
import { resolveList } from "./operations/lists/resolve-list";
import { showLists } from "./operations/lists/show-lists";
import { watchLive } from "./operations/live/watch-live";
import { createOperator } from "./operations/operators/create-operator";
import { createOperatorLink } from "./operations/operators/create-operator-link";
import { deleteOperator } from "./operations/operators/delete-operator";
import { endOperatorSessions } from "./operations/operators/end-operator-sessions";
import { listOperators } from "./operations/operators/list-operators";
import { redeemOperatorLink } from "./operations/operators/redeem-operator-link";
import { resetSecondFactor } from "./operations/operators/reset-second-factor";
import { revokeOperatorLink } from "./operations/operators/revoke-operator-link";
import { setOperatorPassword } from "./operations/operators/set-operator-password";
import { updateOperator } from "./operations/operators/update-operator";
import { showOverview } from "./operations/overview/show-overview";
import { listPeers } from "./operations/peers/list-peers";
import { showPeer } from "./operations/peers/show-peer";
import { testPeer } from "./operations/peers/test-peer";
import { explainPresence } from "./operations/presentities/explain-presence";
import { listPresentities } from "./operations/presentities/list-presentities";
import { showPresentity } from "./operations/presentities/show-presentity";
import { createSetupLink } from "./operations/provisioning/create-setup-link";
import { deleteProfile } from "./operations/provisioning/delete-profile";
import { listProfiles } from "./operations/provisioning/list-profiles";
import { listSetupLinks } from "./operations/provisioning/list-setup-links";
import { putProfile } from "./operations/provisioning/put-profile";
import { readOmaProfile } from "./operations/provisioning/read-oma-profile";
import { revokeSetupLink } from "./operations/provisioning/revoke-setup-link";
import { showEffectiveProfile } from "./operations/provisioning/show-effective-profile";
import { showProfile } from "./operations/provisioning/show-profile";
import { listRefusedRegisters } from "./operations/registrations/list-refused-registers";
import { listRegistrations } from "./operations/registrations/list-registrations";
import { confirmSecondFactor } from "./operations/second-factor/confirm-second-factor";
import { enrolSecondFactor } from "./operations/second-factor/enrol-second-factor";
import { removeSecondFactor } from "./operations/second-factor/remove-second-factor";
import { renewRecoveryCodes } from "./operations/second-factor/renew-recovery-codes";
import { showSecondFactor } from "./operations/second-factor/show-second-factor";
import { endSession } from "./operations/session/end-session";
import { listSessions } from "./operations/session/list-sessions";
import { showMe } from "./operations/session/show-me";
import { signIn } from "./operations/session/sign-in";
import { signOut } from "./operations/session/sign-out";
import { listSubscriptions } from "./operations/subscriptions/list-subscriptions";
import { notifyAgain } from "./operations/subscriptions/notify-again";
import { showSubscription } from "./operations/subscriptions/show-subscription";
import { terminateSubscription } from "./operations/subscriptions/terminate-subscription";
import { createToken } from "./operations/tokens/create-token";
import { listTokens } from "./operations/tokens/list-tokens";
import { revokeToken } from "./operations/tokens/revoke-token";
import { deleteTrace } from "./operations/traces/delete-trace";
import { exportTrace } from "./operations/traces/export-trace";
import { listTraceMessages } from "./operations/traces/list-trace-messages";
import { listTraces } from "./operations/traces/list-traces";
import { showTrace } from "./operations/traces/show-trace";
import { showTraceMessage } from "./operations/traces/show-trace-message";
import { startTrace } from "./operations/traces/start-trace";
import { stopTrace } from "./operations/traces/stop-trace";
import { checkUserImport } from "./operations/users/check-user-import";
import { createUser } from "./operations/users/create-user";
import { deleteUser } from "./operations/users/delete-user";
import { eraseUser } from "./operations/users/erase-user";
import { exportUser } from "./operations/users/export-user";
import { importUsers } from "./operations/users/import-users";
import { listUsers } from "./operations/users/list-users";
import { setUserPassword } from "./operations/users/set-user-password";
import { showUser } from "./operations/users/show-user";
import { updateUser } from "./operations/users/update-user";
import { createWatcherToken } from "./operations/watcher-tokens/create-watcher-token";
import { listWatcherTokens } from "./operations/watcher-tokens/list-watcher-tokens";
import { revokeWatcherToken } from "./operations/watcher-tokens/revoke-watcher-token";
import { decideWatchers } from "./operations/watching/decide-watchers";
import { listRules } from "./operations/watching/list-rules";
import { listUndecidedWatchers } from "./operations/watching/list-undecided-watchers";
import { previewPresence } from "./operations/watching/preview-presence";
import { previewRules } from "./operations/watching/preview-rules";
import { showRules } from "./operations/watching/show-rules";
import { undoDecisions } from "./operations/watching/undo-decisions";

/** Every operation of the admin API by its id. What a page has to know of them is in `client/routes.ts`. */
export const operations = {
  signIn,
  signOut,
  showMe,
  listSessions,
  endSession,
  showSecondFactor,
  enrolSecondFactor,
  confirmSecondFactor,
  renewRecoveryCodes,
  removeSecondFactor,
  listOperators,
  createOperator,
  updateOperator,
  deleteOperator,
  createOperatorLink,
  revokeOperatorLink,
  redeemOperatorLink,
  endOperatorSessions,
  setOperatorPassword,
  resetSecondFactor,
  showOverview,
  listUsers,
  showUser,
  createUser,
  updateUser,
  setUserPassword,
  deleteUser,
  eraseUser,
  exportUser,
  checkUserImport,
  importUsers,
  listPresentities,
  showPresentity,
  explainPresence,
  listSubscriptions,
  showSubscription,
  terminateSubscription,
  notifyAgain,
  listRegistrations,
  listRefusedRegisters,
  showEndpoints,
  previewPresence,
  listUndecidedWatchers,
  decideWatchers,
  undoDecisions,
  listRules,
  showRules,
  previewRules,
  listLists,
  showLists,
  resolveList,
  previewLists,
  listDocuments,
  showDocument,
  putDocument,
  deleteDocument,
  listDocumentVersions,
  showDocumentVersion,
  compareDocumentVersions,
  restoreDocument,
  selectDocumentNode,
  listContent,
  showContent,
  readContent,
  putContent,
  deleteContent,
  listContentUsage,
  listConnections,
  listClosedConnections,
  showConnection,
  disconnect,
  listBans,
  banNetwork,
  liftBan,
  listTraces,
  startTrace,
  showTrace,
  stopTrace,
  deleteTrace,
  listTraceMessages,
  showTraceMessage,
  exportTrace,
  listPeers,
  showPeer,
  testPeer,
  createToken,
  listTokens,
  revokeToken,
  createAgentToken,
  listAgentTokens,
  revokeAgentToken,
  createWatcherToken,
  listWatcherTokens,
  revokeWatcherToken,
  listNetworkPresence,
  showNetworkPresence,
  setNetworkPresence,
  listCalendars,
  showCalendar,
  putCalendar,
  deleteCalendar,
  fetchCalendar,
  showAccounting,
  listChargingRecords,
  totalChargingRecords,
  exportChargingRecords,
  listQuotas,
  setQuota,
  removeQuota,
  listProfiles,
  showProfile,
  putProfile,
  deleteProfile,
  showEffectiveProfile,
  readOmaProfile,
  listSetupLinks,
  createSetupLink,
  revokeSetupLink,
  listAudit,
  revertAuditEntry,
  listDomains,
  runDoctor,
  watchLive,
} as const;

export type Operations = typeof operations;
export type OperationId = keyof Operations;

export type { ClientEffect, ClientEvent } from "./client";
export {
  type InviteClientEffect,
  type InviteClientState,
  type InviteClientStateName,
  inviteClient,
  stepInviteClient,
} from "./invite-client";
export {
  type InviteServerState,
  type InviteServerStateName,
  inviteServer,
  stepInviteServer,
} from "./invite-server";
export { clientTransactionKey, mergeKey, ownTransactionKey, serverTransactionKey } from "./key";
export {
  type NonInviteClientState,
  type NonInviteClientStateName,
  nonInviteClient,
  stepNonInviteClient,
} from "./non-invite-client";
export {
  type NonInviteServerState,
  type NonInviteServerStateName,
  nonInviteServer,
  stepNonInviteServer,
} from "./non-invite-server";
export type { ServerEffect, ServerEvent } from "./server";
export type { Step } from "./step";
export { T1, T2, T4, timers } from "./timers";

export { type Avp, type AvpFault, decodeAvps, encodeAvps } from "./codec/avp";
export { MessageFramer } from "./codec/framer";
export {
  type DiameterMessage,
  decodeHeader,
  decodeMessage,
  encodeMessage,
  type MessageFault,
} from "./codec/message";
export { type CreditVerdict, failureHandlingOf, judgeCreditAnswer } from "./credit/credit-answer";
export { type CreditEvent, creditRequest } from "./credit/credit-request";
export * from "./dictionary/base";
export * from "./dictionary/charging";
export * from "./dictionary/credit-control";
export type { AvpDefinition } from "./dictionary/definition";
export {
  applications,
  commands,
  disconnectCauses,
  type ResultClass,
  resultClass,
  results,
} from "./dictionary/numbers";
export type { CapabilitiesVerdict, NodeIdentity } from "./peer/capabilities";
export {
  type ApplicationRequest,
  DiameterNode,
  type NodeOptions,
  type RequestUser,
} from "./peer/diameter-node";
export type { Peer, PeerOutputs } from "./peer/peer";
export type { PeerState } from "./peer/peer-state";
export { sessionId } from "./session-id";

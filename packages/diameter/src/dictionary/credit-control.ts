import { groupedAvp, textAvp, unsigned32Avp, unsigned64Avp } from "./definition";

// AVPs of credit control (RFC 8506 section 8).

export const CC_MONEY = groupedAvp("CC-Money", 413);
export const CC_REQUEST_NUMBER = unsigned32Avp("CC-Request-Number", 415);
export const CC_REQUEST_TYPE = unsigned32Avp("CC-Request-Type", 416);
export const CC_SERVICE_SPECIFIC_UNITS = unsigned64Avp("CC-Service-Specific-Units", 417);
export const CHECK_BALANCE_RESULT = unsigned32Avp("Check-Balance-Result", 422);
export const DIRECT_DEBITING_FAILURE_HANDLING = unsigned32Avp("Direct-Debiting-Failure-Handling", 428);
export const GRANTED_SERVICE_UNIT = groupedAvp("Granted-Service-Unit", 431);
export const REQUESTED_ACTION = unsigned32Avp("Requested-Action", 436);
export const REQUESTED_SERVICE_UNIT = groupedAvp("Requested-Service-Unit", 437);
export const SERVICE_IDENTIFIER = unsigned32Avp("Service-Identifier", 439);
export const SUBSCRIPTION_ID = groupedAvp("Subscription-Id", 443);
export const SUBSCRIPTION_ID_DATA = textAvp("Subscription-Id-Data", 444);
export const SUBSCRIPTION_ID_TYPE = unsigned32Avp("Subscription-Id-Type", 450);
export const SERVICE_CONTEXT_ID = textAvp("Service-Context-Id", 461);

/** Values of Subscription-Id-Type (section 8.47). */
export const subscriptionIdTypes = { e164: 0, imsi: 1, sipUri: 2, nai: 3, private: 4 } as const;

/** Values of Requested-Action (section 8.41). */
export const requestedActions = { directDebiting: 0, refundAccount: 1, checkBalance: 2 } as const;
export type RequestedAction = keyof typeof requestedActions;

/** EVENT_REQUEST of CC-Request-Type (section 8.3). */
export const eventRequest = 4;

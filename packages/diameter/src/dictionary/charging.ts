import { groupedAvp, signed32Avp, textAvp, timeAvp, unsigned32Avp } from "./definition";

// AVPs of 3GPP charging (TS 32.299).

export const vendor3gpp = 10_415;
const options = { vendorId: vendor3gpp };

export const SIP_METHOD = textAvp("SIP-Method", 824, options);
export const EVENT_TYPE = groupedAvp("Event-Type", 823, options);
export const EVENT = textAvp("Event", 825, options);
export const CONTENT_TYPE = textAvp("Content-Type", 826, options);
export const CONTENT_LENGTH = unsigned32Avp("Content-Length", 827, options);
export const CONTENT_DISPOSITION = textAvp("Content-Disposition", 828, options);
export const ROLE_OF_NODE = unsigned32Avp("Role-Of-Node", 829, options);
export const USER_SESSION_ID = textAvp("User-Session-Id", 830, options);
export const CALLING_PARTY_ADDRESS = textAvp("Calling-Party-Address", 831, options);
export const CALLED_PARTY_ADDRESS = textAvp("Called-Party-Address", 832, options);
export const TIME_STAMPS = groupedAvp("Time-Stamps", 833, options);
export const SIP_REQUEST_TIMESTAMP = timeAvp("SIP-Request-Timestamp", 834, options);
export const SIP_RESPONSE_TIMESTAMP = timeAvp("SIP-Response-Timestamp", 835, options);
export const APPLICATION_SERVER = textAvp("Application-Server", 836, options);
export const INTER_OPERATOR_IDENTIFIER = groupedAvp("Inter-Operator-Identifier", 838, options);
export const ORIGINATING_IOI = textAvp("Originating-IOI", 839, options);
export const TERMINATING_IOI = textAvp("Terminating-IOI", 840, options);
export const IMS_CHARGING_IDENTIFIER = textAvp("IMS-Charging-Identifier", 841, options);
export const APPLICATION_SERVER_INFORMATION = groupedAvp("Application-Server-Information", 850, options);
export const CAUSE_CODE = signed32Avp("Cause-Code", 861, options);
export const NODE_FUNCTIONALITY = unsigned32Avp("Node-Functionality", 862, options);
export const SERVICE_INFORMATION = groupedAvp("Service-Information", 873, options);
export const IMS_INFORMATION = groupedAvp("IMS-Information", 876, options);
export const EXPIRES = unsigned32Avp("Expires", 888, options);
export const MESSAGE_BODY = groupedAvp("Message-Body", 889, options);
export const REQUESTED_PARTY_ADDRESS = textAvp("Requested-Party-Address", 1251, options);
export const SIP_REQUEST_TIMESTAMP_FRACTION = unsigned32Avp("SIP-Request-Timestamp-Fraction", 2301, options);
export const SIP_RESPONSE_TIMESTAMP_FRACTION = unsigned32Avp(
  "SIP-Response-Timestamp-Fraction",
  2302,
  options,
);

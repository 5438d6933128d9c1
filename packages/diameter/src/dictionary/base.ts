import { groupedAvp, octetsAvp, textAvp, timeAvp, unsigned32Avp } from "./definition";

// AVPs of the base protocol (RFC 6733 section 4.5).

export const USER_NAME = textAvp("User-Name", 1);
export const EVENT_TIMESTAMP = timeAvp("Event-Timestamp", 55);
export const HOST_IP_ADDRESS = octetsAvp("Host-IP-Address", 257);
export const AUTH_APPLICATION_ID = unsigned32Avp("Auth-Application-Id", 258);
export const ACCT_APPLICATION_ID = unsigned32Avp("Acct-Application-Id", 259);
export const VENDOR_SPECIFIC_APPLICATION_ID = groupedAvp("Vendor-Specific-Application-Id", 260);
export const SESSION_ID = textAvp("Session-Id", 263);
export const ORIGIN_HOST = textAvp("Origin-Host", 264);
export const SUPPORTED_VENDOR_ID = unsigned32Avp("Supported-Vendor-Id", 265);
export const VENDOR_ID = unsigned32Avp("Vendor-Id", 266);
export const FIRMWARE_REVISION = unsigned32Avp("Firmware-Revision", 267, { isMandatory: false });
export const RESULT_CODE = unsigned32Avp("Result-Code", 268);
export const PRODUCT_NAME = textAvp("Product-Name", 269, { isMandatory: false });
export const DISCONNECT_CAUSE = unsigned32Avp("Disconnect-Cause", 273);
export const ORIGIN_STATE_ID = unsigned32Avp("Origin-State-Id", 278);
export const FAILED_AVP = groupedAvp("Failed-AVP", 279);
export const ERROR_MESSAGE = textAvp("Error-Message", 281, { isMandatory: false });
export const ROUTE_RECORD = textAvp("Route-Record", 282);
export const DESTINATION_REALM = textAvp("Destination-Realm", 283);
export const PROXY_INFO = groupedAvp("Proxy-Info", 284);
export const DESTINATION_HOST = textAvp("Destination-Host", 293);
export const ORIGIN_REALM = textAvp("Origin-Realm", 296);
export const EXPERIMENTAL_RESULT = groupedAvp("Experimental-Result", 297);
export const INBAND_SECURITY_ID = unsigned32Avp("Inband-Security-Id", 299);
export const ACCOUNTING_RECORD_TYPE = unsigned32Avp("Accounting-Record-Type", 480);
export const ACCOUNTING_REALTIME_REQUIRED = unsigned32Avp("Accounting-Realtime-Required", 483);
export const ACCOUNTING_RECORD_NUMBER = unsigned32Avp("Accounting-Record-Number", 485);

/** What a peer may say in the messages between peers; another AVP with M is refused with 5001 (section 4.1). */
export const knownToPeers: ReadonlySet<number> = new Set(
  [
    HOST_IP_ADDRESS,
    AUTH_APPLICATION_ID,
    ACCT_APPLICATION_ID,
    VENDOR_SPECIFIC_APPLICATION_ID,
    ORIGIN_HOST,
    ORIGIN_REALM,
    SUPPORTED_VENDOR_ID,
    VENDOR_ID,
    FIRMWARE_REVISION,
    RESULT_CODE,
    PRODUCT_NAME,
    DISCONNECT_CAUSE,
    ORIGIN_STATE_ID,
    FAILED_AVP,
    ERROR_MESSAGE,
    ROUTE_RECORD,
    PROXY_INFO,
    INBAND_SECURITY_ID,
  ].map(({ code }) => code),
);

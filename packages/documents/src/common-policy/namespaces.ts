/** Common policy, RFC 4745. */
export const COMMON_POLICY = "urn:ietf:params:xml:ns:common-policy";
/** OMA XSD xdm_commonPolicy. */
export const OMA_COMMON_POLICY = "urn:oma:xml:xdm:common-policy";

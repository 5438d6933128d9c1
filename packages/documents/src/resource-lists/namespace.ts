/** Resource lists, RFC 4826. */
export const RESOURCE_LISTS = "urn:ietf:params:xml:ns:resource-lists";
export const RESOURCE_LISTS_TYPE = "application/resource-lists+xml";

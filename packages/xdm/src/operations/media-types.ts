/** RFC 4825 section 15.2. */
export const ELEMENT_TYPE = "application/xcap-el+xml";
export const ATTRIBUTE_TYPE = "application/xcap-att+xml";
export const NAMESPACES_TYPE = "application/xcap-ns+xml";

/** Whether a Content-Type field names this type; parameters make no difference. */
export const isMediaType = (field: string | undefined, type: string): boolean =>
  field !== undefined && field.split(";", 1)[0]?.trim().toLowerCase() === type;

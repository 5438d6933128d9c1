/** Presence rules, RFC 5025. */
export const PRES_RULES = "urn:ietf:params:xml:ns:pres-rules";
/** OMA XSD prs_presRules. */
export const OMA_PRES_RULES = "urn:oma:xml:prs:pres-rules";

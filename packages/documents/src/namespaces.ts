/** PIDF, RFC 3863. */
export const PIDF = "urn:ietf:params:xml:ns:pidf";
/** Filters of event notification, RFC 4661. */
export const SIMPLE_FILTER = "urn:ietf:params:xml:ns:simple-filter";
/** Presence data model, RFC 4479. */
export const DATA_MODEL = "urn:ietf:params:xml:ns:pidf:data-model";
/** RPID, RFC 4480. */
export const RPID = "urn:ietf:params:xml:ns:pidf:rpid";
/** CIPID, RFC 4482. */
export const CIPID = "urn:ietf:params:xml:ns:pidf:cipid";
/** Capabilities, RFC 5196. */
export const CAPS = "urn:ietf:params:xml:ns:pidf:caps";
/** Timed presence, RFC 4481. */
export const TIMED_STATUS = "urn:ietf:params:xml:ns:pidf:timed-status";
/** Location objects, RFC 4119. */
export const GEOPRIV = "urn:ietf:params:xml:ns:pidf:geopriv10";
/** Location types, RFC 4589. */
export const LOCATION_TYPE = "urn:ietf:params:xml:ns:location-type";
/** OMA presence extensions, XSD prs_pidf_omapres. */
export const OMA_PRESENCE = "urn:oma:xml:prs:pidf:oma-pres";

/** Who may use a list service besides its owner. */
export const SHARING = "urn:porchlight:params:xml:ns:list-sharing";
/** Permanent state that is in force at times. */
export const SCHEDULE = "urn:porchlight:params:xml:ns:schedule";

/** The prefixes under which documents of ours declare these namespaces. */
export const USUAL_PREFIXES: ReadonlyMap<string, string> = new Map([
  [PIDF, ""],
  [DATA_MODEL, "dm"],
  [RPID, "rpid"],
  [OMA_PRESENCE, "op"],
  [CIPID, "c"],
  [CAPS, "caps"],
  [TIMED_STATUS, "ts"],
  [GEOPRIV, "gp"],
  [LOCATION_TYPE, "lt"],
]);

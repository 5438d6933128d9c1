export type { BusinessCard } from "./cipid/business-card";
export type { Device } from "./data-model/device";
export type { Person } from "./data-model/person";
export {
  CAPS,
  CIPID,
  DATA_MODEL,
  GEOPRIV,
  LOCATION_TYPE,
  OMA_PRESENCE,
  PIDF,
  RPID,
  TIMED_STATUS,
  USUAL_PREFIXES,
} from "./namespaces";
export type { NetworkAvailability } from "./oma/network-availability";
export type { OmaState } from "./oma/oma-state";
export type { ServiceDescription } from "./oma/service-description";
export type { Basic } from "./pidf/basic";
export { type Contact, parsePriority } from "./pidf/contact";
export type { Note } from "./pidf/note";
export type { Tuple } from "./pidf/tuple";
export { buildPresence, type PresenceStatement } from "./presence/build-presence";
export { notesOfPerson, type PresenceDocument } from "./presence/presence-document";
export { type PresenceMark, type PresenceSummary, presenceSummary } from "./presence/presence-summary";
export { isInOrder, MAX_COMPONENTS, readPresence } from "./presence/read-presence";
export { type PresenceParts, usualName, writePresence, XML_DECLARATION } from "./presence/write-presence";
export { RESOURCE_LISTS, RESOURCE_LISTS_TYPE } from "./resource-lists/namespace";
export { readUriList } from "./resource-lists/read-uri-list";
export { writeUriList } from "./resource-lists/write-uri-list";
export { ACTIVITIES, type Activity, isActivity } from "./rpid/activity";
export { type Choice, type ChoiceValue, speaksFor } from "./rpid/choice";
export type { PlaceIs } from "./rpid/place-is";
export type { UserInput } from "./rpid/user-input";
export { formatTimestamp, newest, parseTimestamp, type Timestamp } from "./timestamp";
export { namesPresentity } from "./uri/presentity";
export { uriKey } from "./uri/uri-key";
export {
  type AttributeEntry,
  type DocumentCopy,
  type DocumentEntry,
  type DocumentPatch,
  type ElementEntry,
  encodePathSegment,
  type FollowedDocument,
  followDocument,
  parseXcapReference,
  readXcapDiff,
  takenBindings,
  writeXcapDiff,
  XCAP_DIFF,
  XCAP_DIFF_TYPE,
  type XcapComponent,
  type XcapDiff,
  type XcapDiffEntry,
  type XcapReference,
} from "./xcap-diff";

export type { BusinessCard } from "./cipid/business-card";
export {
  type AnonymousRequestCondition,
  buildCondition,
  COMMON_POLICY,
  type Condition,
  type ExceptMember,
  type ExternalListCondition,
  type IdentityCondition,
  type IdentityMember,
  type ManyMember,
  OMA_COMMON_POLICY,
  type OneMember,
  type OtherIdentityCondition,
  type Period,
  type Rule,
  type RulePart,
  type SphereCondition,
  type UnknownPart,
  type ValidityCondition,
} from "./common-policy";
export { RULES_SAYINGS } from "./common-policy/sayings";
export { type Device, readDevice } from "./data-model/device";
export { type Person, readPerson } from "./data-model/person";
export {
  DIALOG_INFO,
  DIALOG_INFO_TYPE,
  DIALOG_STATES,
  type DialogElement,
  type DialogInfo,
  type NamedUri,
  type Participant,
} from "./dialog-info/dialog-info";
export { isSameDialog, mergeDialogs } from "./dialog-info/merge-dialogs";
export { MAX_DIALOGS, readDialogInfo } from "./dialog-info/read-dialog-info";
export { dialogInfoOf, writeDialog, writeDialogInfo } from "./dialog-info/write-dialog-info";
export { IS_COMPOSING, IS_COMPOSING_TYPE, type IsComposing } from "./is-composing/is-composing";
export { readIsComposing } from "./is-composing/read-is-composing";
export { writeIsComposing } from "./is-composing/write-is-composing";
export { mergeSummaries } from "./message-summary/merge-summaries";
export {
  MESSAGE_SUMMARY_TYPE,
  type MessageCounts,
  type MessageSummary,
} from "./message-summary/message-summary";
export { readMessageSummary } from "./message-summary/read-message-summary";
export { writeMessageSummary } from "./message-summary/write-message-summary";
export {
  CAPS,
  CIPID,
  DATA_MODEL,
  GEOPRIV,
  LOCATION_TYPE,
  OMA_PRESENCE,
  PIDF,
  RPID,
  SCHEDULE,
  SIMPLE_FILTER,
  TIMED_STATUS,
  USUAL_PREFIXES,
} from "./namespaces";
export type { NetworkAvailability } from "./oma/network-availability";
export type { OmaState } from "./oma/oma-state";
export type { ServiceDescription } from "./oma/service-description";
export type { Basic } from "./pidf/basic";
export { type Contact, parsePriority } from "./pidf/contact";
export type { Note } from "./pidf/note";
export { readTuple, type Tuple } from "./pidf/tuple";
export { type Followed, followPresence, type PresenceCopy } from "./pidf-diff/follow-presence";
export {
  PIDF_DIFF,
  PIDF_DIFF_TYPE,
  type PidfDiff,
  type UnversionedDiff,
  withVersion,
} from "./pidf-diff/pidf-diff";
export { readPidfDiff } from "./pidf-diff/read-pidf-diff";
export { writePidfDiff, writePidfFull } from "./pidf-diff/write-pidf-diff";
export {
  type AttributePermission,
  buildPresenceTransformation,
  type ComponentMember,
  leastRestrictive,
  type MemberKind,
  OMA_PRES_RULES,
  OMA_PRESENCE_ATTRIBUTES,
  PRES_RULES,
  PRESENCE_ATTRIBUTES,
  type PresenceAction,
  type PresenceRule,
  type PresenceTransformation,
  type ProvideAllAttributes,
  type ProvideAttribute,
  type ProvideComponents,
  type ProvideGeopriv,
  type ProvideUnknownAttribute,
  type ProvideUserInput,
  readPresenceRules,
  SUB_HANDLINGS,
  type SubHandling,
  type SubHandlingAction,
  USER_INPUT_LEVELS,
  type UserInputLevel,
  writePresenceRule,
  writePresenceRules,
} from "./pres-rules";
export { buildPerson, buildPresence, type PresenceStatement } from "./presence/build-presence";
export { notesOfPerson, type PresenceContent, type PresenceDocument } from "./presence/presence-document";
export {
  activityMark,
  type PresenceMark,
  type PresenceSummary,
  presenceIcon,
  presenceSummary,
} from "./presence/presence-summary";
export { isInOrder, MAX_COMPONENTS, readPresence } from "./presence/read-presence";
export { PRESENCE_SAYINGS } from "./presence/sayings";
export { type PresenceParts, usualName, writePresence, XML_DECLARATION } from "./presence/write-presence";
export {
  type AllowAllAttributes,
  type AllowContent,
  type AllowUnknownAttribute,
  PUB_RULES,
  PUBLICATION_PERMISSIONS,
  type PublicationAction,
  type PublicationHandling,
  type PublicationPermission,
  type PublicationRule,
  type PublicationTransformation,
  readPublicationRules,
  writePublicationRule,
  writePublicationRules,
} from "./pub-rules";
export { readRegInfo } from "./reginfo/read-reginfo";
export {
  type ContactElement,
  REGINFO,
  REGINFO_TYPE,
  type RegInfo,
  type RegistrationElement,
  type UnknownParam,
} from "./reginfo/reginfo";
export { writeRegInfo } from "./reginfo/write-reginfo";
export { ElementIndex, type ElementPath, elementAt, readElementPath } from "./resource-lists/element-path";
export {
  type ListReference,
  type ListScope,
  readAnchor,
  readEntryReference,
} from "./resource-lists/list-reference";
export { RESOURCE_LISTS, RESOURCE_LISTS_TYPE } from "./resource-lists/namespace";
export { displayName, entryUri } from "./resource-lists/read-entry";
export { readUriList } from "./resource-lists/read-uri-list";
export { writeUriList } from "./resource-lists/write-uri-list";
export {
  type FollowedList,
  followList,
  type InstanceCopy,
  type ListCopy,
  type ListName,
  type ListRow,
  RLMI,
  RLMI_TYPE,
  type RlmiInstance,
  type RlmiList,
  type RlmiResource,
  readRlmi,
  type TakeBody,
  type TakenBody,
  writeRlmi,
} from "./rlmi";
export {
  RLS_SERVICES,
  RLS_SERVICES_TYPE,
  type RlsService,
  readServices,
  type ServiceList,
} from "./rls-services";
export { ACTIVITIES, type Activity, isActivity } from "./rpid/activity";
export { type Choice, type ChoiceValue, speaksFor } from "./rpid/choice";
export { MOODS, type Mood } from "./rpid/mood";
export type { PlaceIs } from "./rpid/place-is";
export { isPlaceType, PLACE_TYPES, type PlaceType } from "./rpid/place-type";
export type { UserInput } from "./rpid/user-input";
export { isInForce, turnsAt } from "./schedule/in-force";
export { isSchedule, readSchedule } from "./schedule/read-schedule";
export { SCHEDULE_SAYINGS } from "./schedule/sayings";
export type { Schedule, ScheduleEntry } from "./schedule/schedule";
export { TimeZone } from "./schedule/time-zone";
export type {
  FilterComparison,
  FilterName,
  FilterOperand,
  FilterPath,
  FilterPredicate,
  FilterStep,
} from "./simple-filter/filter-path";
export {
  type Filter,
  type FilterContent,
  type FilterSelector,
  type FilterSet,
  type FilterTarget,
  type FilterTrigger,
  SIMPLE_FILTER_TYPE,
  type TriggerCondition,
} from "./simple-filter/filter-set";
export { mergeFilters } from "./simple-filter/merge-filters";
export { readFilterSet } from "./simple-filter/read-filter-set";
export { writeFilterSet } from "./simple-filter/write-filter-set";
export { formatTimestamp, newest, parseTimestamp, type Timestamp } from "./timestamp";
export { canonicalUri } from "./uri/canonical-uri";
export { plainAddress } from "./uri/plain-address";
export { namesPresentity } from "./uri/presentity";
export { uriKey } from "./uri/uri-key";
export { readWatcherInfo } from "./watcherinfo/read-watcherinfo";
export {
  WATCHERINFO,
  WATCHERINFO_TYPE,
  type WatcherElement,
  type WatcherInfo,
  type WatcherList,
} from "./watcherinfo/watcherinfo";
export { writeWatcherInfo } from "./watcherinfo/write-watcherinfo";
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

export type { BodyPart, Multipart } from "./body/body-part";
export { buildMultipart, type MultipartToBuild, type PartToBuild } from "./body/build-multipart";
export {
  type MultipartLimits,
  multipartLimits,
  parseEntityHead,
  parseMultipart,
} from "./body/parse-multipart";
export {
  type BodiesSelection,
  type BodySelection,
  isEncoded,
  type SelectedBody,
  selectBodies,
  selectBody,
  type Understanding,
} from "./body/select-body";
export { decodeTransfer } from "./body/transfer-encoding";
export {
  CPIM_HEADERS,
  CPIM_TYPE,
  type CpimAddress,
  type CpimContent,
  type CpimHeader,
  type CpimMessage,
  type CpimSubject,
} from "./cpim/cpim-message";
export { readCpim } from "./cpim/read-cpim";
export { HeaderFields, type HeaderName } from "./header-fields";
export { canonicalName, displayName } from "./header-names";
export { type AcceptRange, acceptsType, parseAcceptRange } from "./headers/accept";
export { acceptsCoding } from "./headers/accept-encoding";
export { allowedEvents, allowedMethods, printAllow } from "./headers/allow";
export {
  type Challenge,
  type Credentials,
  parseChallenge,
  parseCredentials,
  printChallenge,
  printCredentials,
} from "./headers/authorization";
export { type Contact, type Contacts, parseContact, parseContacts } from "./headers/contact";
export {
  type ContentDisposition,
  parseContentDisposition,
  printContentDisposition,
} from "./headers/content-disposition";
export { contentEncodings } from "./headers/content-encoding";
export { type ContentType, contentTypeOf, parseContentType, printContentType } from "./headers/content-type";
export { type CSeq, largestCSeq, parseCSeq, printCSeq } from "./headers/cseq";
export { parseDate, printDate } from "./headers/date";
export { isEntityTag, parseIfMatch, parseSuppressIfMatch } from "./headers/entity-tag";
export { type EventHeader, parseEvent, printEvent } from "./headers/event";
export { expiresOf, parseDeltaSeconds } from "./headers/expires";
export { defaultMaxForwards, maxForwardsOf } from "./headers/max-forwards";
export { minExpiresOf, printMinExpires } from "./headers/min-expires";
export { type NameAddress, parseNameAddress, printNameAddress, withTag } from "./headers/name-address";
export {
  hasOptionTag,
  type OptionTagField,
  optionTags,
  printOptionTags,
  unknownOptionTags,
} from "./headers/option-tags";
export {
  type Parameter,
  Parameters,
  parseParameters,
  printParameter,
  printParameters,
} from "./headers/parameters";
export { privacyValues } from "./headers/privacy";
export { asksForFlowBinding, printFlowBinding } from "./headers/publication-binding";
export { parseQValue, printQValue } from "./headers/q-value";
export { parseRetryAfter, printRetryAfter, type RetryAfter } from "./headers/retry-after";
export { parseRoute, parseRoutes, type RouteEntry, type RouteField } from "./headers/route";
export {
  parseSubscriptionState,
  printSubscriptionState,
  type SubscriptionState,
  type SubscriptionStateParts,
} from "./headers/subscription-state";
export { parseVia, printVia, type Via } from "./headers/via";
export { parseWarning, printWarning, type Warning } from "./headers/warning";
export type { AnswerableRequest, ParseOutcome, SipMessage, SipRequest, SipResponse } from "./message";
export type { Framing } from "./parse/body";
export { type Limits, limits } from "./parse/limits";
export { parseMessage } from "./parse/parse-message";
export { type StreamFrame, StreamFramer } from "./parse/stream-framer";
export { SIP_SAYINGS } from "./sayings";
export { buildRequest, type RequestParts } from "./serialize/build-request";
export {
  buildResponse,
  type MessageSource,
  markedVia,
  type ResponseOptions,
} from "./serialize/build-response";
export type { Frame } from "./serialize/frame";
export { reasonPhrase } from "./serialize/reason-phrase";
export { decodeUtf8, decodeUtf8Lossy, encodeUtf8, ownCopy, utf8Length } from "./serialize/utf8";
export { isToken } from "./text/characters";
export { oneLine } from "./text/one-line";
export { quoted } from "./text/quoted-string";
export { splitList } from "./text/split-list";
export { type OtherUri, parseUri, printUri, type Uri } from "./uri/any-uri";
export { equivalentSipUris } from "./uri/equivalence";
export { isIpv4Address, isIpv6Address, sameAddress, withBrackets, withoutBrackets } from "./uri/host";
export { identityKey, sameIdentity } from "./uri/identity";
export { type PresenceUri, parsePresenceUri, printPresenceUri } from "./uri/presence-uri";
export { aorOf, escapedUser, parseSipUri, printSipUri, type SipUri } from "./uri/sip-uri";
export { parseTelUri, printTelUri, type TelUri } from "./uri/tel-uri";
export type { UriHeaders } from "./uri/uri-parameters";

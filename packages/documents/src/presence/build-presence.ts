import { type Instant, instant } from "@porchlight/kernel";
import { element, type XmlElement } from "@porchlight/xml";
import { CIPID, DATA_MODEL, LOCATION_TYPE, OMA_PRESENCE, PIDF, RPID } from "../namespaces";
import type { Basic } from "../pidf/basic";
import { isActivity } from "../rpid/activity";
import { isMood } from "../rpid/mood";
import { isPlaceType } from "../rpid/place-type";
import { formatTimestamp } from "../timestamp";
import { usualName, writePresence } from "./write-presence";

/** What a client says of its user. Ids must be XML names (`xs:ID`), different from each other. */
export interface PresenceStatement {
  /** URI of the presentity. */
  readonly entity: string;
  /** Without it nothing is said of a service. */
  readonly tupleId?: string | undefined;
  readonly basic?: Basic | undefined;
  readonly contact?: string | undefined;
  /** 0 to 1. */
  readonly priority?: number | undefined;
  readonly serviceDescription?: { readonly serviceId: string; readonly version: string } | undefined;
  readonly willingness?: Basic | undefined;
  /** Of the person, or of the tuple when there is no person. */
  readonly note?: string | undefined;
  /** BCP 47 tag of the note. */
  readonly lang?: string | undefined;
  /** Without it nothing is said of the person. */
  readonly personId?: string | undefined;
  /** RPID words; anything else goes into `other`. */
  readonly activities?: readonly string[] | undefined;
  readonly mood?: readonly string[] | undefined;
  /** A type of place of RFC 4589, or any words. */
  readonly place?: string | undefined;
  /** What activities, mood and place speak for (RFC 4480 section 3.1); an absent end is open. */
  readonly during?: { readonly from?: Instant | undefined; readonly until?: Instant | undefined } | undefined;
  readonly sphere?: "home" | "work" | undefined;
  /** From UTC, east positive. */
  readonly timeOffsetMinutes?: number | undefined;
  /** URI of a picture. */
  readonly statusIcon?: string | undefined;
  /** What the person calls itself. */
  readonly displayName?: string | undefined;
  /** URI. */
  readonly homepage?: string | undefined;
  readonly overridingWillingness?: Basic | undefined;
  readonly class?: string | undefined;
  /** URN of the device. With `deviceOccurrenceId` the device is described too. */
  readonly deviceId?: string | undefined;
  readonly deviceOccurrenceId?: string | undefined;
  /** What a person would call the device. */
  readonly deviceNote?: string | undefined;
  readonly userInput?: "active" | "idle" | undefined;
  /** Seconds without input after which the device counts as idle. */
  readonly idleThresholdSeconds?: number | undefined;
  readonly lastInput?: Instant | undefined;
  /** When the status changed. */
  readonly timestamp?: Instant | undefined;
}

/** The `application/pidf+xml` body that says it. */
export function buildPresence(statement: PresenceStatement): string {
  const { tupleId, personId, deviceId, deviceOccurrenceId } = statement;
  const described = deviceId !== undefined && deviceOccurrenceId !== undefined;
  return writePresence({
    entity: statement.entity,
    tuples: tupleId === undefined ? [] : [{ element: buildTuple(statement, tupleId) }],
    persons: personId === undefined ? [] : [{ element: buildPerson(statement, personId) }],
    devices: described ? [{ element: buildDevice(statement, deviceId, deviceOccurrenceId) }] : [],
    notes: [],
    extensions: [],
  });
}

function buildTuple(statement: PresenceStatement, id: string): XmlElement {
  const { basic, contact, serviceDescription: service } = statement;
  return named(PIDF, "tuple", { id }, [
    named(PIDF, "status", {}, [...leaf(PIDF, "basic", basic)]),
    ...willing("willingness", statement.willingness),
    ...(service === undefined
      ? []
      : [
          named(OMA_PRESENCE, "service-description", {}, [
            ...leaf(OMA_PRESENCE, "service-id", service.serviceId),
            ...leaf(OMA_PRESENCE, "version", service.version),
          ]),
        ]),
    ...leaf(RPID, "class", statement.class),
    ...leaf(DATA_MODEL, "deviceID", statement.deviceId),
    ...leaf(PIDF, "contact", contact, { priority: priorityText(statement.priority) }),
    ...(statement.personId === undefined ? noteOf(PIDF, statement) : []),
    ...timestampOf(PIDF, statement),
  ]);
}

/** The person alone, for a place of another document. */
export function buildPerson(statement: PresenceStatement, id: string): XmlElement {
  return named(DATA_MODEL, "person", { id }, [
    ...words("activities", statement.activities, isActivity, statement),
    ...leaf(RPID, "class", statement.class),
    ...words("mood", statement.mood, isMood, statement),
    ...placeType(statement),
    ...sphere(statement),
    ...leaf(RPID, "status-icon", statement.statusIcon),
    ...leaf(RPID, "time-offset", statement.timeOffsetMinutes?.toFixed(0)),
    ...leaf(CIPID, "display-name", statement.displayName),
    ...leaf(CIPID, "homepage", statement.homepage),
    ...willing("overriding-willingness", statement.overridingWillingness),
    ...noteOf(DATA_MODEL, statement),
    ...timestampOf(DATA_MODEL, statement),
  ]);
}

function buildDevice(statement: PresenceStatement, deviceId: string, id: string): XmlElement {
  return named(DATA_MODEL, "device", { id }, [
    ...leaf(RPID, "user-input", statement.userInput, inputAttributes(statement)),
    ...leaf(DATA_MODEL, "deviceID", deviceId),
    ...leaf(DATA_MODEL, "note", statement.deviceNote),
    ...timestampOf(DATA_MODEL, statement),
  ]);
}

type Attributes = Readonly<Record<string, string | undefined>>;

const named = (
  namespace: string,
  localName: string,
  attributes: Attributes,
  children: readonly (XmlElement | string)[],
): XmlElement => element(usualName(namespace, localName), namespace, attributes, children);

const leaf = (
  namespace: string,
  localName: string,
  text: string | undefined,
  attributes: Attributes = {},
): XmlElement[] => (text === undefined ? [] : [named(namespace, localName, attributes, [text])]);

const willing = (localName: string, basic: Basic | undefined): XmlElement[] =>
  basic === undefined ? [] : [named(OMA_PRESENCE, localName, {}, leaf(OMA_PRESENCE, "basic", basic))];

const noteOf = (namespace: string, { note, lang }: PresenceStatement): XmlElement[] =>
  note === undefined || note === "" ? [] : leaf(namespace, "note", note, { "xml:lang": lang });

const timestampOf = (namespace: string, { timestamp }: PresenceStatement): XmlElement[] =>
  timestamp === undefined ? [] : leaf(namespace, "timestamp", formatTimestamp(instant(timestamp)));

/** At most three decimals between 0 and 1 (RFC 3863 section 4.1.5). */
const priorityText = (priority: number | undefined): string | undefined =>
  priority === undefined ? undefined : String(Math.round(Math.min(1, Math.max(0, priority)) * 1000) / 1000);

function words(
  localName: string,
  values: readonly string[] | undefined,
  known: (word: string) => boolean,
  { during }: PresenceStatement,
): XmlElement[] {
  if (values === undefined || values.length === 0) return [];
  const children = values.map((word) =>
    known(word) ? named(RPID, word, {}, []) : named(RPID, "other", {}, [word]),
  );
  return [named(RPID, localName, times(during), children)];
}

function placeType({ place, during }: PresenceStatement): XmlElement[] {
  if (place === undefined) return [];
  const child = isPlaceType(place) ? named(LOCATION_TYPE, place, {}, []) : named(RPID, "other", {}, [place]);
  return [named(RPID, "place-type", times(during), [child])];
}

const sphere = ({ sphere: name }: PresenceStatement): XmlElement[] =>
  name === undefined ? [] : [named(RPID, "sphere", {}, [named(RPID, name, {}, [])])];

/** The threshold is a positive integer (RPID schema). */
const inputAttributes = ({ idleThresholdSeconds, lastInput }: PresenceStatement): Attributes => ({
  "idle-threshold":
    idleThresholdSeconds === undefined ? undefined : Math.max(1, Math.round(idleThresholdSeconds)).toFixed(0),
  "last-input": lastInput === undefined ? undefined : formatTimestamp(lastInput),
});

const times = (during: PresenceStatement["during"]): Attributes => ({
  from: during?.from === undefined ? undefined : formatTimestamp(during.from),
  until: during?.until === undefined ? undefined : formatTimestamp(during.until),
});

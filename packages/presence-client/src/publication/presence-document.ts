import {
  DATA_MODEL,
  formatTimestamp,
  isActivity,
  PIDF,
  RPID,
  usualName,
  writePresence,
} from "@porchlight/documents";
import { instant } from "@porchlight/kernel";
import { type AttributeValues, element, type XmlElement } from "@porchlight/xml";
import type { PresenceStatus, UserInput } from "./presence-status";

/** Who speaks: the presentity, and the ids of this source, kept over the life of a publication (RFC 3903 §10.4). */
export interface SourceIdentity {
  /** Address of record with scheme. */
  readonly entity: string;
  readonly tupleId: string;
  readonly personId: string;
  readonly deviceId: string;
  /** URN of the device, `urn:uuid:...`. */
  readonly deviceUrn: string;
  /** What a person would call the device. */
  readonly deviceName: string | undefined;
}

/** The PIDF document of one source (RFC 3863, 4479, 4480). `since` is the time of the status, in milliseconds. */
export function presenceDocument(source: SourceIdentity, status: PresenceStatus, since: number): string {
  return writePresence({
    entity: source.entity,
    tuples: [{ element: tuple(source, status, since) }],
    persons: [{ element: person(source, status, since) }],
    devices: [{ element: device(source, status, since) }],
    notes: [],
    extensions: [],
  });
}

function tuple(source: SourceIdentity, status: PresenceStatus, since: number): XmlElement {
  return named(PIDF, "tuple", { id: source.tupleId }, [
    named(PIDF, "status", {}, [named(PIDF, "basic", {}, [status.basic])]),
    named(DATA_MODEL, "deviceID", {}, [source.deviceUrn]),
    named(PIDF, "contact", {}, [source.entity]),
    named(PIDF, "timestamp", {}, [time(since)]),
  ]);
}

function person(source: SourceIdentity, status: PresenceStatus, since: number): XmlElement {
  const { activities = [], until, mood, note } = status;
  const ending = { until: until === undefined ? undefined : time(until) };
  return named(DATA_MODEL, "person", { id: source.personId }, [
    ...(activities.length > 0 ? [named(RPID, "activities", ending, activities.map(activity))] : []),
    ...(mood ? [named(RPID, "mood", {}, [moodWord(mood)])] : []),
    ...textLeaf("note", note),
    named(DATA_MODEL, "timestamp", {}, [time(since)]),
  ]);
}

function device(source: SourceIdentity, status: PresenceStatus, since: number): XmlElement {
  return named(DATA_MODEL, "device", { id: source.deviceId }, [
    ...(status.input ? [userInput(status.input)] : []),
    named(DATA_MODEL, "deviceID", {}, [source.deviceUrn]),
    ...textLeaf("note", source.deviceName),
    named(DATA_MODEL, "timestamp", {}, [time(since)]),
  ]);
}

function userInput({ state, idleThresholdSeconds, lastInput }: UserInput): XmlElement {
  const threshold =
    idleThresholdSeconds === undefined ? undefined : Math.max(1, Math.round(idleThresholdSeconds));
  const attributes = {
    "idle-threshold": threshold?.toString(),
    "last-input": lastInput === undefined ? undefined : time(lastInput),
  };
  return named(RPID, "user-input", attributes, [state]);
}

/** What is no word of the schema goes into `other` as text. */
const activity = (word: string): XmlElement =>
  isActivity(word) ? named(RPID, word, {}, []) : named(RPID, "other", {}, [word]);

const moodWord = (word: string): XmlElement =>
  /^[a-z][a-z_]{1,30}$/.test(word) ? named(RPID, word, {}, []) : named(RPID, "other", {}, [word]);

const textLeaf = (name: string, text: string | undefined): XmlElement[] =>
  text?.trim() ? [named(DATA_MODEL, name, {}, [text.trim()])] : [];

const named = (
  namespace: string,
  name: string,
  attributes: AttributeValues,
  children: readonly (XmlElement | string)[],
): XmlElement => element(usualName(namespace, name), namespace, attributes, children);

const time = (milliseconds: number): string => formatTimestamp(instant(milliseconds));

import { buildPresence, type PresenceStatement } from "@porchlight/documents";
import { instant } from "@porchlight/kernel";
import type { PresenceStatus } from "./presence-status";

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
export const presenceDocument = (source: SourceIdentity, status: PresenceStatus, since: number): string =>
  buildPresence({
    entity: source.entity,
    contact: source.entity,
    tupleId: source.tupleId,
    personId: source.personId,
    deviceId: source.deviceUrn,
    deviceOccurrenceId: source.deviceId,
    deviceNote: said(source.deviceName),
    basic: status.basic,
    timestamp: instant(since),
    ...doing(status),
    ...person(status),
    ...input(status),
  });

type Part = Partial<PresenceStatement>;

const doing = ({ activities, until, mood, place, sphere, note }: PresenceStatus): Part => ({
  activities,
  mood: mood?.filter((word) => word.trim() !== ""),
  place: said(place),
  sphere,
  during: until === undefined ? undefined : { until: instant(until) },
  note: said(note),
});

const person = (status: PresenceStatus): Part => ({
  overridingWillingness: status.overridingWillingness,
  timeOffsetMinutes: status.timeOffsetMinutes,
  displayName: said(status.displayName),
  homepage: said(status.homepage),
  statusIcon: status.picture?.url,
});

const input = ({ input: used }: PresenceStatus): Part => ({
  userInput: used?.state,
  idleThresholdSeconds: used?.idleThresholdSeconds,
  lastInput: used?.lastInput === undefined ? undefined : instant(used.lastInput),
});

const said = (text: string | undefined): string | undefined => text?.trim() || undefined;

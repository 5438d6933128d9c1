import { buildPresence, type PresenceStatement } from "@porchlight/documents";
import { instant } from "@porchlight/kernel";
import type { ContentReference } from "../content/content-reference";
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

/** How a document names its picture. */
export type PictureUri = (picture: ContentReference) => string;

/** The picture comes with the document by reference (RFC 2392), or has to be known by its URL. */
export const byContentId: PictureUri = ({ contentId }) =>
  `cid:${encodeURIComponent(contentId).replaceAll("%40", "@")}`;
export const byUrl: PictureUri = ({ url }) => url;

/** The PIDF document of one source (RFC 3863, 4479, 4480). `since` is the time of the status, in milliseconds. */
export const presenceDocument = (
  source: SourceIdentity,
  status: PresenceStatus,
  since: number,
  pictureUri: PictureUri = byUrl,
): string =>
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
    statusIcon: status.picture && pictureUri(status.picture),
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
});

const input = ({ input: used }: PresenceStatus): Part => ({
  userInput: used?.state,
  idleThresholdSeconds: used?.idleThresholdSeconds,
  lastInput: used?.lastInput === undefined ? undefined : instant(used.lastInput),
});

const said = (text: string | undefined): string | undefined => text?.trim() || undefined;

import type { SourceId } from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import type { PreparedPublication, PresencePublication } from "./presence-publication";
import type { Phase } from "./time/phase";

/** Own id to the id in the last composed document; `own` when the document was sent as published; undefined when it never was. */
export type ShownIds = ReadonlyMap<string, string> | "own" | undefined;

/** What one source says now, and under which ids watchers know it. */
export interface Contribution {
  readonly source: SourceId;
  readonly firstSeen: Instant;
  readonly changedAt: Instant;
  readonly publication: PresencePublication;
  /** Undefined where time does nothing to it. */
  readonly phase: Phase | undefined;
  readonly ids: ShownIds;
}

/** What it says for the time being. */
export const saidBy = ({ publication, phase }: Contribution): PreparedPublication =>
  phase?.kind === "changed" ? phase.says : publication.prepared();

/** First seen first, then by name: an order that does not depend on the order of arrival. */
export const bySeniority = (a: Contribution, b: Contribution): number =>
  a.firstSeen - b.firstSeen || compareText(a.source, b.source);

/** Whether `a` is more recent than `b`. */
export const isNewer = (a: Contribution, b: Contribution): boolean =>
  (a.changedAt - b.changedAt || compareText(a.source, b.source)) > 0;

/** By UTF-16 code unit, the same everywhere. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

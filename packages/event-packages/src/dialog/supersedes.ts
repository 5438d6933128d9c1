import { DIALOG_STATES, type DialogElement } from "@porchlight/documents";
import type { DialogReport } from "./live-dialog";

/**
 * Whether a report takes the place of one that came in another publication. Exchanges that publish faster than they are
 * answered begin a second publication of the same call and never return to the first.
 */
export function supersedes(newer: DialogReport, older: DialogReport): boolean {
  if (!isOneCall(newer.dialog, older.dialog) || newer.at < older.at) return false;
  if (newer.at === older.at && rank(newer.dialog) < rank(older.dialog)) return false;
  // Without tags it may be the branch that lost which is over, and the one that was answered goes on.
  return newer.dialog.localTag !== undefined || !isOver(newer.dialog) || older.dialog.state !== "confirmed";
}

/** Branches of a call differ in a tag; where none is given there is nothing to tell them apart by. */
const isOneCall = (one: DialogElement, other: DialogElement): boolean =>
  one.id === other.id &&
  one.callId !== undefined &&
  one.callId === other.callId &&
  one.localTag === other.localTag &&
  (one.remoteTag === undefined || other.remoteTag === undefined || one.remoteTag === other.remoteTag);

const isOver = ({ state }: DialogElement): boolean => state === "terminated";

const rank = ({ state }: DialogElement): number => DIALOG_STATES.indexOf(state);

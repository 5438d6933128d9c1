import { DIALOG_STATES, type DialogElement, isSameDialog } from "@porchlight/documents";
import type { DialogReport } from "./live-dialog";

/**
 * Whether a report takes the place of one that came in another publication. Exchanges that publish faster than they are
 * answered begin a second publication of the same call and never return to the first.
 */
export function supersedes(newer: DialogReport, older: DialogReport): boolean {
  if (!isOneCall(newer.dialog, older.dialog) || newer.at < older.at) return false;
  // A dialog never goes back (RFC 4235 section 3.7.1): a report that does is late.
  if (rank(newer.dialog) < rank(older.dialog)) return false;
  if (isOneBranch(newer.dialog, older.dialog)) return true;
  // It may be another branch: one that was answered goes on, whatever becomes of the others.
  return newer.dialog.state !== "terminated" || older.dialog.state !== "confirmed";
}

/** Kamailio names the tags of a call that rings and not of the same call when it is answered. */
const isOneCall = (one: DialogElement, other: DialogElement): boolean =>
  one.callId !== undefined && one.callId === other.callId && isSameDialog(one, other);

const isOneBranch = (one: DialogElement, other: DialogElement): boolean =>
  one.localTag !== undefined && one.localTag === other.localTag;

const rank = ({ state }: DialogElement): number => DIALOG_STATES.indexOf(state);

import { type DialogElement, uriKey } from "@porchlight/documents";
import type { ViewWish } from "@porchlight/event-notifier";
import { type DialogView, isNaming } from "./dialog-view";

/** What a subscriber wants to hear of (RFC 4235 section 3.2). */
export interface DialogFilter {
  readonly callId: string | undefined;
  readonly localTag: string | undefined;
  readonly remoteTag: string | undefined;
  /** Contact of the subscriber. */
  readonly target: string;
  readonly withSessions: boolean;
  /** It has to be told of one dialog at least: one that is over, when there is no other. */
  readonly needsDialog: boolean;
}

export const dialogFilter = (wish: ViewWish, dummyFor: readonly string[]): DialogFilter => ({
  callId: wish.parameter("call-id"),
  localTag: wish.parameter("to-tag"),
  remoteTag: wish.parameter("from-tag"),
  target: uriKey(wish.target),
  withSessions: wish.parameter("include-session-description") !== undefined,
  needsDialog: dummyFor.some((beginning) => wish.userAgent.toLowerCase().startsWith(beginning.toLowerCase())),
});

/**
 * Whether a subscriber hears of a dialog. One that names a dialog has to be allowed to see what it names; one that does
 * not is spared the dialogs it is itself the other side of (section 3.3).
 */
export function isWanted(dialog: DialogElement, filter: DialogFilter, view: DialogView): boolean {
  const { callId, localTag, remoteTag, target } = filter;
  if (callId === undefined && localTag === undefined && remoteTag === undefined) {
    const remote = dialog.remote?.target?.uri;
    return remote === undefined || uriKey(remote) !== target;
  }
  return (
    isNaming(view) &&
    matches(callId, dialog.callId) &&
    matches(localTag, dialog.localTag) &&
    matches(remoteTag, dialog.remoteTag)
  );
}

const matches = (wanted: string | undefined, actual: string | undefined): boolean =>
  wanted === undefined || wanted === actual;

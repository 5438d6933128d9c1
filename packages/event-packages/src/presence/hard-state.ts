import { encodePathSegment } from "@porchlight/documents";
import type { Compositor, SourceId } from "@porchlight/event-notifier";
import { instant } from "@porchlight/kernel";
import type { DocumentLibrary } from "../document-library/document-library";
import { PIDF_TYPE } from "./media-type";

/** State that does not expire: the XCAP document of RFC 4827, as one more source. */
export const HARD_STATE: SourceId = "hard-state";

export const isHardState = (source: SourceId): boolean => source.startsWith(HARD_STATE);

const USAGE = "pidf-manipulation";

const pathOf = (presentity: string): string => `${USAGE}/users/${encodePathSegment(presentity)}/index`;

/** Whose hard state a document is; undefined when it is none. */
export function hardStateOwner(
  home: { auid: string; xui: string; name: string } | undefined,
): string | undefined {
  return home?.auid === USAGE && home.name === "index" && home.xui !== "" ? home.xui : undefined;
}

/**
 * Gives a compositor the hard state as it is stored now. It is older than any publication, so that it gives way to each
 * (presence.md section 16).
 */
export function takeHardState(compositor: Compositor, presentity: string, library: DocumentLibrary): void {
  const stored = library.read(pathOf(presentity));
  const document = stored && compositor.read(PIDF_TYPE, encoder.encode(stored.text));
  if (document?.ok) compositor.put(HARD_STATE, document.value, instant(0));
  else if (compositor.has(HARD_STATE)) compositor.remove(HARD_STATE);
}

const encoder = new TextEncoder();

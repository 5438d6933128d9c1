import { encodePathSegment } from "@porchlight/documents";
import type { Compositor, SourceId } from "@porchlight/event-notifier";
import { instant } from "@porchlight/kernel";
import type { DocumentLibrary } from "../document-library/document-library";
import { PIDF_TYPE } from "./media-type";
import { scheduledStates } from "./time/scheduled-states";

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
 * Gives a compositor the hard state as it is stored now: the document, and each entry of its schedule as a source that is
 * there at times. All are older than any publication, so that they give way to each (presence.md section 16).
 */
export function takeHardState(compositor: Compositor, presentity: string, library: DocumentLibrary): void {
  const stored = library.read(pathOf(presentity));
  const document = stored && compositor.read(PIDF_TYPE, encoder.encode(stored.text));
  const sources = document?.ok ? [document.value, ...scheduledStates(document.value, presentity)] : [];
  for (const [age, source] of sources.entries()) compositor.put(sourceAt(age), source, instant(age));
  for (let age = sources.length; compositor.has(sourceAt(age)); age += 1) compositor.remove(sourceAt(age));
}

/** The document first, then the entries, each more recent than the one before. */
const sourceAt = (age: number): SourceId => (age === 0 ? HARD_STATE : `${HARD_STATE}/${age}`);

const encoder = new TextEncoder();

import type { PublishedPart } from "@porchlight/event-notifier";
import { escapeText, type XmlDocument } from "@porchlight/xml";
import { contentIdIn, referencesIn } from "./shown-references";

/** A document whose references name parts as watchers know them. */
export interface NamedParts {
  readonly text: string;
  /** Those it refers to, in its order, each once. */
  readonly parts: readonly PublishedPart[];
}

/**
 * Gives the references of a published document the Content-IDs that watchers are told. Each source calls its parts as it
 * likes; beside one another in one document, names must not meet.
 */
export function nameParts(xml: XmlDocument, parts: readonly PublishedPart[]): NamedParts {
  const byId = new Map(
    parts.flatMap((part) => [[part.stableId, part] as const, [part.contentId, part] as const]),
  );
  const referred = new Map<string, PublishedPart>();
  let text = "";
  let from = 0;
  for (const { element, uri } of referencesIn(xml)) {
    const part = byId.get(contentIdIn(uri) ?? "");
    if (part === undefined) continue;
    referred.set(part.stableId, part);
    text += xml.source.slice(from, element.contentStart) + escapeText(`cid:${part.stableId}`);
    from = element.contentEnd;
  }
  return { text: text + xml.source.slice(from), parts: [...referred.values()] };
}

import type { PresenceComponent, PresenceSourceFacts } from "@porchlight/admin-api";
import type { PublicationView } from "@porchlight/engine";
import { type ComponentReport, isHardState } from "@porchlight/event-packages";
import { instantText } from "./instant-text";

interface ComposedPresence {
  readonly contentWithheld: boolean;
  readonly sources: PresenceSourceFacts[];
  readonly components: PresenceComponent[];
}

/** Who says what of a presentity; without `content` its structure only. */
export function composedPresence(
  report: readonly ComponentReport[],
  publications: readonly PublicationView[],
  content: boolean,
): ComposedPresence {
  const ids = new Set(
    report.flatMap(({ sources, parts }) => [...sources, ...parts.flatMap(({ overruled }) => overruled)]),
  );
  const known = new Map(publications.map((publication) => [publication.id, publication]));
  return {
    contentWithheld: !content,
    sources: [...ids].map((id) => sourceFacts(id, known.get(id))),
    components: report.map(({ kind, id, rule, sources, parts }) => ({
      kind,
      id,
      rule,
      sources: [...sources],
      parts: parts.map((part) => ({
        name: part.name,
        text: content ? part.text : null,
        sources: [...part.sources],
        overruled: [...part.overruled],
      })),
    })),
  };
}

function sourceFacts(id: string, publication: PublicationView | undefined): PresenceSourceFacts {
  if (publication === undefined) {
    const kind = isHardState(id) ? "hard-state" : "server";
    return { id, kind, publisher: null, entityTag: null, modifiedAt: null };
  }
  const { publisher, entityTag, modifiedAt } = publication;
  return { id, kind: "publication", publisher, entityTag, modifiedAt: instantText(modifiedAt) };
}

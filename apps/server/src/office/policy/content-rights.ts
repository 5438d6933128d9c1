import { contentNameIn, type ObjectName } from "@porchlight/content";
import type { EngineViews, PublicationView } from "@porchlight/engine";
import {
  allContent,
  PRESENCE,
  type PresenceAuthority,
  referredUris,
  shownContent,
} from "@porchlight/event-packages";
import type { Clock } from "@porchlight/kernel";
import type { ContentReference, ContentRights } from "../../content";

/** What presence says about objects of the content server, by the evaluator that writes every NOTIFY. */
export function contentRights(
  views: () => EngineViews,
  authority: PresenceAuthority,
  clock: Clock,
): ContentRights {
  const compositorOf = (owner: string) => views().compositor(owner, PRESENCE, clock());
  return {
    mayRead: (reader, { owner, object }) => {
      const compositor = compositorOf(owner);
      if (compositor === undefined) return false;
      const watcher = { identities: [reader], isAnonymous: false };
      return objectsOf(owner, shownContent(authority, compositor, { watcher, now: clock() })).has(object);
    },
    mayPublish: (publisher, presentity) => {
      const watcher = { identities: [publisher], isAnonymous: false };
      const question = { presentity, watcher, now: clock(), sphere: () => undefined };
      return authority.decidePublication(question).mayPublish;
    },
    references: (owner) => {
      const found = new Map<ObjectName, ContentReference[]>();
      for (const publication of views().publicationsOf(owner)) notePublication(found, owner, publication);
      const compositor = compositorOf(owner);
      for (const object of objectsOf(owner, compositor === undefined ? [] : allContent(compositor))) {
        if (!found.has(object)) found.set(object, [{ kind: "permanent" }]);
      }
      return found;
    },
  };
}

function notePublication(
  found: Map<ObjectName, ContentReference[]>,
  owner: string,
  { id, publisher, expiresAt, body, parts }: PublicationView,
): void {
  const inParts = parts.flatMap((part) => (part.kind === "external" ? [part.url] : []));
  for (const object of objectsOf(owner, [...referredUris(body), ...inParts])) {
    const reference: ContentReference = { kind: "publication", id, publisher, expiresAt };
    found.set(object, [...(found.get(object) ?? []), reference]);
  }
}

/** The objects of an owner among what URIs name. */
function objectsOf(owner: string, uris: readonly string[]): ReadonlySet<ObjectName> {
  const objects = new Set<ObjectName>();
  for (const uri of uris) {
    const name = contentNameIn(uri);
    if (name?.owner === owner) objects.add(name.object);
  }
  return objects;
}

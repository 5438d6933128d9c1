import { type ContentName, contentNameIn } from "@porchlight/content";
import type { EngineViews } from "@porchlight/engine";
import { PRESENCE, type PresenceAuthority, previewPresence, referredUris } from "@porchlight/event-packages";
import { after, type Clock, type Instant, instant } from "@porchlight/kernel";
import type { ContentRights } from "../../content";

/** What permanent state refers to lives so much longer each time it is looked at. */
const permanentMs = 86_400_000;

/** What presence says about objects of the content server, by the evaluator that writes every NOTIFY. */
export function contentRights(
  views: () => EngineViews,
  authority: PresenceAuthority,
  clock: Clock,
): ContentRights {
  const preview = (owner: string, watcher: string) => {
    const compositor = views().compositor(owner, PRESENCE, clock());
    if (compositor === undefined) return undefined;
    const identity = { identities: [watcher], isAnonymous: false };
    return previewPresence(authority, compositor, { watcher: identity, now: clock() });
  };
  return {
    mayRead: (reader, name) => names(preview(name.owner, reader)?.shown, name),
    mayPublish: (publisher, presentity) => {
      const watcher = { identities: [publisher], isAnonymous: false };
      const question = { presentity, watcher, now: clock(), sphere: () => undefined };
      return authority.decidePublication(question).mayPublish;
    },
    referredUntil: (name) => {
      const published = publishedUntil(views(), name);
      if (published !== undefined) return published;
      return names(preview(name.owner, name.owner)?.full, name) ? after(clock(), permanentMs) : undefined;
    },
  };
}

function publishedUntil(views: EngineViews, name: ContentName): Instant | undefined {
  const referring = views
    .presentity(name.owner)
    .filter(({ eventPackage }) => eventPackage === PRESENCE)
    .flatMap(({ publications }) => publications)
    .filter(({ body }) => names(body, name))
    .map(({ expiresAt }) => expiresAt);
  return referring.length === 0 ? undefined : instant(Math.max(...referring));
}

const names = (document: string | undefined, { owner, object }: ContentName): boolean =>
  document !== undefined &&
  referredUris(document).some((uri) => {
    const named = contentNameIn(uri);
    return named?.owner === owner && named.object === object;
  });

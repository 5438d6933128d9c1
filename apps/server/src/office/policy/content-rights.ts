import { type ContentName, contentNameIn } from "@porchlight/content";
import type { EngineViews, PublicationView } from "@porchlight/engine";
import {
  allContent,
  PRESENCE,
  type PresenceAuthority,
  referredUris,
  shownContent,
} from "@porchlight/event-packages";
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
  const compositorOf = (owner: string) => views().compositor(owner, PRESENCE, clock());
  return {
    mayRead: (reader, name) => {
      const compositor = compositorOf(name.owner);
      if (compositor === undefined) return false;
      const watcher = { identities: [reader], isAnonymous: false };
      return shownContent(authority, compositor, { watcher, now: clock() }).some(names(name));
    },
    mayPublish: (publisher, presentity) => {
      const watcher = { identities: [publisher], isAnonymous: false };
      const question = { presentity, watcher, now: clock(), sphere: () => undefined };
      return authority.decidePublication(question).mayPublish;
    },
    referredUntil: (name) => {
      const published = publishedUntil(views(), name);
      if (published !== undefined) return published;
      const compositor = compositorOf(name.owner);
      const isPermanent = compositor !== undefined && allContent(compositor).some(names(name));
      return isPermanent ? after(clock(), permanentMs) : undefined;
    },
  };
}

function publishedUntil(views: EngineViews, name: ContentName): Instant | undefined {
  const referring = views.publicationsOf(name.owner).filter((publication) => refers(publication, name));
  return referring.length === 0
    ? undefined
    : instant(Math.max(...referring.map(({ expiresAt }) => expiresAt)));
}

const refers = ({ body, parts }: PublicationView, name: ContentName): boolean =>
  referredUris(body).some(names(name)) ||
  parts.some((part) => part.kind === "external" && names(name)(part.url));

const names =
  ({ owner, object }: ContentName) =>
  (uri: string): boolean => {
    const named = contentNameIn(uri);
    return named?.owner === owner && named.object === object;
  };

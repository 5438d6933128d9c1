import { type PublicationPermission, writePresence } from "@porchlight/documents";
import type {
  LimitedPublication,
  PublicationGrant,
  PublishedDocument,
  PublisherIdentity,
} from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import {
  allowedContent,
  EVERYTHING,
  type Permissions,
  permissionsKey,
  stripPublication,
} from "@porchlight/policy";
import type { PresenceAuthority } from "./authorization/presence-authority";
import type { PresenceCompositor } from "./presence-compositor";
import { readPublication, unsealed } from "./presence-publication";

/** What the publication rules of a presentity let somebody publish; undefined when nothing. */
export function publicationGrant(
  authority: PresenceAuthority,
  publisher: PublisherIdentity,
  compositor: PresenceCompositor,
  now: Instant,
): PublicationGrant | undefined {
  const { presentity } = compositor;
  const sphere = (): string | undefined => compositor.sphere(now).value;
  const decision = authority.decidePublication({ presentity, watcher: publisher, now, sphere });
  if (!decision.mayPublish) return undefined;
  if (permissionsKey(decision.content) === EVERYTHING_KEY) return UNLIMITED;
  return { limit: (document) => limited(document, presentity, decision.content) };
}

/** What a source may say of a presentity by the permissions of its operator. */
export const permittedContent = (
  presentity: string,
  permissions: readonly PublicationPermission[],
): PublicationGrant => {
  const content = allowedContent(permissions);
  return { limit: (document) => limited(document, presentity, content) };
};

const EVERYTHING_KEY = permissionsKey(EVERYTHING);

const UNLIMITED: PublicationGrant = { limit: () => "unchanged" };

function limited(
  published: PublishedDocument,
  presentity: string,
  content: Permissions,
): LimitedPublication | undefined {
  const publication = unsealed(published);
  const { document, isAllStripped } = stripPublication(publication.prepared().document, content);
  if (isAllStripped) return undefined;
  const text = writePresence(document);
  const read = readPublication(encoder.encode(text), presentity, undefined, publication.parts);
  if (!read.ok) throw new Error("a limited publication does not read");
  return { document: read.value, text };
}

const encoder = new TextEncoder();

import type { Publication } from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import type { PublicationRecord } from "../ports/journal";
import { Timer } from "../timers/deadline-queue";
import type { PublishedResource } from "./resource";

/** A publication that wakes at its expiry. */
export class LivePublication extends Timer {
  publication: Publication;

  constructor(
    publication: Publication,
    readonly resource: PublishedResource,
    readonly expired: (publication: LivePublication, now: Instant) => void,
  ) {
    super();
    this.publication = publication;
  }

  fire(now: Instant): void {
    this.expired(this, now);
  }
}

export function publicationRecord(publication: Publication, resource: PublishedResource): PublicationRecord {
  return {
    id: publication.source,
    presentity: resource.presentity,
    eventPackage: resource.eventPackage.name,
    entityTag: publication.entityTag,
    contentType: publication.contentType,
    body: publication.body,
    publisher: publication.publisher,
    expiresAt: publication.expiresAt,
    createdAt: publication.createdAt,
    modifiedAt: publication.modifiedAt,
  };
}

export function publicationOf(record: PublicationRecord): Publication {
  const { id, entityTag, contentType, body, publisher, expiresAt, createdAt, modifiedAt } = record;
  return { source: id, entityTag, contentType, body, publisher, expiresAt, createdAt, modifiedAt };
}

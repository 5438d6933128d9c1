import type { Publication } from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import type { LiveFlow } from "../flows/flow-table";
import type { PublicationRecord } from "../ports/journal";
import type { PublicationBinding } from "../ports/views";
import { Timer } from "../timers/deadline-queue";
import type { PublishedResource } from "./resource";

/** A publication that wakes at its end. */
export class LivePublication extends Timer {
  publication: Publication;
  /** The flow it is bound to, while that stands. */
  flow: LiveFlow | undefined;
  /** When it ends for want of its flow; undefined while that stands, or when it is bound to none. */
  lapsesAt: Instant | undefined;

  constructor(
    publication: Publication,
    readonly resource: PublishedResource,
    readonly ended: (publication: LivePublication, now: Instant) => void,
  ) {
    super();
    this.publication = publication;
  }

  get binding(): PublicationBinding {
    if (!this.publication.isBound) return "none";
    return this.flow === undefined ? "lost" : "stands";
  }

  get endsAt(): Instant {
    const { expiresAt } = this.publication;
    return this.lapsesAt !== undefined && this.lapsesAt < expiresAt ? this.lapsesAt : expiresAt;
  }

  fire(now: Instant): void {
    this.ended(this, now);
  }
}

export function publicationRecord(
  publication: Publication,
  resource: PublishedResource,
  owners: string,
): PublicationRecord {
  return {
    id: publication.source,
    presentity: resource.presentity,
    eventPackage: resource.eventPackage.name,
    entityTag: publication.entityTag,
    contentType: publication.contentType,
    body: publication.body,
    parts: publication.parts,
    publisher: publication.publisher,
    isBound: publication.isBound,
    expiresAt: publication.expiresAt,
    createdAt: publication.createdAt,
    modifiedAt: publication.modifiedAt,
    owners,
  };
}

export function publicationOf(record: PublicationRecord): Publication {
  const { id, presentity: _, eventPackage: __, owners: ___, ...publication } = record;
  return { source: id, ...publication };
}

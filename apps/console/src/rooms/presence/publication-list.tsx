"use client";
import type { ComposedState, Publication } from "@porchlight/admin-api";
import { Card, CopyButton, Countdown, EmptyState, RelativeTime, Untrusted } from "@porchlight/ui";
import Link from "next/link";
import { Facts } from "~/parts/facts";
import { Publisher } from "~/parts/publisher";
import { SourceText } from "~/parts/source-text";

export interface PublicationListProps {
  readonly states: readonly ComposedState[];
  readonly contentWithheld: boolean;
}

/** Who publishes for it, what, and until when. */
export function PublicationList({ states, contentWithheld }: PublicationListProps) {
  const publications = states.flatMap((state) => state.publications);
  if (publications.length === 0) {
    return (
      <EmptyState title="No publication is in force">
        Its watchers see it as offline until a device publishes for it.
      </EmptyState>
    );
  }
  return (
    <ul className="flex flex-col gap-3">
      {publications.map((publication) => (
        <li key={publication.id}>
          <PublicationCard publication={publication} contentWithheld={contentWithheld} />
        </li>
      ))}
    </ul>
  );
}

interface PublicationCardProps {
  readonly publication: Publication;
  readonly contentWithheld: boolean;
}

function PublicationCard({ publication, contentWithheld }: PublicationCardProps) {
  const { publisher, eventPackage, entityTag, contentType, modifiedAt, expiresAt, body } = publication;
  return (
    <Card className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="min-w-0 break-words">
          <Publisher publisher={publisher} />
        </span>
        <span className="text-sm text-text-muted">
          expires in <Countdown at={expiresAt} className="font-medium text-text" />
        </span>
      </div>
      <Facts
        facts={[
          { name: "Event", value: <Untrusted text={eventPackage} className="font-mono text-sm" /> },
          {
            name: "Entity-tag",
            value: (
              <span className="flex items-center gap-1">
                <Untrusted text={entityTag} className="truncate font-mono text-sm" />
                <CopyButton text={entityTag} label="Copy the entity-tag" className="-my-2" />
              </span>
            ),
          },
          { name: "Content type", value: <Untrusted text={contentType} className="font-mono text-sm" /> },
          { name: "Changed", value: <RelativeTime at={modifiedAt} /> },
          { name: "Connection", value: <ConnectionOf publication={publication} /> },
        ]}
      />
      <details>
        <summary className="min-h-6 w-fit cursor-pointer text-text-muted hover:text-text">Body</summary>
        <div className="pt-2">
          <SourceText text={body} label="Body of the publication" withheld={contentWithheld} />
        </div>
      </details>
    </Card>
  );
}

/** Whether it goes with the connection it came over. */
function ConnectionOf({ publication }: Pick<PublicationCardProps, "publication">) {
  const { binding, connection, lapsesAt } = publication;
  if (binding === "none") return "Not bound to one";
  if (connection !== null) {
    return (
      <>
        Bound to it; it stands:{" "}
        <Link
          href={`/connections?open=${connection}`}
          prefetch={false}
          className="underline underline-offset-4"
        >
          connection {connection}
        </Link>
      </>
    );
  }
  if (lapsesAt === null) return "Bound to one that is lost";
  return (
    <span>
      Lost; goes in <Countdown at={lapsesAt} />
    </span>
  );
}

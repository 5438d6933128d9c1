"use client";
import type { ComposedState, Publication } from "@porchlight/admin-api";
import { Card, CopyButton, Countdown, EmptyState, RelativeTime, Untrusted } from "@porchlight/ui";
import Link from "next/link";
import { Facts } from "~/parts/facts";
import { Publisher } from "~/parts/publisher";
import { SourceText } from "~/parts/source-text";
import { useSay } from "~/words/words-provider";

export interface PublicationListProps {
  readonly states: readonly ComposedState[];
  readonly contentWithheld: boolean;
}

/** Who publishes for it, what, and until when. */
export function PublicationList({ states, contentWithheld }: PublicationListProps) {
  const say = useSay();
  const publications = states.flatMap((state) => state.publications);
  if (publications.length === 0) {
    return (
      <EmptyState title={say("presence.noPublicationIsInForce")}>
        {say("presence.itsWatchersSeeItAsOffline")}
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
  const say = useSay();
  const { publisher, eventPackage, entityTag, contentType, modifiedAt, expiresAt, body } = publication;
  return (
    <Card className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="min-w-0 break-words">
          <Publisher publisher={publisher} />
        </span>
        <span className="text-sm text-text-muted">
          {say.rich("parts.expiresIn", {
            time: <Countdown at={expiresAt} className="font-medium text-text" />,
          })}
        </span>
      </div>
      <Facts
        facts={[
          {
            name: say("parts.event"),
            value: <Untrusted text={eventPackage} className="font-mono text-sm" />,
          },
          {
            name: say("parts.entityTag"),
            value: (
              <span className="flex items-center gap-1">
                <Untrusted text={entityTag} className="truncate font-mono text-sm" />
                <CopyButton text={entityTag} label={say("presence.copyTheEntityTag")} className="-my-2" />
              </span>
            ),
          },
          {
            name: say("parts.contentType"),
            value: <Untrusted text={contentType} className="font-mono text-sm" />,
          },
          { name: say("parts.changed"), value: <RelativeTime at={modifiedAt} /> },
          { name: say("parts.connection"), value: <ConnectionOf publication={publication} /> },
        ]}
      />
      <details>
        <summary className="min-h-6 w-fit cursor-pointer text-text-muted hover:text-text">
          {say("presence.body")}
        </summary>
        <div className="pt-2">
          <SourceText text={body} label={say("presence.bodyOfThePublication")} withheld={contentWithheld} />
        </div>
      </details>
    </Card>
  );
}

/** Whether it goes with the connection it came over. */
function ConnectionOf({ publication }: Pick<PublicationCardProps, "publication">) {
  const say = useSay();
  const { binding, connection, lapsesAt } = publication;
  if (binding === "none") return say("presence.notBoundToOne");
  if (connection !== null) {
    return (
      <>
        {say("presence.boundToItItStands")}{" "}
        <Link
          href={`/connections?open=${connection}`}
          prefetch={false}
          className="underline underline-offset-4"
        >
          {say("parts.connectionNumber", { id: String(connection) })}
        </Link>
      </>
    );
  }
  if (lapsesAt === null) return say("presence.boundToOneThatIsLost");
  return <span>{say.rich("presence.lostGoesInTime", { time: <Countdown at={lapsesAt} /> })}</span>;
}

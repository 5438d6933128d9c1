"use client";
import type { ContentDetail } from "@porchlight/admin-api";
import { Card, Countdown } from "@porchlight/ui";
import Link from "next/link";
import { Publisher } from "~/parts/publisher";
import { Section } from "~/parts/section";
import { useSay } from "~/words/words-provider";

type Reference = ContentDetail["references"][number];

/** What refers to an object, and so keeps it. */
export function ObjectReferences({ object: { owner, references } }: { readonly object: ContentDetail }) {
  const say = useSay();
  return (
    <Section
      title={say("content.whatRefersToIt")}
      trailing={
        <Link
          href={`/presence?open=${encodeURIComponent(owner)}`}
          prefetch={false}
          className="text-sm underline underline-offset-4"
        >
          {say("content.presenceOfTheOwner")}
        </Link>
      }
    >
      {references.length === 0 ? (
        <p className="text-text-muted">{say("content.nothingItIsAnOrphanNo")}</p>
      ) : (
        <ul className="flex flex-col gap-2">
          {references.map((reference) => (
            <li key={reference.publication ?? "permanent"}>
              <ReferenceCard reference={reference} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function ReferenceCard({ reference: { publisher, expiresAt } }: { readonly reference: Reference }) {
  const say = useSay();
  return (
    <Card className="flex flex-wrap items-baseline justify-between gap-x-3 gap-y-1 py-3">
      {publisher === null ? (
        <span>{say("parts.permanentState")}</span>
      ) : (
        <span className="min-w-0 truncate">
          {say.rich("content.aPublicationByPublisher", { publisher: <Publisher publisher={publisher} /> })}
        </span>
      )}
      {expiresAt === null ? null : (
        <span className="text-sm text-text-muted">
          {say.rich("parts.expiresIn", { time: <Countdown at={expiresAt} /> })}
        </span>
      )}
    </Card>
  );
}

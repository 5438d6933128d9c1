"use client";
import type { ContentDetail } from "@porchlight/admin-api";
import { Card, Countdown } from "@porchlight/ui";
import Link from "next/link";
import { Publisher } from "~/parts/publisher";
import { Section } from "~/parts/section";

type Reference = ContentDetail["references"][number];

/** What refers to an object, and so keeps it. */
export function ObjectReferences({ object: { owner, references } }: { readonly object: ContentDetail }) {
  return (
    <Section
      title="What refers to it"
      trailing={
        <Link
          href={`/presence?open=${encodeURIComponent(owner)}`}
          prefetch={false}
          className="text-sm underline underline-offset-4"
        >
          Presence of the owner
        </Link>
      }
    >
      {references.length === 0 ? (
        <p className="text-text-muted">
          Nothing: it is an orphan. No watcher may read it, and it goes when its lifetime is over.
        </p>
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
  return (
    <Card className="flex flex-wrap items-baseline justify-between gap-x-3 gap-y-1 py-3">
      {publisher === null ? (
        <span>Permanent state, kept as a document</span>
      ) : (
        <span className="min-w-0 truncate">
          A publication by <Publisher publisher={publisher} />
        </span>
      )}
      {expiresAt === null ? null : (
        <span className="text-sm text-text-muted">
          expires in <Countdown at={expiresAt} />
        </span>
      )}
    </Card>
  );
}

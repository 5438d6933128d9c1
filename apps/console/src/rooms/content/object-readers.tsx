"use client";
import type { ContentDetail } from "@porchlight/admin-api";
import { Badge, UriText } from "@porchlight/ui";
import Link from "next/link";
import { Section } from "~/parts/section";
import { asSeenHref } from "~/rooms/presence/as-seen/as-seen-url";

/** Who watches the owner, and whether the rules show them what refers to the object. */
export function ObjectReaders({
  object: { owner, readers, references },
}: {
  readonly object: ContentDetail;
}) {
  return (
    <Section title="Who may read it">
      <p className="text-text-muted">
        The owner, operators, and every watcher who is shown an element that refers to it.
      </p>
      {readers.length === 0 ? (
        <p className="text-text-muted">Nobody else watches the owner now.</p>
      ) : (
        <ul aria-label="Watchers" className="divide-y divide-line rounded-md border border-line bg-surface">
          {readers.map(({ watcher, mayRead }) => (
            <li key={watcher} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
              <span className="min-w-0 flex-1 basis-40 truncate">
                <UriText uri={watcher} />
              </span>
              <ReadBadge mayRead={mayRead} isReferred={references.length > 0} />
              <Link
                href={asSeenHref(owner, watcher)}
                prefetch={false}
                className="text-sm underline underline-offset-4"
              >
                Why
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

interface ReadBadgeProps {
  readonly mayRead: boolean;
  readonly isReferred: boolean;
}

function ReadBadge({ mayRead, isReferred }: ReadBadgeProps) {
  if (mayRead) return <Badge tone="ok">May read</Badge>;
  return <Badge tone="warn">{isReferred ? "Rules hide what refers to it" : "Nothing refers to it"}</Badge>;
}

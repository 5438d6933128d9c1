"use client";
import type { ContentDetail } from "@porchlight/admin-api";
import { Badge, shortUri, UriText } from "@porchlight/ui";
import Link from "next/link";
import { Section } from "~/parts/section";
import { asSeenHref } from "~/rooms/presence/as-seen/as-seen-url";
import { useSay } from "~/words/words-provider";

/** Who watches the owner, and whether the rules show them what refers to the object. */
export function ObjectReaders({
  object: { owner, readers, references },
}: {
  readonly object: ContentDetail;
}) {
  const say = useSay();
  return (
    <Section title={say("content.whoMayReadIt")}>
      <p className="text-text-muted">{say("content.theOwnerOperatorsAndEveryWatcher")}</p>
      {readers.length === 0 ? (
        <p className="text-text-muted">{say("content.nobodyElseWatchesTheOwnerNow")}</p>
      ) : (
        <ul
          aria-label={say("parts.watchers")}
          className="divide-y divide-line rounded-md border border-line bg-surface"
        >
          {readers.map(({ watcher, mayRead }) => (
            <li key={watcher} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
              <span className="min-w-0 flex-1 basis-40 truncate">
                <UriText uri={watcher} />
              </span>
              <ReadBadge mayRead={mayRead} isReferred={references.length > 0} />
              <Link
                href={asSeenHref(owner, watcher)}
                aria-label={say("parts.actionOnWhat", {
                  action: say("content.why"),
                  what: shortUri(watcher),
                })}
                prefetch={false}
                className="text-sm underline underline-offset-4"
              >
                {say("content.why")}
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
  const say = useSay();
  if (mayRead) return <Badge tone="ok">{say("content.mayRead")}</Badge>;
  return (
    <Badge tone="warn">
      {isReferred ? say("content.rulesHideWhatRefersToIt") : say("content.nothingRefersToIt")}
    </Badge>
  );
}

"use client";
import type { UndecidedWatcher, WatcherDecision } from "@porchlight/admin-api";
import { Countdown, Drawer, EmptyState, RelativeTime, Skeleton, Untrusted, UriText } from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { admin } from "~/api/admin";
import { useMay } from "~/api/use-identity";
import { concerns } from "~/live/concerns";
import { Facts } from "~/parts/facts";
import { QueryState } from "~/parts/query-state";
import { asSeenHref } from "~/rooms/presence/as-seen/as-seen-url";
import { DecisionButtons } from "./decision-buttons";
import { DECISION_WORDS } from "./decision-words";
import { UNDECIDED_MEANINGS, UndecidedBadge } from "./undecided-badge";

export interface ApprovalDrawerProps {
  readonly id: string;
  readonly busy: boolean;
  readonly onDecide: (decision: WatcherDecision, row: UndecidedWatcher) => void;
  readonly onClose: () => void;
}

/** One question: who asks, whom, since when, and what can be answered. */
export function ApprovalDrawer({ id, busy, onDecide, onClose }: ApprovalDrawerProps) {
  const mayDecide = useMay("decideWatchers");
  const query = useQuery({
    queryKey: ["undecided", "one", id],
    queryFn: async ({ signal }) =>
      (await admin.listUndecidedWatchers({ query: { id, limit: 1 }, signal })).items[0] ?? null,
    meta: { live: concerns("subscriptions") },
  });
  const row = query.data ?? undefined;
  return (
    <Drawer
      open
      onOpenChange={(open) => open || onClose()}
      title="Who asks to watch"
      actions={
        row === undefined || !mayDecide ? undefined : (
          <DecisionButtons busy={busy} onDecide={(decision) => onDecide(decision, row)} />
        )
      }
    >
      <QueryState query={query} skeleton={<Skeleton className="h-56 w-full" />}>
        {(undecided) =>
          undecided === null ? (
            <EmptyState title="Nobody waits for this any more">
              It was decided, or the watcher gave up.
            </EmptyState>
          ) : (
            <Question row={undecided} mayDecide={mayDecide} />
          )
        }
      </QueryState>
    </Drawer>
  );
}

function Question({ row, mayDecide }: { readonly row: UndecidedWatcher; readonly mayDecide: boolean }) {
  const { presentity, watcher, displayName, isAnonymous, eventPackage, state, since, giveUpAt } = row;
  return (
    <>
      <div className="flex flex-col items-start gap-1">
        <p className="text-lg">
          <UriText uri={watcher} /> <span className="text-text-muted">asks to watch</span>{" "}
          <UriText uri={presentity} />
        </p>
        <UndecidedBadge state={state} />
        <p className="text-text-muted">{UNDECIDED_MEANINGS[state]}</p>
      </div>
      <Facts
        facts={[
          {
            name: "Calls itself",
            value: displayName === "" ? "nothing" : <Untrusted text={displayName} className="break-words" />,
          },
          { name: "Shows itself", value: isAnonymous ? "no, it asks anonymously" : "yes" },
          { name: "Event", value: <span className="font-mono text-sm">{eventPackage}</span> },
          { name: "Asked", value: <RelativeTime at={since} /> },
          { name: "Kept for", value: <Countdown at={giveUpAt} /> },
        ]}
      />
      <p>
        <Link
          href={asSeenHref(presentity, watcher)}
          prefetch={false}
          className="underline underline-offset-4"
        >
          Why it has to wait, and what it would see
        </Link>
      </p>
      {mayDecide ? (
        <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
          {Object.values(DECISION_WORDS).map(({ label, meaning }) => (
            <div key={label} className="contents">
              <dt className="font-medium">{label}</dt>
              <dd className="text-text-muted">{meaning}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </>
  );
}

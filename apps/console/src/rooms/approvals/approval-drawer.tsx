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
import { useSay } from "~/words/words-provider";
import { DecisionButtons } from "./decision-buttons";
import { decisionWordsOf } from "./decision-words";
import { UndecidedBadge } from "./undecided-badge";

export interface ApprovalDrawerProps {
  readonly id: string;
  readonly busy: boolean;
  readonly onDecide: (decision: WatcherDecision, row: UndecidedWatcher) => void;
  readonly onClose: () => void;
}

/** One question: who asks, whom, since when, and what can be answered. */
export function ApprovalDrawer({ id, busy, onDecide, onClose }: ApprovalDrawerProps) {
  const say = useSay();
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
      title={say("approvals.whoAsksToWatch")}
      actions={
        row === undefined || !mayDecide ? undefined : (
          <DecisionButtons busy={busy} onDecide={(decision) => onDecide(decision, row)} />
        )
      }
    >
      <QueryState query={query} skeleton={<Skeleton className="h-56 w-full" />}>
        {(undecided) =>
          undecided === null ? (
            <EmptyState title={say("approvals.nobodyWaitsForThisAnyMore")}>
              {say("approvals.itWasDecidedOrTheWatcher")}
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
  const say = useSay();
  const { presentity, watcher, displayName, isAnonymous, eventPackage, state, since, giveUpAt } = row;
  return (
    <>
      <div className="flex flex-col items-start gap-1">
        <p className="text-lg">
          <UriText uri={watcher} /> <span className="text-text-muted">{say("approvals.asksToWatch")}</span>{" "}
          <UriText uri={presentity} />
        </p>
        <UndecidedBadge state={state} />
        <p className="text-text-muted">{say(`approvals.undecidedMeanings.${state}`)}</p>
      </div>
      <Facts
        facts={[
          {
            name: say("approvals.callsItself"),
            value:
              displayName === "" ? (
                say("approvals.callsItselfNothing")
              ) : (
                <Untrusted text={displayName} className="break-words" />
              ),
          },
          {
            name: say("approvals.showsItself"),
            value: isAnonymous ? say("approvals.noItAsksAnonymously") : say("parts.yesSmall"),
          },
          { name: say("parts.event"), value: <span className="font-mono text-sm">{eventPackage}</span> },
          { name: say("approvals.asked"), value: <RelativeTime at={since} /> },
          { name: say("approvals.keptFor"), value: <Countdown at={giveUpAt} /> },
        ]}
      />
      <p>
        <Link
          href={asSeenHref(presentity, watcher)}
          prefetch={false}
          className="underline underline-offset-4"
        >
          {say("approvals.whyItHasToWaitAnd")}
        </Link>
      </p>
      {mayDecide ? (
        <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
          {Object.values(decisionWordsOf(say)).map(({ label, meaning }) => (
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

"use client";
import type { Subscription } from "@porchlight/admin-api";
import { Countdown, EmptyState, RelativeTime, Untrusted, UriText } from "@porchlight/ui";
import Link from "next/link";
import { SubscriptionBadge } from "~/parts/subscription-badge";
import { useSay } from "~/words/words-provider";

export interface PresentityWatchersProps {
  readonly subscriptions: readonly Subscription[];
  readonly total: number;
}

/** Who watches it. */
export function PresentityWatchers({ subscriptions, total }: PresentityWatchersProps) {
  const say = useSay();
  if (subscriptions.length === 0) return <EmptyState title={say("presence.nobodyWatchesIt")} />;
  return (
    <>
      <ul className="divide-y divide-line rounded-md border border-line">
        {subscriptions.map((subscription) => (
          <li key={`${subscription.id} ${subscription.eventPackage} ${subscription.list ?? ""}`}>
            <Link
              href={`/watchers?open=${encodeURIComponent(subscription.id)}`}
              prefetch={false}
              className="flex items-center gap-3 px-4 py-2.5 hover:bg-surface-raised/60 focus-visible:outline-offset-[-2px]"
            >
              <div className="min-w-0 flex-1">
                <p className="truncate">
                  <UriText uri={subscription.watcher} />
                </p>
                <p className="truncate text-sm text-text-muted">
                  <span className="font-mono text-[0.95em]">{subscription.eventPackage}</span>{" "}
                  {subscription.list === null ? null : (
                    <>{say.rich("presence.byTheListList", { list: <UriText uri={subscription.list} /> })} </>
                  )}
                  {subscription.kind === "http" ? (
                    <>
                      {say.rich("presence.overHttpWithTheTokenToken", {
                        token: <Untrusted text={subscription.token ?? ""} />,
                      })}{" "}
                    </>
                  ) : null}
                  <Untrusted text={subscription.userAgent || say("presence.noUserAgentNamed")} />
                </p>
              </div>
              <div className="shrink-0 text-right text-sm text-text-muted">
                <SubscriptionBadge subscription={subscription} />
                <p>
                  {subscription.lastNotifyAt === null
                    ? say.rich("parts.expiresIn", { time: <Countdown at={subscription.expiresAt} /> })
                    : say.rich("presence.notifiedTime", {
                        time: <RelativeTime at={subscription.lastNotifyAt} />,
                      })}
                </p>
              </div>
            </Link>
          </li>
        ))}
      </ul>
      {total > subscriptions.length ? (
        <p className="text-sm text-text-muted">
          {say("presence.theFirstCountOfTotal", { count: subscriptions.length, total })}
        </p>
      ) : null}
    </>
  );
}

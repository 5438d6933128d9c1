import type { Counts } from "@porchlight/admin-api";
import { Card, CardHeader } from "@porchlight/ui";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import { Bar } from "./bar";

const rowsOf = (say: Say) =>
  [
    { key: "p50", label: say("overview.halfWithin") },
    { key: "p95", label: say("overview.n95PercentWithin") },
    { key: "p99", label: say("overview.n99PercentWithin") },
  ] as const;

const THREE_DIGITS = { maximumSignificantDigits: 3 } as const;

/** From a PUBLISH to the NOTIFYs it causes. */
export function LatencyPanel({ latency }: { readonly latency: Counts["publishToNotifyMs"] }) {
  const say = useSay();
  const longest = Math.max(latency?.p99 ?? 0, 1);
  return (
    <Card className="flex flex-col gap-3">
      <CardHeader title={say("overview.publishToNotify")} hint={say("overview.overTheLastMinutes")} />
      {latency === null ? (
        <p className="my-auto text-text-muted">{say("overview.nobodyWasNotifiedInTheLast")}</p>
      ) : (
        <dl className="my-auto flex flex-col gap-4">
          {rowsOf(say).map(({ key, label }) => (
            <div key={key} className="grid grid-cols-[1fr_auto] items-baseline gap-y-1.5">
              <dt className="text-text-muted">{label}</dt>
              <dd className="contents">
                <span className="font-medium">{say.number(latency[key], THREE_DIGITS)} ms</span>
                <Bar share={latency[key] / longest} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Card>
  );
}

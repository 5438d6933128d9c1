import type { Counts } from "@porchlight/admin-api";
import { Card, CardHeader } from "@porchlight/ui";
import { Bar } from "./bar";

const ROWS = [
  { key: "p50", label: "half within" },
  { key: "p95", label: "95 % within" },
  { key: "p99", label: "99 % within" },
] as const;

const format = new Intl.NumberFormat(undefined, { maximumSignificantDigits: 3 });

/** From a PUBLISH to the NOTIFYs it causes. */
export function LatencyPanel({ latency }: { readonly latency: Counts["publishToNotifyMs"] }) {
  const longest = Math.max(latency?.p99 ?? 0, 1);
  return (
    <Card className="flex flex-col gap-3">
      <CardHeader title="Publish to notify" hint="Over the last minutes" />
      {latency === null ? (
        <p className="my-auto text-text-muted">Nobody was notified in the last minutes.</p>
      ) : (
        <dl className="my-auto flex flex-col gap-4">
          {ROWS.map(({ key, label }) => (
            <div key={key} className="grid grid-cols-[1fr_auto] items-baseline gap-y-1.5">
              <dt className="text-text-muted">{label}</dt>
              <dd className="contents">
                <span className="font-medium">{format.format(latency[key])} ms</span>
                <Bar share={latency[key] / longest} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Card>
  );
}

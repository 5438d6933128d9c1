"use client";
import { Card, CardHeader } from "@porchlight/ui";
import { HISTORY_LENGTH, useCountsHistory } from "~/live/counts-history";
import { Sparkline } from "./sparkline";

const format = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });

/** SIP messages in and out. */
export function ThroughputPanel({ messagesPerSecond }: { readonly messagesPerSecond: number }) {
  const values = useCountsHistory().map((counts) => counts.messagesPerSecond);
  return (
    <Card className="flex flex-col gap-3">
      <CardHeader title="Traffic" hint="SIP messages in and out" />
      <p>
        <span className="font-semibold text-2xl">{format.format(messagesPerSecond)}</span>{" "}
        <span className="text-text-muted">messages/s</span>
      </p>
      <div className="flex min-h-24 flex-1 flex-col">
        <Sparkline
          values={values}
          capacity={HISTORY_LENGTH}
          label={`Messages per second over the last minutes, at most ${format.format(Math.max(0, ...values))}`}
        />
        <p className="pt-1 text-right text-text-muted text-xs">since this page was opened, 4 min at most</p>
      </div>
    </Card>
  );
}

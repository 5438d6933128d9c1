"use client";
import { Card, CardHeader } from "@porchlight/ui";
import { HISTORY_LENGTH, useCountsHistory } from "~/live/counts-history";
import { useSay } from "~/words/words-provider";
import { Sparkline } from "./sparkline";

const ONE_DECIMAL = { maximumFractionDigits: 1 } as const;

/** SIP messages in and out. */
export function ThroughputPanel({ messagesPerSecond }: { readonly messagesPerSecond: number }) {
  const say = useSay();
  const values = useCountsHistory().map((counts) => counts.messagesPerSecond);
  return (
    <Card className="flex flex-col gap-3">
      <CardHeader title={say("overview.traffic")} hint={say("overview.sipMessagesInAndOut")} />
      <p>
        <span className="font-semibold text-2xl">{say.number(messagesPerSecond, ONE_DECIMAL)}</span>{" "}
        <span className="text-text-muted">{say("overview.messagesS")}</span>
      </p>
      <div className="flex min-h-24 flex-1 flex-col">
        <Sparkline
          values={values}
          capacity={HISTORY_LENGTH}
          label={say("overview.messagesPerSecondOverTheLast", {
            most: say.number(Math.max(0, ...values), ONE_DECIMAL),
          })}
        />
        <p className="pt-1 text-right text-text-muted text-xs">{say("overview.sinceThisPageWasOpened4")}</p>
      </div>
    </Card>
  );
}

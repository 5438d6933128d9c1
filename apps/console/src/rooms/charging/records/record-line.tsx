"use client";
import type { ChargingRecordField } from "@porchlight/admin-api";
import { Badge, exactText, RelativeTime, Untrusted, UriText } from "@porchlight/ui";
import { ChevronRight } from "lucide-react";
import { type Fact, Facts } from "~/parts/facts";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import { actionText, hasSucceeded, outcomeText } from "../charging-words";

/** One record; it unfolds to all that it says. */
export function RecordLine({ record }: { readonly record: ChargingRecordField }) {
  const say = useSay();
  const { called, caller, event, method, number, time } = record;
  return (
    <details className="group">
      <summary className="flex cursor-pointer list-none items-center gap-3 px-4 py-2.5 hover:bg-surface-raised/60 focus-visible:outline-offset-[-2px] [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden="true"
          className="size-4 shrink-0 text-text-muted transition-transform group-open:rotate-90"
        />
        <span className="w-16 shrink-0 text-right text-sm text-text-muted">{say.number(number)}</span>
        <span className="min-w-0 break-words">
          <Untrusted text={method} className="font-medium" />{" "}
          {event === "" ? null : (
            <>
              <Untrusted text={event} />{" "}
            </>
          )}
          <UriText uri={caller} className="break-all" />
          {called === caller ? null : (
            <> {say.rich("charging.toCalled", { called: <UriText uri={called} className="break-all" /> })}</>
          )}
        </span>
        <span className="ml-auto flex shrink-0 items-center gap-3">
          <Badge tone={hasSucceeded(record) ? "ok" : "danger"}>{outcomeText(record, say)}</Badge>
          <RelativeTime at={time} className="text-sm text-text-muted" />
        </span>
      </summary>
      <div className="px-4 pb-4 sm:pl-11">
        <Facts facts={factsOf(record, say)} />
      </div>
    </details>
  );
}

const text = (name: string, value: string | null): readonly Fact[] =>
  value === null || value === "" ? [] : [{ name, value: <Untrusted text={value} className="break-all" /> }];

const timeText = (time: string, say: Say): string => exactText(Date.parse(time), say.uiWords);

function factsOf(record: ChargingRecordField, say: Say): readonly Fact[] {
  const { contentLength, expires, listMembers } = record;
  return [
    { name: say("charging.answered"), value: timeText(record.time, say) },
    { name: say("charging.came"), value: timeText(record.requestTime, say) },
    { name: say("charging.writtenBy"), value: say(`charging.sources.${record.source}`) },
    ...text(say("charging.what"), actionText(record.action, say)),
    { name: say("charging.cause"), value: String(record.cause) },
    ...(expires === null ? [] : [{ name: say("parts.expires"), value: `${say.number(expires)} s` }]),
    ...text(say("charging.meantFor"), record.requested),
    ...(record.anonymous
      ? [{ name: say("charging.anonymous"), value: say("charging.theCallerAskedNotToBe") }]
      : []),
    ...text(say("parts.list"), record.list),
    ...(listMembers === null ? [] : [{ name: say("charging.members"), value: say.number(listMembers) }]),
    ...text(say("charging.body"), record.contentType),
    ...(contentLength === null ? [] : [{ name: say("charging.octets"), value: say.number(contentLength) }]),
    ...text(say("charging.callId"), record.session),
    ...text(say("charging.chargingId"), record.chargingId),
    ...text(say("charging.fromDomain"), record.originatingDomain),
    ...text(say("charging.toDomain"), record.terminatingDomain),
  ];
}

"use client";
import type { ChargingRecordField } from "@porchlight/admin-api";
import { Badge, RelativeTime, Untrusted, UriText } from "@porchlight/ui";
import { ChevronRight } from "lucide-react";
import { type Fact, Facts } from "~/parts/facts";
import { hasSucceeded, numberText, outcomeText } from "../charging-words";

/** One record; it unfolds to all that it says. */
export function RecordLine({ record }: { readonly record: ChargingRecordField }) {
  const { called, caller, event, method, number, time } = record;
  return (
    <details className="group">
      <summary className="flex cursor-pointer list-none items-center gap-3 px-4 py-2.5 hover:bg-surface-raised/60 focus-visible:outline-offset-[-2px] [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden="true"
          className="size-4 shrink-0 text-text-muted transition-transform group-open:rotate-90"
        />
        <span className="w-16 shrink-0 text-right text-sm text-text-muted">{numberText(number)}</span>
        <span className="min-w-0 break-words">
          <Untrusted text={method} className="font-medium" /> <Untrusted text={event} />{" "}
          <UriText uri={caller} className="break-all" />
          {called === caller ? null : (
            <>
              {" "}
              to <UriText uri={called} className="break-all" />
            </>
          )}
        </span>
        <span className="ml-auto flex shrink-0 items-center gap-3">
          <Badge tone={hasSucceeded(record) ? "ok" : "danger"}>{outcomeText(record)}</Badge>
          <RelativeTime at={time} className="text-sm text-text-muted" />
        </span>
      </summary>
      <div className="px-4 pb-4 sm:pl-11">
        <Facts facts={factsOf(record)} />
      </div>
    </details>
  );
}

const text = (name: string, value: string | null): readonly Fact[] =>
  value === null || value === "" ? [] : [{ name, value: <Untrusted text={value} className="break-all" /> }];

function factsOf(record: ChargingRecordField): readonly Fact[] {
  const { contentLength, expires, listMembers } = record;
  return [
    ...text("Answered", record.time),
    ...text("Came", record.requestTime),
    ...text("Written by", record.source),
    ...text("What", record.action),
    { name: "Cause", value: String(record.cause) },
    ...(expires === null ? [] : [{ name: "Expires", value: `${numberText(expires)} s` }]),
    ...text("Meant for", record.requested),
    ...(record.anonymous ? [{ name: "Anonymous", value: "The caller asked not to be known" }] : []),
    ...text("List", record.list),
    ...(listMembers === null ? [] : [{ name: "Members", value: numberText(listMembers) }]),
    ...text("Body", record.contentType),
    ...(contentLength === null ? [] : [{ name: "Octets", value: numberText(contentLength) }]),
    ...text("Call-ID", record.session),
    ...text("Charging id", record.chargingId),
    ...text("From domain", record.originatingDomain),
    ...text("To domain", record.terminatingDomain),
  ];
}

"use client";
import { ChipGroup } from "@porchlight/ui";
import { SearchField } from "~/parts/search-field";
import { patchUrl } from "~/url/use-url-state";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import type { ChargingFilters } from "../charging-filters";

const methodsOf = (say: Say) =>
  [
    { value: say("charging.publish"), label: say("charging.publish") },
    { value: "SUBSCRIBE", label: "SUBSCRIBE" },
    { value: "NOTIFY", label: "NOTIFY" },
    { value: "REGISTER", label: "REGISTER" },
    { value: "MESSAGE", label: "MESSAGE" },
    { value: "INVITE", label: "INVITE" },
  ] as const;

const outcomesOf = (say: Say) =>
  [
    { value: "success", label: say("charging.succeeded") },
    { value: "failure", label: say("charging.failed") },
  ] as const;

const spansOf = (say: Say) =>
  [
    { value: "hour", label: say("parts.lastHour") },
    { value: "day", label: say("parts.lastDay") },
    { value: "week", label: say("parts.lastWeek") },
    { value: "all", label: say("parts.all") },
  ] as const;

/** By whom, for what, and what came of it. */
export function RecordFilters({ filters }: { readonly filters: ChargingFilters }) {
  const say = useSay();
  const { event, method, outcome, since, user } = filters;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <SearchField label={say("charging.addressOfAUser")} name="user" value={user} />
      <SearchField label={say("charging.eventPackage")} name="event" value={event} />
      <ChipGroup
        label={say("charging.method")}
        value={methodsOf(say).find(({ value }) => value === method)?.value}
        options={methodsOf(say)}
        onChange={(next) => patchUrl({ method: next })}
      />
      <ChipGroup
        label={say("charging.outcome")}
        value={outcome}
        options={outcomesOf(say)}
        onChange={(next) => patchUrl({ outcome: next })}
      />
      <ChipGroup
        label={say("parts.time")}
        value={since}
        options={spansOf(say)}
        onChange={(next) => patchUrl({ since: next === "day" ? undefined : next })}
      />
    </div>
  );
}

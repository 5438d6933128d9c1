"use client";
import { ChipGroup } from "@porchlight/ui";
import { SearchField } from "~/parts/search-field";
import { patchUrl } from "~/url/use-url-state";
import type { ChargingFilters } from "../charging-filters";

const METHODS = [
  { value: "PUBLISH", label: "PUBLISH" },
  { value: "SUBSCRIBE", label: "SUBSCRIBE" },
  { value: "NOTIFY", label: "NOTIFY" },
  { value: "REGISTER", label: "REGISTER" },
  { value: "MESSAGE", label: "MESSAGE" },
  { value: "INVITE", label: "INVITE" },
] as const;

const OUTCOMES = [
  { value: "success", label: "Succeeded" },
  { value: "failure", label: "Failed" },
] as const;

const SPANS = [
  { value: "hour", label: "Last hour" },
  { value: "day", label: "Last day" },
  { value: "week", label: "Last week" },
  { value: "all", label: "All" },
] as const;

/** By whom, for what, and what came of it. */
export function RecordFilters({ filters }: { readonly filters: ChargingFilters }) {
  const { event, method, outcome, since, user } = filters;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <SearchField label="Address of a user" name="user" value={user} />
      <SearchField label="Event package" name="event" value={event} />
      <ChipGroup
        label="Method"
        value={METHODS.find(({ value }) => value === method)?.value}
        options={METHODS}
        onChange={(next) => patchUrl({ method: next })}
      />
      <ChipGroup
        label="Outcome"
        value={outcome}
        options={OUTCOMES}
        onChange={(next) => patchUrl({ outcome: next })}
      />
      <ChipGroup
        label="Time"
        value={since}
        options={SPANS}
        onChange={(next) => patchUrl({ since: next === "day" ? undefined : next })}
      />
    </div>
  );
}

"use client";
import { ChipGroup, EmptyState } from "@porchlight/ui";
import { Lock } from "lucide-react";
import { useMay } from "~/api/use-identity";
import { Page } from "~/parts/page";
import { SearchField } from "~/parts/search-field";
import { patchUrl, useFilters } from "~/url/use-url-state";
import { auditFilters } from "./audit-filters";
import { AuditLog } from "./audit-log";

const ACTIONS = [
  { value: "user", label: "Users" },
  { value: "subscription", label: "Subscriptions" },
  { value: "connection", label: "Connections" },
  { value: "watcher", label: "Decisions" },
  { value: "token", label: "Tokens" },
  { value: "session", label: "Sign-ins" },
] as const;

const SPANS = [
  { value: "hour", label: "Last hour" },
  { value: "day", label: "Last day" },
  { value: "week", label: "Last week" },
] as const;

/** Who changed what, and when. */
export function AuditRoom() {
  const filters = useFilters(auditFilters);
  const { actor, action, target, since } = filters;
  const may = useMay("listAudit");
  return (
    <Page title="Audit" line="Who changed what and when, the latest first.">
      {may ? (
        <>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <SearchField label="Who" name="actor" value={actor} />
            <SearchField label="What it was done to" name="target" value={target} />
            <ChipGroup
              label="Action"
              value={ACTIONS.find(({ value }) => value === action)?.value}
              options={ACTIONS}
              onChange={(next) => patchUrl({ action: next })}
            />
            <ChipGroup
              label="Time"
              value={since}
              options={SPANS}
              onChange={(next) => patchUrl({ since: next })}
            />
          </div>
          <AuditLog filters={filters} />
        </>
      ) : (
        <EmptyState icon={<Lock />} title="Your role does not see the audit log">
          Owners, operators and auditors do.
        </EmptyState>
      )}
    </Page>
  );
}

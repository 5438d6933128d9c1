"use client";
import { ChipGroup } from "@porchlight/ui";
import { useMay } from "~/api/use-identity";
import { Page } from "~/parts/page";
import { SearchField } from "~/parts/search-field";
import { Withheld } from "~/parts/withheld";
import { patchUrl, useFilters } from "~/url/use-url-state";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import { auditFilters } from "./audit-filters";
import { AuditLog } from "./audit-log";

const actionsOf = (say: Say) =>
  [
    { value: "user", label: say("parts.users") },
    { value: "subscription", label: say("parts.subscriptions") },
    { value: "connection", label: say("parts.connections") },
    { value: "watcher", label: say("audit.decisions") },
    { value: "token", label: say("audit.tokens") },
    { value: "session", label: say("audit.signIns") },
  ] as const;

const spansOf = (say: Say) =>
  [
    { value: "hour", label: say("parts.lastHour") },
    { value: "day", label: say("parts.lastDay") },
    { value: "week", label: say("parts.lastWeek") },
  ] as const;

/** Who changed what, and when. */
export function AuditRoom() {
  const say = useSay();
  const filters = useFilters(auditFilters);
  const { actor, action, target, since } = filters;
  const may = useMay("listAudit");
  return (
    <Page title={say("audit.audit")} line={say("audit.whoChangedWhatAndWhenThe")}>
      {may ? (
        <>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <SearchField label={say("parts.who")} name="actor" value={actor} />
            <SearchField label={say("audit.whatItWasDoneTo")} name="target" value={target} />
            <ChipGroup
              label={say("audit.action")}
              value={actionsOf(say).find(({ value }) => value === action)?.value}
              options={actionsOf(say)}
              onChange={(next) => patchUrl({ action: next })}
            />
            <ChipGroup
              label={say("parts.time")}
              value={since}
              options={spansOf(say)}
              onChange={(next) => patchUrl({ since: next })}
            />
          </div>
          <AuditLog filters={filters} />
        </>
      ) : (
        <Withheld title={say("audit.yourRoleDoesNotSeeThe")}>
          {say("parts.ownersOperatorsAndAuditorsDo")}
        </Withheld>
      )}
    </Page>
  );
}

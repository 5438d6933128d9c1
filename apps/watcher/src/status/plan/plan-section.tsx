import { ErrorState, Skeleton, useNow } from "@porchlight/ui";
import { useEffect, useState } from "react";
import { useLive } from "../../presence/use-live";
import type { Desk } from "../../session/desk";
import { lateWords } from "../../words/late-words";
import { Section } from "../section";
import { EntryForm } from "./entry-form";
import { Plan, type PlanFailure } from "./plan";
import { PlanList } from "./plan-list";

/** What the user says at planned times. */
export function PlanSection({ desk }: { readonly desk: Desk }) {
  const [plan] = useState(() => new Plan(desk.xdm));
  const view = useLive(plan, () => plan.view);
  const now = useNow(30_000);
  useEffect(() => void plan.load(), [plan]);
  if (view.kind === "loading") {
    return (
      <div role="status" aria-label={lateWords.plan.loading}>
        <Skeleton className="h-24" />
      </div>
    );
  }
  if (view.kind === "failed") {
    return (
      <ErrorState title={lateWords.plan.failed} onRetry={() => void plan.load()}>
        {view.failure.kind === "unreadable" ? lateWords.plan.unreadable : lateWords.plan.unread(view.failure)}
      </ErrorState>
    );
  }
  const { entries, zone, isBusy, failure } = view;
  return (
    <div className="flex flex-col gap-8" data-testid="plan">
      <Section title={lateWords.plan.title} help={lateWords.plan.help}>
        <PlanList entries={entries} now={now} isBusy={isBusy} onRemove={(entry) => void plan.remove(entry)} />
        {zone !== undefined && entries.some(({ kind }) => kind === "weekly") && (
          <p className="text-sm text-text-muted">{lateWords.plan.zone(zone)}</p>
        )}
        <p role="alert" className="text-danger text-sm empty:sr-only">
          {failure && problemWords(failure)}
        </p>
      </Section>
      <EntryForm isBusy={isBusy} onAdd={(entry) => plan.add(entry)} />
    </div>
  );
}

/** Why a change was not kept. */
const problemWords = (failure: PlanFailure): string =>
  failure.kind === "unreadable" ? lateWords.plan.unreadable : lateWords.plan.failure(failure);

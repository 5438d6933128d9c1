"use client";
import { EmptyState, Skeleton } from "@porchlight/ui";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { ScanEye } from "lucide-react";
import { admin } from "~/api/admin";
import { faultOfField } from "~/api/form-faults";
import { anyOf, concerns } from "~/live/concerns";
import { Page } from "~/parts/page";
import { QueryState } from "~/parts/query-state";
import { Section } from "~/parts/section";
import { useFilters } from "~/url/use-url-state";
import { useSay } from "~/words/words-provider";
import { type AsSeenFilters, asSeenFilters } from "./as-seen-url";
import { GrantTable } from "./grant-table";
import type { Preview } from "./preview";
import { QuestionForm } from "./question-form";
import { RuleList } from "./rule-list";
import { SeenDocuments } from "./seen-documents";
import { StandingPanel } from "./standing-panel";

/** What a watcher sees of a presentity, and why: the evaluator that decides about NOTIFYs is asked. */
export function AsSeenRoom() {
  const say = useSay();
  const asked = useFilters(asSeenFilters);
  const answer = useAnswer(asked);
  const faults = {
    of: faultOfField(answer.error, "aor", say),
    by: faultOfField(answer.error, "watcher", say),
  };
  return (
    <Page title={say("presence.whatDoesXSee")} line={say("presence.somebodysPresenceThroughTheEyesOf")}>
      <QuestionForm asked={asked} faults={faults} />
      {!isWhole(asked) ? (
        <EmptyState icon={<ScanEye />} title={say("presence.whoLooksAtWhom")}>
          {say("presence.enterAnAddressWhosePresenceIs")}
        </EmptyState>
      ) : faults.of === undefined && faults.by === undefined ? (
        <Answer answer={answer} at={asked.at} />
      ) : null}
    </Page>
  );
}

const isWhole = ({ of, by }: AsSeenFilters): boolean => of !== "" && by !== "";

/** What the server says, once it is asked for two addresses. */
function useAnswer(asked: AsSeenFilters) {
  const { of, by, at, sphere, anonymous } = asked;
  return useQuery({
    queryKey: ["as-seen", asked],
    enabled: isWhole(asked),
    queryFn: ({ signal }) =>
      admin.previewPresence({
        params: { aor: of, watcher: by },
        query: { at, sphere: sphere || undefined, anonymous: anonymous === "true" || undefined },
        signal,
      }),
    meta: { live: anyOf(concerns("presentities"), concerns("subscriptions"), concerns("documents")) },
  });
}

interface AnswerProps {
  readonly answer: UseQueryResult<Preview>;
  readonly at: string | undefined;
}

function Answer({ answer, at }: AnswerProps) {
  const say = useSay();
  return (
    <QueryState query={answer} skeleton={<AnswerSkeleton />}>
      {(preview) => (
        <div className="flex min-w-0 flex-col gap-6">
          <StandingPanel preview={preview} />
          <div className="grid min-w-0 gap-x-4 gap-y-6 lg:grid-cols-2">
            <Section level={2} title={say("parts.rules")}>
              <RuleList rules={preview.rules} decidedBy={preview.decidedBy} />
            </Section>
            <Section level={2} title={say("presence.granted")}>
              <GrantTable grants={preview.grants} />
            </Section>
          </div>
          {at === undefined ? null : (
            <p className="text-text-muted">{say("presence.theRulesAreAskedAsOf")}</p>
          )}
          <SeenDocuments {...preview} />
        </div>
      )}
    </QueryState>
  );
}

function AnswerSkeleton() {
  return (
    <div className="flex flex-col gap-6">
      <Skeleton className="h-28 w-full" />
      <div className="grid gap-4 lg:grid-cols-2">
        <Skeleton className="h-48 w-full" />
        <Skeleton className="h-48 w-full" />
      </div>
    </div>
  );
}

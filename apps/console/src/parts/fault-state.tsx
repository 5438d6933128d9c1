"use client";
import { EmptyState, ErrorState } from "@porchlight/ui";
import { Lock, SearchX } from "lucide-react";
import { faultText, isForbidden, isGone, isTransient } from "~/api/fault";
import { useSay } from "~/words/words-provider";

export interface FaultStateProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** In the place of what could not be read: forbidden, away, gone or failed. */
export function FaultState({ error, onRetry }: FaultStateProps) {
  const say = useSay();
  const { title, detail } = faultText(error, say);
  if (isForbidden(error)) {
    return (
      <EmptyState icon={<Lock />} title={say("parts.yourRoleDoesNotSeeThis")}>
        {detail}
      </EmptyState>
    );
  }
  if (isGone(error)) {
    return (
      <div role="status">
        <EmptyState icon={<SearchX />} title={title}>
          {detail}
        </EmptyState>
      </div>
    );
  }
  if (isTransient(error)) {
    return <ErrorState title={title}>{say("parts.detailTheConsoleTriesAgainBy", { detail })}</ErrorState>;
  }
  return (
    <ErrorState title={title} onRetry={onRetry}>
      {detail}
    </ErrorState>
  );
}

"use client";
import { EmptyState, ErrorState } from "@porchlight/ui";
import { Lock } from "lucide-react";
import { faultText, isForbidden, isTransient } from "~/api/fault";

export interface FaultStateProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** In the place of what could not be read: forbidden, away, gone or failed. */
export function FaultState({ error, onRetry }: FaultStateProps) {
  const { title, detail } = faultText(error);
  if (isForbidden(error)) {
    return (
      <EmptyState icon={<Lock />} title="Your role does not see this">
        {detail}
      </EmptyState>
    );
  }
  if (isTransient(error)) {
    return <ErrorState title={title}>{detail} The console tries again by itself.</ErrorState>;
  }
  return (
    <ErrorState title={title} onRetry={onRetry}>
      {detail}
    </ErrorState>
  );
}

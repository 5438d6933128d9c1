import type { RulesFailure } from "@porchlight/presence-client";
import { Banner } from "@porchlight/ui";
import { TriangleAlert } from "lucide-react";
import { lateWords } from "../words/late-words";

/** Why a decision was not made, where it was made. */
export function RulesProblem({ failure }: { readonly failure: RulesFailure | undefined }) {
  if (!failure) return null;
  return (
    <div data-testid="rules-problem" data-kind={failure.kind}>
      <Banner tone="danger" role="alert" icon={<TriangleAlert />}>
        {lateWords.visibility.failure(failure)}
      </Banner>
    </div>
  );
}

import { Banner, visibleText } from "@porchlight/ui";
import { TriangleAlert } from "lucide-react";
import { lateWords } from "../words/late-words";
import type { BookFailure } from "./contact-book";

/** Why a change was not kept, where it was made. What was typed stays. */
export function BookProblem({ failure }: { readonly failure: BookFailure | undefined }) {
  if (!failure) return null;
  return (
    <div data-testid="book-problem" data-kind={failure.kind}>
      <Banner tone="danger" role="alert" icon={<TriangleAlert />}>
        {visibleText(lateWords.book.failure(failure))}
      </Banner>
    </div>
  );
}

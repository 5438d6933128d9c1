import { Banner, Button, visibleText } from "@porchlight/ui";
import { TriangleAlert } from "lucide-react";
import type { BookView } from "../contacts/contact-book";
import { mostContacts } from "../contacts/list-document/read-contacts";
import type { Surplus } from "../presence/roster";
import { lateWords } from "../words/late-words";

export interface BookNoticesProps {
  readonly book: BookView;
  readonly surplus: Surplus | undefined;
  readonly onRetry: () => void;
}

/** What the board cannot show, and what could not be put into the list. */
export function BookNotices({ book: { stranded, omitted }, surplus, onRetry }: BookNoticesProps) {
  return (
    <>
      {stranded && (
        <div data-testid="stranded-contacts">
          <Banner
            tone="warn"
            icon={<TriangleAlert />}
            action={
              <Button size="sm" onClick={onRetry}>
                {lateWords.book.tryAgain}
              </Button>
            }
          >
            {lateWords.book.stranded(stranded.count)} {visibleText(lateWords.book.failure(stranded.failure))}
          </Banner>
        </div>
      )}
      {surplus && (
        <div data-testid="surplus-contacts">
          <Banner tone="warn" icon={<TriangleAlert />}>
            {lateWords.book.surplus(surplus.most, surplus.count)}
          </Banner>
        </div>
      )}
      {omitted > 0 && <Banner>{lateWords.book.omitted(omitted, mostContacts)}</Banner>}
    </>
  );
}

import { Banner, Button, visibleText } from "@porchlight/ui";
import { TriangleAlert } from "lucide-react";
import type { BookView } from "../contacts/contact-book";
import { texts } from "../texts";

export interface BookNoticesProps {
  readonly book: BookView;
  readonly onRetry: () => void;
}

/** What the board cannot show, and what could not be put into the list. */
export function BookNotices({ book: { stranded, omitted }, onRetry }: BookNoticesProps) {
  return (
    <>
      {stranded && (
        <div data-testid="stranded-contacts">
          <Banner
            tone="warn"
            icon={<TriangleAlert />}
            action={
              <Button size="sm" onClick={onRetry}>
                {texts.board.tryAgain}
              </Button>
            }
          >
            {texts.board.stranded(stranded.count)} {visibleText(texts.bookFailure(stranded.failure))}
          </Banner>
        </div>
      )}
      {omitted > 0 && <Banner>{texts.board.omitted(omitted)}</Banner>}
    </>
  );
}

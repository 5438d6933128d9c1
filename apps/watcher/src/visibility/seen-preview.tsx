import { shownAddress } from "@porchlight/presence-client";
import { Button, visibleText } from "@porchlight/ui";
import { ContactCard } from "../card/contact-card";
import type { Desk } from "../session/desk";
import { lateWords } from "../words/late-words";
import { ui } from "../words/words";
import { seenState } from "./seen-state";
import { useSeenBy } from "./use-seen-by";

export interface SeenPreviewProps {
  readonly desk: Desk;
  readonly watcher: string;
  readonly name: string;
  readonly now: number;
}

/** My own card as somebody else has it on the board, from the server's own evaluator. */
export function SeenPreview({ desk, watcher, name, now }: SeenPreviewProps) {
  const [answer, askAgain] = useSeenBy(desk, watcher);
  return (
    <section
      className="flex flex-col gap-3"
      aria-labelledby="seen-by"
      data-testid="seen-by"
      data-state={answer.kind}
    >
      <h3 id="seen-by" className="wrap-anywhere font-semibold">
        {lateWords.visibility.asSeenBy(name)}
      </h3>
      {answer.kind === "known" ? (
        <>
          <div className="rounded-md border border-line border-dashed p-4">
            <ContactCard
              state={seenState(answer.seen, now)}
              presence={answer.seen.presence}
              now={now}
              name={desk.profile.view.displayName}
              address={shownAddress(desk.client.entity)}
              pictures={desk.pictures}
            />
          </div>
          <p className="wrap-anywhere text-sm text-text-muted" data-testid="seen-why">
            {visibleText(lateWords.visibility.why(answer.seen, name))}
          </p>
        </>
      ) : (
        <div className="flex flex-wrap items-center gap-3">
          <p className="text-text-muted" role="status">
            {answer.kind === "asking"
              ? lateWords.visibility.previewLoading
              : lateWords.visibility.previewFailed}
          </p>
          {answer.kind === "failed" && (
            <Button size="sm" onClick={askAgain} data-testid="seen-again">
              {ui.tryAgain}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

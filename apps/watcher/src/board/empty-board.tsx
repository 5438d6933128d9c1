import { Button, EmptyState, PresenceMark } from "@porchlight/ui";
import { Plus } from "lucide-react";
import { words } from "../words/words";

/** First use: what to do. */
export function EmptyBoard({ onAdd }: { readonly onAdd: () => void }) {
  return (
    <div className="rounded-md border border-line border-dashed" data-testid="empty-board">
      <EmptyState
        title={words.board.emptyTitle}
        icon={
          <span className="flex gap-2">
            {(["available", "away", "busy", "offline"] as const).map((state) => (
              <PresenceMark key={state} state={state} />
            ))}
          </span>
        }
        action={
          <Button variant="primary" onClick={onAdd} data-testid="add-first-contact">
            <Plus aria-hidden="true" />
            {words.board.add}
          </Button>
        }
      >
        {words.board.emptyBody}
      </EmptyState>
    </div>
  );
}

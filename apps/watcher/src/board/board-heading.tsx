import { Button } from "@porchlight/ui";
import { Plus } from "lucide-react";
import { useEffect, useRef } from "react";
import { words } from "../words/words";
import type { BoardRow } from "./arrange-contacts";

export interface BoardHeadingProps {
  readonly rows: readonly BoardRow[];
  /** An empty board says itself how to begin. */
  readonly canAdd: boolean;
  readonly onAdd: () => void;
}

export function BoardHeading({ rows, canAdd, onAdd }: BoardHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // Where the form of the sign-in was, nothing has the focus any more.
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const available = rows.filter(({ state }) => state.mark === "available").length;
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-2">
      <h2
        ref={heading}
        id="contacts"
        tabIndex={-1}
        className="font-semibold text-lg outline-none max-sm:grow"
      >
        {words.board.title}
      </h2>
      <p className="min-h-5 grow text-text-muted max-sm:order-last max-sm:basis-full">
        {rows.length > 0 && words.board.available(available, rows.length)}
      </p>
      {canAdd && (
        <Button size="sm" onClick={onAdd} data-testid="add-contact">
          <Plus aria-hidden="true" />
          {words.board.add}
        </Button>
      )}
    </div>
  );
}

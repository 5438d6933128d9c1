import { ErrorState, visibleText } from "@porchlight/ui";
import { useState } from "react";
import type { BookView, ContactGroup } from "../contacts/contact-book";
import type { Pictures } from "../pictures/pictures";
import { words } from "../words/words";
import { arrangeContacts, type BoardRow, type SortOrder } from "./arrange-contacts";
import { BoardSkeleton } from "./board-skeleton";
import { BoardTools } from "./board-tools";
import { ContactList } from "./contact-list";
import { EmptyBoard } from "./empty-board";

export interface BoardContentProps {
  readonly book: BookView;
  readonly rows: readonly BoardRow[];
  readonly now: number;
  readonly pictures: Pictures;
  readonly onAdd: () => void;
  readonly onEditGroup: (group: ContactGroup) => void;
  readonly onRetry: () => void;
}

/** The board in each of its states. */
export function BoardContent(props: BoardContentProps) {
  const { book, rows, now, pictures, onAdd, onEditGroup, onRetry } = props;
  const [query, setQuery] = useState("");
  const [order, setOrder] = useState<SortOrder>("status");
  if (book.state.kind === "loading") return <BoardSkeleton />;
  if (book.state.kind === "failed") {
    return (
      <ErrorState title={words.board.failedTitle} onRetry={onRetry}>
        {visibleText(words.board.failed(book.state.failure))}
      </ErrorState>
    );
  }
  if (rows.length === 0 && book.groups.length === 0) return <EmptyBoard onAdd={onAdd} />;
  const isSearchable = rows.length > 1;
  const sought = isSearchable ? query : "";
  return (
    <>
      {isSearchable && <BoardTools query={query} onQuery={setQuery} order={order} onOrder={setOrder} />}
      <ContactList
        groups={arrangeContacts(rows, book.groups, { query: sought, order })}
        query={query}
        now={now}
        pictures={pictures}
        onShowAll={() => setQuery("")}
        onEditGroup={onEditGroup}
      />
    </>
  );
}

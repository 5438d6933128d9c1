import { Select, TextField } from "@porchlight/ui";
import { Search } from "lucide-react";
import { words } from "../words/words";
import type { SortOrder } from "./arrange-contacts";

export interface BoardToolsProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly order: SortOrder;
  readonly onOrder: (order: SortOrder) => void;
}

export function BoardTools({ query, onQuery, order, onOrder }: BoardToolsProps) {
  return (
    <div className="flex gap-2">
      <TextField
        type="search"
        label={words.board.find}
        hideLabel
        placeholder={words.board.find}
        leading={<Search aria-hidden="true" />}
        value={query}
        className="grow"
        onChange={(event) => onQuery(event.target.value)}
        data-testid="find-contact"
      />
      <Select
        label={words.board.sort}
        hideLabel
        options={[
          { value: "status", label: words.board.sortByStatus },
          { value: "name", label: words.board.sortByName },
        ]}
        value={order}
        className="w-32 shrink-0"
        onChange={(event) => onOrder(event.target.value === "name" ? "name" : "status")}
        data-testid="sort-contacts"
      />
    </div>
  );
}

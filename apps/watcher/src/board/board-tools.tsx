import { Select, TextField } from "@porchlight/ui";
import { Search } from "lucide-react";
import { texts } from "../texts";
import type { SortOrder } from "./arrange-contacts";

export interface BoardToolsProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly order: SortOrder;
  readonly onOrder: (order: SortOrder) => void;
}

const orders = [
  { value: "status", label: texts.board.sortByStatus },
  { value: "name", label: texts.board.sortByName },
];

export function BoardTools({ query, onQuery, order, onOrder }: BoardToolsProps) {
  return (
    <div className="flex gap-2">
      <TextField
        type="search"
        label={texts.board.find}
        hideLabel
        placeholder={texts.board.find}
        leading={<Search aria-hidden="true" />}
        value={query}
        className="grow"
        onChange={(event) => onQuery(event.target.value)}
        data-testid="find-contact"
      />
      <Select
        label={texts.board.sort}
        hideLabel
        options={orders}
        value={order}
        className="w-32 shrink-0"
        onChange={(event) => onOrder(event.target.value === "name" ? "name" : "status")}
        data-testid="sort-contacts"
      />
    </div>
  );
}

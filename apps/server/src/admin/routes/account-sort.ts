import type { userSortSchema } from "@porchlight/admin-api";
import type { z } from "zod";
import type { AccountFilter } from "../ports/stores";

type SortWord = z.output<typeof userSortSchema>;

/** The order that a word such as `-createdAt` asks for. */
export function accountSort(word: SortWord): AccountFilter["sort"] {
  const descending = word.startsWith("-");
  return { by: (descending ? word.slice(1) : word) as AccountFilter["sort"]["by"], descending };
}

import type { Person } from "../document/edit-lists";
import { type CsvRow, csvRows } from "./csv-rows";
import type { Ignored, Pasted } from "./read-pasted";
import { watchableUri } from "./watchable-uri";

/** People in a table, each in a row with an address and a name, in the columns that a head names or where they are found. */
export function readTable(text: string): Pasted {
  const rows = csvRows(text);
  const head = headOf(rows[0]);
  const people: Person[] = [];
  const ignored: Ignored[] = [];
  for (const { line, cells } of head === undefined ? rows : rows.slice(1)) {
    const at = addressColumn(cells, head);
    const uri = watchableUri(cells[at] ?? "");
    if (uri !== undefined) people.push({ uri, name: nameIn(cells, at, head) });
    else ignored.push({ line, text: cells[at] || (cells.find(Boolean) ?? ""), why: "not-watchable" });
  }
  return { people, ignored };
}

/** What columns are, as far as the first row says. */
interface Head {
  readonly address: number;
  /** Columns whose words make the name, in their order. */
  readonly name: readonly number[];
}

/** Words of heads in English and German, the more certain ones first. */
const ADDRESS_HEADS = [/^(?:sip|aor|uri|impp)\b/i, /^(?:address|adresse)$/i, /^e-?mail/i];
const NAME_HEADS = [/^(?:display ?|full ?)?name$|^anzeigename$/i];
const NAME_PARTS = [/^(?:first|given) ?name$|^vorname$/i, /^(?:last|family) ?name$|^surname$|^nachname$/i];

/** The first row, if it is a head: it has no address, and a word that stands above some. */
function headOf(row: CsvRow | undefined): Head | undefined {
  const cells = row?.cells ?? [];
  const [address] = columnsLike(ADDRESS_HEADS, cells);
  if (address === undefined || cells.some((cell) => watchableUri(cell) !== undefined)) return undefined;
  const [whole] = columnsLike(NAME_HEADS, cells);
  return { address, name: whole === undefined ? columnsLike(NAME_PARTS, cells) : [whole] };
}

const columnsLike = (words: readonly RegExp[], cells: readonly string[]): readonly number[] =>
  words.map((word) => cells.findIndex((cell) => word.test(cell))).filter((column) => column >= 0);

/** A URI with a scheme is meant before an address without one, which a mail address is as well. */
function addressColumn(cells: readonly string[], head: Head | undefined): number {
  if (head !== undefined) return head.address;
  const addresses = cells.flatMap((cell, column) => (watchableUri(cell) === undefined ? [] : [column]));
  return addresses.find((column) => cells[column]?.includes(":")) ?? addresses[0] ?? 0;
}

function nameIn(cells: readonly string[], address: number, head: Head | undefined): string {
  if (head !== undefined && head.name.length > 0)
    return head.name
      .map((column) => cells[column] ?? "")
      .filter(Boolean)
      .join(" ");
  return (
    cells.find((cell, column) => column !== address && cell !== "" && watchableUri(cell) === undefined) ?? ""
  );
}

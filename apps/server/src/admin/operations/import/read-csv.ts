import { Readable } from "node:stream";
import { setImmediate } from "node:timers/promises";
import type { ImportRow } from "@porchlight/accounts";
import { CsvError, parse } from "csv-parse";
import { say } from "../../sayings";
import { type Columns, readHeader } from "./header";
import type { RowAtFault } from "./row-at-fault";

export interface ReadCsv {
  readonly rows: readonly ImportRow[];
  readonly problems: readonly RowAtFault[];
}

interface CsvRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

export const MAX_IMPORT_ROWS = 100_000;
const ROWS_PER_SLICE = 500;
const SLICE_CHARACTERS = 64 * 1024;

/** Reads the CSV of users. Problems of the file itself; what is in the rows is judged by `checkImport`. */
export async function readCsv(csv: string): Promise<ReadCsv> {
  const rows: ImportRow[] = [];
  const problems: RowAtFault[] = [];
  let columns: Columns | undefined;
  try {
    for await (const { record, info } of records(csv)) {
      if (columns === undefined) {
        const header = readHeader(record, info.lines);
        if (!header.ok) return { rows, problems: [header.error] };
        columns = header.value;
      } else if (rows.length >= MAX_IMPORT_ROWS) {
        problems.push({
          line: info.lines,
          field: "row",
          reason: say("is-beyond-limit", { count: MAX_IMPORT_ROWS }),
        });
        break;
      } else if (record.length !== columns.count) {
        const reason = say("has-other-columns", { count: record.length, wanted: columns.count });
        problems.push({ line: info.lines, field: "row", reason });
      } else rows.push(rowOf(record, columns, info.lines));
      if (rows.length % ROWS_PER_SLICE === 0) await setImmediate();
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    problems.push(syntaxProblem(error));
  }
  if (columns === undefined && problems.length === 0) {
    problems.push({ line: 1, field: "row", reason: say("file-is-empty") });
  }
  return { rows, problems };
}

function records(csv: string): AsyncIterable<CsvRecord> {
  const parser = parse({ bom: true, info: true, relax_column_count: true, skip_empty_lines: true });
  return Readable.from(slices(csv)).pipe(parser);
}

function* slices(text: string): Generator<string> {
  for (let start = 0; start < text.length; start += SLICE_CHARACTERS) {
    yield text.slice(start, start + SLICE_CHARACTERS);
  }
}

const rowOf = (record: readonly string[], columns: Columns, line: number): ImportRow => ({
  line,
  aor: record[columns.aor] ?? "",
  password: record[columns.password] ?? "",
  displayName: columns.displayName === undefined ? "" : (record[columns.displayName] ?? ""),
  switches: Object.fromEntries(columns.switches.map(([service, column]) => [service, record[column] ?? ""])),
});

function syntaxProblem(error: CsvError): RowAtFault {
  const line = typeof error.lines === "number" ? error.lines : 1;
  const quoted = error.code === "CSV_QUOTE_NOT_CLOSED" ? say("has-open-quote") : undefined;
  return { line: Math.max(1, line), field: "row", reason: quoted ?? say("is-no-csv") };
}

import { type CheckedRow, ImportChecker } from "@porchlight/accounts";
import type { ImportCheck } from "@porchlight/admin-api";
import type { OperationDeps } from "../../deps";
import { forEachGivingWay } from "./give-way";
import { readCsv } from "./read-csv";
import { type RowAtFault, rowProblem } from "./row-at-fault";

export interface CheckedImport {
  /** Rows of the file without its header. */
  readonly rows: number;
  readonly good: readonly CheckedRow[];
  readonly problems: readonly RowAtFault[];
}

const SHOWN_PROBLEMS = 200;
const SHOWN_ROWS = 20;

/** Judges a whole file. Writes nothing. */
export async function checkImport(
  deps: Pick<OperationDeps, "domains" | "stores">,
  csv: string,
): Promise<CheckedImport> {
  const file = await readCsv(csv);
  const checker = new ImportChecker(deps.domains);
  await forEachGivingWay(file.rows, 500, (rows) => {
    for (const row of rows) checker.check(row);
  });
  checker.refuseTaken(await deps.stores.accounts.taken(checker.good.map(({ address }) => address.aor)));
  const problems = [...file.problems, ...checker.problems].sort((left, right) => left.line - right.line);
  return { rows: file.rows.length, good: checker.good, problems };
}

/** The answer of the check step: bounded, and without passwords. */
export const importCheckAnswer = ({ rows, good, problems }: CheckedImport): ImportCheck => ({
  rows,
  accepted: good.length,
  problemCount: problems.length,
  problems: problems.slice(0, SHOWN_PROBLEMS).map(rowProblem),
  preview: good.slice(0, SHOWN_ROWS).map(({ line, address, particulars }) => ({
    line,
    aor: address.aor,
    displayName: particulars.displayName,
  })),
});

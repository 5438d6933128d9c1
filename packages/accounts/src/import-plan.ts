import { fail, type Hasher, type Instant, ok, type Result } from "@porchlight/kernel";
import type { Account } from "./account";
import { type AccountAddress, parseAor } from "./address";
import { parseDisplayName } from "./display-name";
import type { FieldProblem } from "./field-problem";
import { defaultPasswordPolicy, type PasswordPolicy, passwordProblem } from "./password";
import { accountSecrets } from "./secrets";

/** One row of an import, as it is in the file. */
export interface ImportRow {
  /** Where it is in the file, for people: line or row number. */
  readonly row: number;
  readonly aor: string;
  readonly password: string;
  readonly displayName: string;
}

export interface ImportProblem {
  readonly row: number;
  readonly column: FieldProblem["field"];
  readonly reason: string;
}

export interface ImportRules {
  /** Domains that are served, lower case. */
  readonly domains: readonly string[];
  readonly policy?: PasswordPolicy;
}

/** A row that may be written. */
export interface CheckedRow {
  readonly row: number;
  readonly address: AccountAddress;
  readonly password: string;
  readonly displayName: string;
}

export interface ImportCheck {
  readonly good: readonly CheckedRow[];
  /** In the order of the rows. */
  readonly problems: readonly ImportProblem[];
}

/** Judges every row, by itself, against the rows before it and against the addresses that exist. */
export function checkImport(
  rows: Iterable<ImportRow>,
  existing: ReadonlySet<string>,
  rules: ImportRules,
): ImportCheck {
  const good: CheckedRow[] = [];
  const problems: ImportProblem[] = [];
  const rowOf = new Map<string, number>();
  for (const row of rows) {
    const checked = checkRow(row, rules);
    const aor = checked.address?.aor;
    const reason = aor === undefined ? undefined : collision(aor, rowOf, existing);
    if (reason !== undefined) checked.problems.push({ row: row.row, column: "aor", reason });
    if (aor !== undefined && !rowOf.has(aor)) rowOf.set(aor, row.row);
    if (checked.problems.length > 0 || checked.address === undefined) problems.push(...checked.problems);
    else good.push({ ...checked, row: row.row, address: checked.address, password: row.password });
  }
  return { good, problems };
}

/** All accounts of the import, or every problem of it: one bad row and nothing is written. */
export function importPlan(
  rows: Iterable<ImportRow>,
  existing: ReadonlySet<string>,
  rules: ImportRules,
  hasher: Hasher,
  now: Instant,
): Result<readonly Account[], readonly ImportProblem[]> {
  const { good, problems } = checkImport(rows, existing, rules);
  return problems.length > 0 ? fail(problems) : ok(good.map((row) => importedAccount(row, hasher, now)));
}

/** The account of one row. */
export const importedAccount = (
  { address, password, displayName }: CheckedRow,
  hasher: Hasher,
  now: Instant,
): Account => ({
  ...address,
  ...accountSecrets(hasher, address, password),
  displayName,
  kind: "person",
  disabled: false,
  createdAt: now,
  updatedAt: now,
});

interface JudgedRow {
  readonly address: AccountAddress | undefined;
  readonly displayName: string;
  readonly problems: ImportProblem[];
}

function checkRow(row: ImportRow, { domains, policy = defaultPasswordPolicy }: ImportRules): JudgedRow {
  const problems: ImportProblem[] = [];
  const refuse = (column: ImportProblem["column"], reason: string) =>
    problems.push({ row: row.row, column, reason });
  const address = row.aor.trim() === "" ? fail("is empty") : parseAor(row.aor);
  if (!address.ok) refuse("aor", address.error);
  else if (!domains.includes(address.value.domain)) {
    refuse("aor", `has the domain ${address.value.domain}, which is not served here`);
  }
  const weak = passwordProblem(row.password, policy);
  if (weak !== undefined) refuse("password", weak);
  const displayName = parseDisplayName(row.displayName);
  if (!displayName.ok) refuse("displayName", displayName.error);
  return {
    address: address.ok ? address.value : undefined,
    displayName: displayName.ok ? displayName.value : "",
    problems,
  };
}

function collision(
  aor: string,
  rowOf: ReadonlyMap<string, number>,
  existing: ReadonlySet<string>,
): string | undefined {
  const before = rowOf.get(aor);
  if (before !== undefined) return `is in row ${before} already`;
  return existing.has(aor) ? "exists already" : undefined;
}

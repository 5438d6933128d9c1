import { type AccountService, accountServices } from "@porchlight/accounts";
import type { RowProblem } from "@porchlight/admin-api";
import { fail, ok, type Result } from "@porchlight/kernel";

/** Where the columns are. */
export interface Columns {
  readonly count: number;
  readonly aor: number;
  readonly password: number;
  readonly displayName: number | undefined;
  /** Those of services that are there. */
  readonly switches: readonly (readonly [AccountService, number])[];
}

const KNOWN: readonly string[] = ["aor", "password", "displayname", ...accountServices];

/** Reads the header line: `aor` and `password` have to be there, `displayName` and services may; in any order. */
export function readHeader(record: readonly string[], line: number): Result<Columns, RowProblem> {
  const names = record.map((name) => name.trim().toLowerCase());
  const refuse = (field: string, reason: string) => fail({ line, field, reason });
  const unknown = names.find((name) => !KNOWN.includes(name));
  if (unknown !== undefined)
    return refuse(
      unknown || "row",
      `is not a column; there are aor, password, displayName, ${accountServices.join(", ")}`,
    );
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) return refuse(twice, "is there twice");
  const [aor, password, displayName] = ["aor", "password", "displayname"].map((name) =>
    names.indexOf(name),
  ) as [number, number, number];
  if (aor < 0 || password < 0) return refuse(aor < 0 ? "aor" : "password", "is missing from the header");
  return ok({
    count: names.length,
    aor,
    password,
    displayName: displayName < 0 ? undefined : displayName,
    switches: accountServices
      .map((service) => [service, names.indexOf(service)] as const)
      .filter(([, column]) => column >= 0),
  });
}

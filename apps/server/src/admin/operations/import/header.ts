import { type AccountService, accountServices } from "@porchlight/accounts";
import { fail, ok, type Result, type Saying } from "@porchlight/kernel";
import { say } from "../../sayings";
import type { RowAtFault } from "./row-at-fault";

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
export function readHeader(record: readonly string[], line: number): Result<Columns, RowAtFault> {
  const names = record.map((name) => name.trim().toLowerCase());
  const refuse = (field: string, reason: Saying) => fail({ line, field, reason });
  const unknown = names.find((name) => !KNOWN.includes(name));
  if (unknown !== undefined)
    return refuse(
      unknown || "row",
      say("is-no-column", { columns: ["aor", "password", "displayName", ...accountServices].join(", ") }),
    );
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) return refuse(twice, say("is-there-twice"));
  const [aor, password, displayName] = ["aor", "password", "displayname"].map((name) =>
    names.indexOf(name),
  ) as [number, number, number];
  if (aor < 0 || password < 0) return refuse(aor < 0 ? "aor" : "password", say("is-missing-from-header"));
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

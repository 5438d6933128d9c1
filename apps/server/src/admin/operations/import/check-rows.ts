import { displayNameSchema, passwordSchema, type RowProblem } from "@porchlight/admin-api";
import { parseUserAddress, type UserAddress } from "../users/address";
import type { ImportRow } from "./read-csv";

/** A row that may be written. */
export interface GoodRow extends ImportRow {
  readonly address: UserAddress;
}

/** Judges rows one by one, and against the rows before them. */
export class RowChecker {
  readonly good: GoodRow[] = [];
  readonly problems: RowProblem[] = [];
  readonly #lineOf = new Map<string, number>();

  constructor(private readonly domains: readonly string[]) {}

  check(row: ImportRow): void {
    const address = parseUserAddress(row.aor);
    const found: RowProblem[] = [];
    const refuse = (field: string, reason: string) => found.push({ line: row.line, field, reason });
    if (!address.ok) refuse("aor", row.aor === "" ? "is empty" : address.error);
    else this.#checkAddress(address.value, row.line, refuse);
    const password = passwordSchema.safeParse(row.password);
    if (!password.success)
      refuse("password", row.password === "" ? "is empty" : firstReason(password.error.issues));
    const displayName = displayNameSchema.safeParse(row.displayName);
    if (!displayName.success) refuse("displayName", firstReason(displayName.error.issues));
    if (found.length > 0 || !address.ok) this.problems.push(...found);
    else this.good.push({ ...row, address: address.value });
  }

  /** Takes out the rows whose address the store has already. */
  refuseTaken(taken: ReadonlySet<string>): void {
    if (taken.size === 0) return;
    const free = this.good.filter(({ address }) => !taken.has(address.aor));
    for (const { line, address } of this.good) {
      if (taken.has(address.aor))
        this.problems.push({ line, field: "aor", reason: `${address.aor} exists already` });
    }
    this.good.splice(0, this.good.length, ...free);
    this.problems.sort((left, right) => left.line - right.line);
  }

  #checkAddress(
    { aor, domain }: UserAddress,
    line: number,
    refuse: (field: string, reason: string) => void,
  ): void {
    if (!this.domains.includes(domain)) refuse("aor", `has the domain ${domain}, which is not served here`);
    const before = this.#lineOf.get(aor);
    if (before !== undefined) refuse("aor", `${aor} is in line ${before} already`);
    else this.#lineOf.set(aor, line);
  }
}

const firstReason = (issues: readonly { readonly message: string }[]): string =>
  issues[0]?.message ?? "is not accepted";

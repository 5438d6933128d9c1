import { fail, ok, type Result, type Saying } from "@porchlight/kernel";
import { type AccountAddress, parseAor } from "./address";
import type { FieldProblem } from "./field-problem";
import { type CheckedParticulars, checkParticulars } from "./particulars";
import { say } from "./sayings";
import {
  type AccountService,
  accountServices,
  everyService,
  parseSwitch,
  type ServiceProfile,
} from "./services";

/** One row of an import, as it is in the file. */
export interface ImportRow {
  /** Line of the file, for people. */
  readonly line: number;
  readonly aor: string;
  readonly password: string;
  readonly displayName: string;
  /** Of the services that the file has columns for. */
  readonly switches: Readonly<Partial<Record<AccountService, string>>>;
}

/** A problem of one row. */
export interface ImportProblem extends FieldProblem {
  readonly line: number;
}

/** A row that may be written. */
export interface CheckedRow {
  readonly line: number;
  readonly address: AccountAddress;
  readonly particulars: CheckedParticulars;
  readonly services: ServiceProfile;
}

/** Judges the rows of an import, each by itself and against those before it. */
export class ImportChecker {
  readonly #domains: readonly string[];
  readonly #problems: ImportProblem[] = [];
  readonly #lineOf = new Map<string, number>();
  #good: CheckedRow[] = [];

  /** With the domains that are served, in lower case. */
  constructor(domains: readonly string[]) {
    this.#domains = domains;
  }

  get good(): readonly CheckedRow[] {
    return this.#good;
  }

  get problems(): readonly ImportProblem[] {
    return this.#problems;
  }

  check(row: ImportRow): void {
    const { line } = row;
    const address = this.#address(row);
    const particulars = checkParticulars(row);
    const services = readSwitches(row);
    if (address.ok && particulars.ok && services.ok) {
      const checked = { address: address.value, particulars: particulars.value, services: services.value };
      this.#good.push({ line, ...checked });
      return;
    }
    if (!address.ok) for (const reason of address.error) this.#problems.push({ line, field: "aor", reason });
    if (!particulars.ok) this.#found(line, particulars.error);
    if (!services.ok) this.#found(line, services.error);
  }

  /** Takes out the rows whose address is among those that exist. */
  refuseTaken(existing: ReadonlySet<string>): void {
    const isTaken = ({ address }: CheckedRow): boolean => existing.has(address.aor);
    for (const { line, address } of this.#good.filter(isTaken)) {
      this.#problems.push({ line, field: "aor", reason: say("exists-already", { address: address.aor }) });
    }
    this.#good = this.#good.filter((row) => !isTaken(row));
    this.#problems.sort((one, other) => one.line - other.line);
  }

  #found(line: number, problems: readonly FieldProblem[]): void {
    for (const problem of problems) this.#problems.push({ line, ...problem });
  }

  #address({ aor: text, line }: ImportRow): Result<AccountAddress, readonly Saying[]> {
    const address = parseAor(text);
    if (!address.ok) return fail([address.error]);
    const { aor, domain } = address.value;
    const reasons: Saying[] = [];
    if (!this.#domains.includes(domain)) {
      reasons.push(say("has-foreign-domain", { domain }));
    }
    const before = this.#lineOf.get(aor);
    if (before === undefined) this.#lineOf.set(aor, line);
    else reasons.push(say("is-in-line", { address: aor, line: before }));
    return reasons.length === 0 ? ok(address.value) : fail(reasons);
  }
}

/** Services are on that the file says nothing of. */
function readSwitches({ switches }: ImportRow): Result<ServiceProfile, readonly FieldProblem[]> {
  const services: Record<AccountService, boolean> = { ...everyService };
  const problems: FieldProblem[] = [];
  for (const service of accountServices) {
    const isOn = parseSwitch(switches[service] ?? "");
    if (isOn.ok) services[service] = isOn.value;
    else problems.push({ field: service, reason: isOn.error });
  }
  return problems.length === 0 ? ok(services) : fail(problems);
}

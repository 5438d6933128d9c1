import {
  type CreditCharge,
  type CreditDecision,
  type CreditQuestion,
  type CreditService,
  creditServices,
} from "./credit-check";

/** How much of a service a user may have. */
export interface Quota {
  readonly user: string;
  readonly service: CreditService;
  /** How many requests are granted in all. */
  readonly units: number;
  readonly used: number;
}

type QuotaName = Pick<Quota, "user" | "service">;

const keyOf = ({ user, service }: QuotaName): string => `${service} ${user}`;

/** Quotas in memory, with what has changed since it was last written. Who has none is not limited. */
export class QuotaLedger {
  readonly #quotas = new Map<string, Quota>();
  readonly #changed = new Set<string>();

  constructor(quotas: Iterable<Quota>) {
    for (const quota of quotas) this.#quotas.set(keyOf(quota), quota);
  }

  get(name: QuotaName): Quota | undefined {
    return this.#quotas.get(keyOf(name));
  }

  all(): readonly Quota[] {
    return [...this.#quotas.values()];
  }

  /** Grants units from now on; what was used counts on, or from 0. */
  set({ user, service, units }: QuotaName & { readonly units: number }, isReset: boolean): Quota {
    const used = isReset ? 0 : (this.get({ user, service })?.used ?? 0);
    const quota = { user, service, units, used };
    this.#put(quota);
    return quota;
  }

  remove(name: QuotaName): boolean {
    this.#changed.delete(keyOf(name));
    return this.#quotas.delete(keyOf(name));
  }

  /** Users who are gone: what comes under their addresses later begins without limits. */
  forget(users: readonly string[]): void {
    for (const user of users) for (const service of creditServices) this.remove({ user, service });
  }

  decide({ user, service }: CreditQuestion): CreditDecision {
    const quota = this.get({ user, service });
    if (quota === undefined) return { kind: "granted", charge: undefined };
    if (quota.used >= quota.units) return { kind: "refused" };
    this.#put({ ...quota, used: quota.used + 1 });
    return { kind: "granted", charge: { user, service, reference: "" } };
  }

  refund({ user, service }: CreditCharge): void {
    const quota = this.get({ user, service });
    if (quota !== undefined && quota.used > 0) this.#put({ ...quota, used: quota.used - 1 });
  }

  /** What was used since the last call. */
  takeChanges(): readonly Quota[] {
    const changes = [...this.#changed].flatMap((key) => this.#quotas.get(key) ?? []);
    this.#changed.clear();
    return changes;
  }

  /** The changes could not be written: they are due again. */
  owe(changes: readonly Quota[]): void {
    for (const change of changes) if (this.#quotas.has(keyOf(change))) this.#changed.add(keyOf(change));
  }

  #put(quota: Quota): void {
    this.#quotas.set(keyOf(quota), quota);
    this.#changed.add(keyOf(quota));
  }
}

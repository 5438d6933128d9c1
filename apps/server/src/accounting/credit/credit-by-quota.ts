import type {
  CreditCharge,
  CreditCheck,
  CreditDecision,
  CreditQuestion,
  QuotaLedger,
} from "@porchlight/accounting";

/** Credit of the quotas that are kept here: decided at once. */
export class CreditByQuota implements CreditCheck {
  readonly #ledger: QuotaLedger;
  readonly #used: () => void;

  /** @param used told when a quota has changed */
  constructor(ledger: QuotaLedger, used: () => void) {
    this.#ledger = ledger;
    this.#used = used;
  }

  ask(question: CreditQuestion): CreditDecision {
    const decision = this.#ledger.decide(question);
    if (decision.kind === "granted" && decision.charge !== undefined) this.#used();
    return decision;
  }

  refund(charge: CreditCharge): void {
    this.#ledger.refund(charge);
    this.#used();
  }
}

import type { CreditCheck, LedgerState, QuotaLedger } from "@porchlight/accounting";
import type { CreditConfig } from "@porchlight/engine";
import { hostsOf, type OpenNode } from "../diameter/open-node";
import type { AccountingParts } from "../open-accounting";
import { CreditByDiameter } from "./credit-by-diameter";
import { CreditByQuota } from "./credit-by-quota";
import { OwedEvents } from "./owed-events";

/** Credit before service, running. */
export interface RunningCredit {
  /** Undefined where nobody pays before. */
  readonly config: CreditConfig | undefined;
  start(): void;
  stop(): void;
}

const nothing = { start: () => {}, stop: () => {} };

export function openCredit(
  parts: AccountingParts,
  diameter: OpenNode | undefined,
  state: LedgerState,
  ledger: QuotaLedger,
  quotaUsed: () => void,
): RunningCredit {
  const { credit, creditStatus: status } = parts.config.accounting;
  const configOf = (check: CreditCheck): CreditConfig => ({ check, status });
  switch (credit) {
    case "off":
      return { config: undefined, ...nothing };
    case "quota":
      return { config: configOf(new CreditByQuota(ledger, quotaUsed)), ...nothing };
    case "diameter": {
      if (diameter === undefined) throw new Error("credit by Diameter without a peer");
      const { check, start, stop } = byDiameter(parts, diameter, state);
      return { config: configOf(check), start, stop };
    }
  }
}

function byDiameter(
  { clock, config, deliver, log, stores }: AccountingParts,
  { identity, links, node }: OpenNode,
  { owed }: LedgerState,
) {
  const { accounting } = config;
  const shared = {
    clock,
    perform: links.perform.bind(links),
    peer: {
      identity,
      destinationRealm: accounting.diameterDestinationRealm ?? identity.realm,
      serviceContext: accounting.diameterServiceContext,
      among: hostsOf(accounting.creditPeers),
    },
  };
  const events = new OwedEvents({
    ...shared,
    store: stores.records,
    onFault: (error) => log.error({ err: error }, "credit that is owed could not be kept"),
  });
  const check = new CreditByDiameter({
    ...shared,
    node,
    owed: events,
    away: accounting.creditAway,
    deliver,
    onTrouble: (reason) => log.warn({ reason }, "credit by Diameter"),
  });
  return {
    check,
    start: () => events.resume(owed),
    stop: () => events.stop(),
  };
}

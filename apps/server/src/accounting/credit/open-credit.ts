import type { CreditCheck, LedgerState, QuotaLedger } from "@porchlight/accounting";
import type { CreditConfig } from "@porchlight/engine";
import { nodeIdentity } from "../diameter/node-identity";
import { openNode } from "../diameter/open-node";
import type { AccountingParts } from "../open-accounting";
import { secureContextOf } from "../open-readers";
import { CreditByDiameter } from "./credit-by-diameter";
import { CreditByQuota } from "./credit-by-quota";
import { OwedEvents } from "./owed-events";

/** Credit before service, running. */
export interface RunningCredit {
  /** Undefined where nobody pays before. */
  readonly config: CreditConfig | undefined;
  start(): void;
  stop(): Promise<void>;
}

const nothing = { start: () => {}, stop: async () => {} };

export function openCredit(
  parts: AccountingParts,
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
      const { check, start, stop } = byDiameter(parts, state);
      return { config: configOf(check), start, stop };
    }
  }
}

function byDiameter(parts: AccountingParts, { owed }: LedgerState) {
  const { clock, config, log, stores } = parts;
  const { accounting } = config;
  const identity = nodeIdentity(config, clock, "creditControl");
  const onTrouble = (reason: string): void => log.warn({ reason }, "credit by Diameter");
  const { links, node } = openNode({
    identity,
    peers: accounting.creditPeers,
    clock,
    secureContext: secureContextOf(parts),
    onTrouble: (host, reason) => onTrouble(`${host}: ${reason}`),
  });
  const shared = {
    clock,
    perform: links.perform.bind(links),
    peer: {
      identity,
      destinationRealm: accounting.diameterDestinationRealm ?? identity.realm,
      serviceContext: accounting.diameterServiceContext,
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
    deliver: parts.deliver,
    onTrouble,
  });
  return {
    check,
    start: () => {
      links.drive(node);
      events.resume(owed);
    },
    stop: async () => {
      events.stop();
      await links.stop();
    },
  };
}

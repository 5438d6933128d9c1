import type { Store } from "../ports/store";
import { accountStoreConformance } from "./accounts";
import { auditLogConformance } from "./audit";
import { banStoreConformance } from "./bans";
import { calendarStoreConformance } from "./calendars";
import { credentialStoreConformance } from "./credentials";
import { documentStoreConformance } from "./documents";
import { erasureStoreConformance } from "./erasures";
import { journalConformance } from "./journal";
import { networkChoiceStoreConformance } from "./network-choices";
import { operatorStoreConformance } from "./operators";
import { provisioningConformance } from "./provisioning";
import { recordStoreConformance } from "./records";
import { secondFactorStoreConformance } from "./second-factors";
import { sessionStoreConformance } from "./sessions";

/** The suites of all ports. `open` gives each test a store of its own, empty. */
export function storeConformance(open: () => Promise<Store>): void {
  journalConformance(open);
  documentStoreConformance(open);
  accountStoreConformance(open);
  operatorStoreConformance(open);
  sessionStoreConformance(open);
  secondFactorStoreConformance(open);
  credentialStoreConformance(open);
  calendarStoreConformance(open);
  banStoreConformance(open);
  networkChoiceStoreConformance(open);
  provisioningConformance(open);
  auditLogConformance(open);
  recordStoreConformance(open);
  erasureStoreConformance(open);
}

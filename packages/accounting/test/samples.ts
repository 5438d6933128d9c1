import { instant } from "@porchlight/kernel";
import type { ChargingRecord } from "../src/index";

export const NOON = instant(Date.UTC(2026, 0, 5, 12, 0, 0, 250));

export const sampleRecord = (more: Partial<ChargingRecord> = {}): ChargingRecord => ({
  source: "presence",
  role: "originating",
  method: "PUBLISH",
  event: "presence",
  action: "initial",
  expires: 3600,
  session: "call-1",
  caller: "sip:alice@office.test",
  called: "sip:alice@office.test",
  requested: "",
  isAnonymous: false,
  requestedAt: instant(NOON - 7),
  answeredAt: NOON,
  originatingDomain: "office.test",
  terminatingDomain: "office.test",
  chargingId: "icid1",
  status: 200,
  failure: undefined,
  body: { type: "application/pidf+xml", octets: 300, disposition: "" },
  list: undefined,
  ...more,
});

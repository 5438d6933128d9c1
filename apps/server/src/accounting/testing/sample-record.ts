import { type AlikeRecord, alikeRecord, type BlockItem, type ChargingRecord } from "@porchlight/accounting";
import { instant } from "@porchlight/kernel";

/** A successful PUBLISH of alice's, with what a test wants otherwise. */
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
  requestedAt: instant(Date.UTC(2030, 0, 1, 12)),
  answeredAt: instant(Date.UTC(2030, 0, 1, 12)),
  originatingDomain: "office.test",
  terminatingDomain: "office.test",
  chargingId: "icid",
  status: 200,
  failure: undefined,
  body: { type: "application/pidf+xml", octets: 300, disposition: "" },
  list: undefined,
  ...more,
});

export const sampleNotify = (more: Partial<BlockItem> = {}): AlikeRecord =>
  alikeRecord(
    {
      method: "NOTIFY",
      source: "presence",
      event: "presence",
      caller: "sip:alice@office.test",
      isAnonymous: false,
      bodyType: "application/pidf+xml",
      list: undefined,
      idPrefix: "icid",
    },
    {
      called: "sip:bob@office.test",
      session: "call",
      requestedAt: sampleRecord().requestedAt,
      answeredAt: sampleRecord().answeredAt,
      status: 200,
      failure: undefined,
      octets: 300,
      ...more,
    },
  );

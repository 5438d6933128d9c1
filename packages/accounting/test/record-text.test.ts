import { instant } from "@porchlight/kernel";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type ChargingRecord, type KeptRecord, recordOfKept, writtenRecord } from "../src/index";
import { NOON, sampleRecord } from "./samples";

const keptOf = (record: ChargingRecord) =>
  JSON.parse(writtenRecord({ number: 1, record }).text) as KeptRecord;

const address = fc.constantFrom("sip:alice@office.test", "sip:bob@elsewhere.test", "tel:+1", "");

const records = fc.record({
  caller: address,
  called: address,
  requested: address,
  originatingDomain: fc.constantFrom("office.test", "elsewhere.test", ""),
  terminatingDomain: fc.constantFrom("office.test", "elsewhere.test", ""),
  isAnonymous: fc.boolean(),
  session: fc.string(),
  status: fc.constantFrom(200, 408, 503),
  failure: fc.constantFrom(undefined, "timeout" as const),
  expires: fc.constantFrom(undefined, 0, 3600),
  body: fc.constantFrom(undefined, { type: "text/plain", octets: 7, disposition: "render" }),
  list: fc.constantFrom(undefined, { uri: "sip:team@office.test", members: 3 }),
  answeredAt: fc.nat(1000).map((ms) => instant(NOON + ms)),
});

test("PRV-040 PRV-041 a record that is kept comes back as it was", () => {
  fc.assert(
    fc.property(records, (more) => {
      const record = sampleRecord(more);
      expect(recordOfKept(keptOf(record))).toEqual(record);
    }),
  );
});

test("PRV-040 a record that was kept whole is read as it was", () => {
  const record = sampleRecord({ originatingDomain: "elsewhere.test" });
  const [at, source, method, event, caller, called, status, octets] = keptOf(record);
  expect(recordOfKept([at, source, method, event, caller, called, status, octets, record])).toEqual(record);
});

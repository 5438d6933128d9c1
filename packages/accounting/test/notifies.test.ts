import { instant } from "@porchlight/kernel";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type AlikeRecord,
  alikeRecord,
  type BlockCommon,
  type BlockItem,
  keptRecords,
  type NumberedRecord,
  RecordQueue,
  recordOfItem,
  recordsOfBlock,
} from "../src/index";
import { NOON, sampleRecord } from "./samples";

type NotifyFacts = BlockCommon & BlockItem;

const notifyFacts = (more: Partial<NotifyFacts> = {}): NotifyFacts => ({
  method: "NOTIFY",
  source: "presence",
  event: "presence",
  caller: "sip:alice@office.test",
  isAnonymous: false,
  bodyType: "application/pidf+xml",
  list: undefined,
  idPrefix: "prefix",
  called: "sip:bob@office.test",
  session: "call-1",
  requestedAt: instant(NOON - 5),
  answeredAt: NOON,
  status: 200,
  failure: undefined,
  octets: 300,
  ...more,
});

/** Each has an object of its own for what they have in common. */
function sampleNotify(more: Partial<NotifyFacts> = {}): AlikeRecord {
  const facts = notifyFacts(more);
  const { method, source, event, caller, isAnonymous, bodyType, list, idPrefix, ...item } = facts;
  return alikeRecord({ method, source, event, caller, isAnonymous, bodyType, list, idPrefix }, item);
}

const queueOf = (rows = 100) => new RecordQueue({ capacity: 1000, last: 0, rows });

test("PRV-040 PRV-045 the record of a NOTIFY has the named fields", () => {
  const notify = notifyFacts({
    caller: "sip:team@office.test",
    list: { uri: "sip:team@office.test", members: 3 },
    source: "list",
  });
  expect(recordOfItem(7, notify, notify)).toEqual({
    source: "list",
    role: "originating",
    method: "NOTIFY",
    event: "presence",
    action: "notify",
    expires: undefined,
    session: "call-1",
    caller: "sip:team@office.test",
    called: "sip:bob@office.test",
    requested: "",
    isAnonymous: false,
    requestedAt: NOON - 5,
    answeredAt: NOON,
    originatingDomain: "office.test",
    terminatingDomain: "office.test",
    chargingId: "prefix.7",
    status: 200,
    failure: undefined,
    body: { type: "application/pidf+xml", octets: 300, disposition: "" },
    list: { uri: "sip:team@office.test", members: 3 },
  });
  const silent = notifyFacts({ octets: 0, failure: "timeout", status: 408 });
  expect(recordOfItem(8, silent, silent)).toMatchObject({
    body: undefined,
    list: undefined,
    failure: "timeout",
    status: 408,
  });
});

test("PRV-045 NOTIFYs that are alike share a block, behind the records of their batch", () => {
  const queue = queueOf();
  queue.addAlike(sampleNotify({ session: "a" }));
  queue.addAlike(sampleNotify({ session: "b", caller: "sip:carol@office.test" }));
  queue.add(sampleRecord({ session: "c" }));
  queue.addAlike(sampleNotify({ session: "d" }));
  const { blocks, first, last, records } = queue.next();
  expect([first, last]).toEqual([1, 4]);
  expect(records.map(({ number, record }) => `${number}${record.session}`)).toEqual(["1c"]);
  expect(blocks.map((block) => recordsOfBlock(block).map(told))).toEqual([["2a", "3d"], ["4b"]]);
});

test("PRV-045 NOTIFYs that share what they have in common share a block, whatever comes between", () => {
  const queue = queueOf();
  const [alice, bob] = [sampleNotify({ caller: "sip:a@x" }), sampleNotify({ caller: "sip:b@x" })];
  for (const each of [alice, bob, alice, sampleNotify({ caller: "sip:b@x" }), bob]) queue.addAlike(each);
  expect(queue.next().blocks.map(({ first, last }) => [first, last])).toEqual([
    [1, 2],
    [3, 5],
  ]);
});

test("PRV-045 a batch has so many blocks and no more", () => {
  const queue = queueOf(2);
  for (const name of ["a", "b", "c"]) queue.addAlike(sampleNotify({ caller: `sip:${name}@office.test` }));
  expect(queue.next().blocks).toHaveLength(2);
  expect(queue.size).toBe(3);
});

const notifies = fc.array(
  fc.record({
    caller: fc.constantFrom("sip:a@x", "sip:b@x", 'sip:"\\odd"@x'),
    called: fc.string({ maxLength: 20 }),
    session: fc.string({ maxLength: 20 }),
    octets: fc.nat(9000),
    status: fc.constantFrom(200, 408, 481, 503),
    failure: fc.constantFrom(undefined, "timeout" as const, "transport" as const),
    isAnonymous: fc.boolean(),
    list: fc.constantFrom(undefined, { uri: "sip:team@x", members: 0 }, { uri: "sip:team@x", members: 4 }),
    method: fc.constantFrom("NOTIFY" as const, "SUBSCRIBE" as const),
    answeredAt: fc.nat(1000).map((ms) => instant(NOON + ms)),
  }),
  { maxLength: 30 },
);

test("PRV-045 PRV-040 whatever ends: each has its record, with a number of its own", () => {
  fc.assert(
    fc.property(notifies, fc.integer({ min: 1, max: 4 }), (ends, rows) => {
      const queue = queueOf(rows);
      for (const end of ends) queue.addAlike(sampleNotify(end));
      const records: NumberedRecord[] = [];
      while (!queue.isEmpty) {
        records.push(...queue.next().blocks.flatMap(recordsOfBlock));
        queue.written();
      }
      expect(records.map(({ number }) => number)).toEqual(ends.map((_, index) => index + 1));
      expect(records.map(facts).sort()).toEqual(
        ends
          .map((end, index) => ({
            number: index + 1,
            record: recordOfItem(index + 1, notifyFacts(end), notifyFacts(end)),
          }))
          .map(facts)
          .sort(),
      );
    }),
  );
});

test("PRV-047 what a journal keeps of them are the records that are missing behind what was written", () => {
  const step = fc.constantFrom("notify a", "notify b", "record", "news", "write");
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), fc.integer({ min: 1, max: 4 }), (steps, rows) => {
      const queue = queueOf(rows);
      const kept: NumberedRecord[] = [];
      let added = 0;
      const keepNews = (): void => {
        queue.tellBlocks();
        kept.push(...queue.takeEntries().flatMap(keptRecords));
      };
      const written: NumberedRecord[] = [];
      for (const each of steps) {
        if (each === "news") keepNews();
        else if (each === "write") {
          keepNews();
          const { blocks, records } = queue.next();
          written.push(...records, ...blocks.flatMap(recordsOfBlock));
          queue.written();
        } else {
          added += 1;
          const session = String(added);
          if (each === "record") {
            queue.add(sampleRecord({ session }));
            kept.push(...queue.takeEntries().flatMap(keptRecords));
          } else queue.addAlike(sampleNotify({ session, caller: each }));
        }
      }
      keepNews();
      const left = kept.filter(({ number }) => number > queue.last);
      expect([...written, ...left].map(({ number }) => number).sort((a, b) => a - b)).toEqual(
        Array.from({ length: added }, (_, index) => index + 1),
      );
      expect(new Set([...written, ...left].map(({ record }) => record.session)).size).toBe(added);
    }),
  );
});

const told = ({ number, record }: NumberedRecord): string => `${number}${record.session}`;

const facts = ({ record: { chargingId: _, requestedAt: __, ...record } }: NumberedRecord): string =>
  JSON.stringify(record);

import type { ChargingRecord } from "@porchlight/accounting";
import { afterEach, beforeEach, expect, test } from "vitest";
import { randomIds } from "../runtime/random-ids";
import { ALICE, LISTS, LISTS_TYPE, XcapWorld } from "../xcap/testing/xcap-world";
import { edgeRecords } from "./edge-records";

let world: XcapWorld;

beforeEach(async () => {
  world = await XcapWorld.open();
});
afterEach(() => world.close());

test("PRV-040 writes of documents that were taken are recorded, with whose they are and their size", async () => {
  await world.put();
  await world.ask("GET");
  await world.put("<nonsense", {});
  await world.ask("DELETE");
  const size = Buffer.byteLength(LISTS);
  expect(world.writes).toEqual([
    { user: ALICE, owner: ALICE, method: "PUT", status: 201, body: { type: LISTS_TYPE, octets: size } },
    { user: ALICE, owner: ALICE, method: "DELETE", status: 200, body: undefined },
  ]);
});

test("PRV-040 the record of a write", async () => {
  const records: ChargingRecord[] = [];
  const sink = {
    record: (record: ChargingRecord) => records.push(record),
    recordAlike: () => {},
    takesNotify: () => false,
    takesBackEnds: true,
    takesStrangers: true,
  };
  await world.put();
  const edges = edgeRecords(sink, () => world.now, randomIds());
  for (const write of world.writes) edges.xcapWritten(write);
  expect(records).toMatchObject([
    { source: "xcap", method: "PUT", action: "store", caller: ALICE, called: ALICE, answeredAt: world.now },
  ]);
});

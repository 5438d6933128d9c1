import { instant } from "@porchlight/kernel";
import type { ProfileFetch } from "@porchlight/store";
import { expect, test } from "vitest";
import { FetchLog } from "./fetch-log";

const ALICE = "sip:alice@office.test";
const BOB = "sip:bob@office.test";

const fetched = (userAgent: string, at: number): ProfileFetch => ({
  kind: "user",
  form: "value",
  device: "",
  vendor: "v",
  model: "m",
  version: "1",
  userAgent,
  digest: "d",
  at: instant(at),
});

function logged() {
  const written: (readonly string[])[] = [];
  const store = {
    list: async () => new Map([[BOB, [fetched("before", 1)]]]),
    put: async (fetches: ReadonlyMap<string, readonly ProfileFetch[]>) => {
      written.push([...fetches.keys()]);
    },
  };
  const log = new FetchLog(store, (error) => {
    throw error;
  });
  return { log, written };
}

test("PRV-028 the latest of each client is kept, the latest first, also over a restart", async () => {
  const { log, written } = logged();
  await log.restore();
  log.note(BOB, fetched("phone", 2));
  log.note(BOB, fetched("desk", 3));
  log.note(BOB, fetched("phone", 4));
  const told = log.of(BOB).map(({ userAgent, at }) => [userAgent, at]);
  expect(told).toEqual([
    ["phone", 4],
    ["desk", 3],
    ["before", 1],
  ]);
  await log.stop();
  expect(written).toEqual([[BOB]]);
});

test("of an account that is gone nothing is kept, and nothing is written later", async () => {
  const { log, written } = logged();
  log.note(ALICE, fetched("phone", 1));
  log.note(BOB, fetched("phone", 1));
  log.forget([ALICE]);
  expect(log.of(ALICE)).toEqual([]);
  await log.stop();
  expect(written).toEqual([[BOB]]);
});

import { type CreditDecision, type CreditService, writtenRecord } from "@porchlight/accounting";
import {
  CC_SERVICE_SPECIFIC_UNITS,
  CHECK_BALANCE_RESULT,
  commands,
  GRANTED_SERVICE_UNIT,
  REQUESTED_ACTION,
  RESULT_CODE,
  ROUTE_RECORD,
  SESSION_ID,
} from "@porchlight/diameter";
import { instant, textOfWords } from "@porchlight/kernel";
import { memoryStore } from "@porchlight/store";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createLogger } from "../../log/logger";
import { eventually } from "../../testing/eventually";
import { freePort } from "../../testing/free-port";
import { testConfig } from "../../testing/test-config";
import { openAccounting } from "../open-accounting";
import { RecordFeed } from "../record-feed";
import { FreeDiameter, hasFreeDiameter } from "../testing/free-diameter";
import { sampleRecord } from "../testing/sample-record";
import { TestCdf } from "../testing/test-cdf";
import { openNode } from "./open-node";
import { RecordsByDiameter } from "./records-by-diameter";

const closing: (() => Promise<void>)[] = [];
const clock = () => instant(Date.now());

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function relay(cdf: TestCdf | undefined) {
  const [port, securePort] = [await freePort(), await freePort()];
  const free = await FreeDiameter.start({
    host: "relay.test",
    realm: "test",
    port,
    securePort,
    client: "ps.office.test",
    ...(cdf && { cdf: { host: cdf.host, port: cdf.port } }),
  });
  closing.push(() => free.stop());
  return { free, uri: `aaa://relay.test:${port};address=127.0.0.1` };
}

async function sending(uri: string, count: number) {
  const { records: store } = memoryStore();
  const { epoch } = await store.open(clock());
  const records = Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    record: sampleRecord(),
  }));
  await store.append(
    { first: 1, last: count, records: records.map(writtenRecord), blocks: [], gaps: [] },
    [],
  );
  const config = testConfig({
    PORCHLIGHT_ACCOUNTING_DIAMETER_PEERS: uri,
    PORCHLIGHT_ACCOUNTING_DIAMETER_PLAIN: "on",
    PORCHLIGHT_ACCOUNTING_DIAMETER_DESTINATION_REALM: "test",
  });
  const quiet = { onTrouble: () => {} };
  const diameter = openNode({
    config,
    clock,
    secureContext: () => undefined,
    onWork: () => {},
    ...quiet,
  });
  if (diameter === undefined) throw new Error("nobody is called");
  const sender = new RecordsByDiameter({
    config,
    clock,
    stores: { records: store },
    feed: new RecordFeed({ reader: "diameter", store, delivered: 0, last: () => count }),
    epoch,
    last: 0,
    diameter,
    ...quiet,
    onFault: (error) => {
      throw error;
    },
  });
  closing.push(async () => {
    await sender.stop();
    await diameter.links.stop();
  });
  diameter.links.drive(diameter.node);
  sender.start();
  return sender;
}

/** Asks for credit over Ro. */
async function asking(uri: string) {
  const accounting = await openAccounting({
    config: testConfig({
      PORCHLIGHT_ACCOUNTING_CREDIT: "diameter",
      PORCHLIGHT_ACCOUNTING_CREDIT_AWAY: "refuse",
      PORCHLIGHT_ACCOUNTING_CREDIT_PEERS: uri,
      PORCHLIGHT_ACCOUNTING_DIAMETER_PLAIN: "on",
      PORCHLIGHT_ACCOUNTING_DIAMETER_DESTINATION_REALM: "test",
    }),
    log: createLogger("silent"),
    clock,
    stores: { records: memoryStore().records },
    deliver: (work) => work(),
    changed: () => {},
  });
  closing.push(() => accounting.stop());
  accounting.start();
  return (service: CreditService): Promise<CreditDecision["kind"]> =>
    new Promise((resolve) => {
      const question = { user: "sip:alice@office.test", service, at: clock() };
      const decision = accounting.credit?.check.ask(question, ({ kind }) => resolve(kind));
      if (decision !== undefined) resolve(decision.kind);
    });
}

describe.skipIf(!hasFreeDiameter)("by way of freeDiameter", () => {
  test("PRV-048 PRV-060 it takes us for a peer and relays accounting requests and answers", async () => {
    const cdf = await TestCdf.start("cdf.test", "test");
    closing.push(() => cdf.stop());
    const { free, uri } = await relay(cdf);
    const sender = await sending(uri, 5);
    await eventually("all are delivered", () => sender.state.delivered === 5).catch((error: unknown) => {
      throw new Error(`${error}\n${JSON.stringify(sender.state)}\n${free.log.join("")}`);
    });
    const [first] = cdf.records;
    expect(cdf.records).toHaveLength(5);
    expect(SESSION_ID.in(first?.avps ?? [])).toMatch(/^ps\.office\.test;\d+;1$/);
    expect(ROUTE_RECORD.in(first?.avps ?? [])).toBe("ps.office.test");
  });

  test("PRV-063 it cannot deliver: the record stays here; when it goes, it says goodbye", async () => {
    const { free, uri } = await relay(undefined);
    const sender = await sending(uri, 1);
    await eventually("it complains", () => textOfWords(sender.state.reason ?? "").startsWith("answers 3002"));
    expect(sender.state).toMatchObject({ delivered: 0, behind: 1 });
    await free.stop();
    await eventually("we know", () => sender.state.standing === "down");
    expect(sender.state.behind).toBe(1);
  });

  test("PRV-049 PRV-064 credit is asked for through it: it reads our requests, and the answers come back", async () => {
    const ocs = await TestCdf.start("ocs.test", "test");
    closing.push(() => ocs.stop());
    const { free, uri } = await relay(ocs);
    const ask = await asking(uri);
    ocs.reply = () => [RESULT_CODE.of(2001), GRANTED_SERVICE_UNIT.of([CC_SERVICE_SPECIFIC_UNITS.of(1n)])];
    await vi.waitFor(async () => expect(await ask("PUBLISH"), free.log.join("")).toBe("granted"), 10_000);
    ocs.reply = () => [RESULT_CODE.of(2001), CHECK_BALANCE_RESULT.of(0)];
    expect(await ask("SUBSCRIBE")).toBe("granted");
    ocs.reply = () => [RESULT_CODE.of(2001), CHECK_BALANCE_RESULT.of(1)];
    expect(await ask("SUBSCRIBE")).toBe("refused");
    ocs.reply = () => [RESULT_CODE.of(4012)];
    expect(await ask("PUBLISH")).toBe("refused");
    const asked = ocs.requests(commands.creditControl);
    expect(asked.map(({ avps }) => REQUESTED_ACTION.in(avps))).toEqual([0, 2, 2, 0]);
    expect(asked.map(({ avps }) => ROUTE_RECORD.in(avps))).toEqual(Array(4).fill("ps.office.test"));
  });
});

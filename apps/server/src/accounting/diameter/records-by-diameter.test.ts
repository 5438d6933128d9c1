import { createSecureContext, type SecureContext } from "node:tls";
import { writtenRecord } from "@porchlight/accounting";
import { ERROR_MESSAGE, RESULT_CODE, SESSION_ID } from "@porchlight/diameter";
import { instant, textOfWords } from "@porchlight/kernel";
import { memoryStore } from "@porchlight/store";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { eventually } from "../../testing/eventually";
import { TestAuthority } from "../../testing/test-authority";
import { testConfig } from "../../testing/test-config";
import { RecordFeed } from "../record-feed";
import { sampleRecord } from "../testing/sample-record";
import { TestCdf } from "../testing/test-cdf";
import { openNode } from "./open-node";
import { RecordsByDiameter } from "./records-by-diameter";

let store: ReturnType<typeof memoryStore>["records"];
let last = 0;
const closing: (() => Promise<void>)[] = [];
const clock = () => instant(Date.now());

beforeEach(async () => {
  store = memoryStore().records;
  last = 0;
  await store.open(clock());
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function record(...sessions: readonly string[]): Promise<void> {
  const records = sessions.map((session, index) => ({
    number: last + index + 1,
    record: sampleRecord({ session }),
  }));
  await store.append(
    {
      first: last + 1,
      last: last + sessions.length,
      records: records.map(writtenRecord),
      blocks: [],
      gaps: [],
    },
    [],
  );
  last += sessions.length;
}

async function cdf(...wish: Parameters<typeof TestCdf.start>): Promise<TestCdf> {
  const started = await TestCdf.start(...wish);
  closing.push(() => started.stop());
  return started;
}

async function sending(
  peers: readonly TestCdf[],
  secureContext: () => SecureContext | undefined = () => undefined,
) {
  const { cursors, epoch } = await store.open(clock());
  const troubles: string[] = [];
  const config = testConfig({
    PORCHLIGHT_ACCOUNTING_DIAMETER_PEERS: peers.map(({ uri }) => uri).join(","),
    PORCHLIGHT_ACCOUNTING_DIAMETER_PLAIN: "on",
  });
  const onTrouble = (what: string) => troubles.push(what);
  const diameter = openNode({ config, clock, secureContext, onTrouble, onWork: () => {} });
  if (diameter === undefined) throw new Error("nobody is called");
  const records = new RecordsByDiameter({
    config,
    clock,
    stores: { records: store },
    feed: new RecordFeed({ reader: "diameter", store, delivered: cursors.diameter, last: () => last }),
    epoch,
    last,
    diameter,
    onTrouble,
    onFault: (error) => {
      throw error;
    },
  });
  const stop = async () => {
    await records.stop();
    await diameter.links.stop();
  };
  closing.push(stop);
  diameter.links.drive(diameter.node);
  records.start();
  return { sender: records, stop, troubles };
}

const sessions = ({ records }: TestCdf): readonly string[] =>
  records.map(({ avps }) => (SESSION_ID.in(avps) ?? "").split(";")[2] ?? "");

describe("Diameter Rf", () => {
  test("PRV-048 PRV-060 CER comes first, then an event record for each record, in order", async () => {
    const there = await cdf();
    const { sender } = await sending([there]);
    await record("a", "b");
    sender.wake();
    await eventually("both are delivered", () => sender.state.delivered === 2);
    expect(there.heard[0]).toMatchObject({ command: 257 });
    expect(sessions(there)).toEqual(["1", "2"]);
    expect(there.records[0]).toMatchObject({ applicationId: 3, isProxiable: true, isResent: false });
    expect(sender.state).toMatchObject({ standing: "up", behind: 0 });
  });

  test("PRV-063 a record leaves the queue only after success: 4002 and 3004 are tried again without T", async () => {
    const there = await cdf();
    const answers = [4002, 3004];
    there.reply = () => [RESULT_CODE.of(answers.shift() ?? 2001)];
    const { sender } = await sending([there]);
    await record("a");
    sender.wake();
    await eventually("it complains", () => sender.state.standing === "retrying");
    expect(sender.state).toMatchObject({ delivered: 0, behind: 1, reason: { text: "answers 4002" } });
    await eventually("it is delivered", () => sender.state.delivered === 1);
    expect(there.records.map(({ isResent }) => isResent)).toEqual([false, false, false]);
    expect(new Set(there.records.map(({ endToEnd }) => endToEnd)).size).toBe(1);
  });

  test("PRV-063 the connection is lost before the answer: sent to the other peer with T and the same identifiers", async () => {
    const [one, two] = [await cdf("cdf1.test"), await cdf("cdf2.test")];
    one.reply = () => undefined;
    const { sender } = await sending([one, two]);
    await eventually("both know us", () => one.heard.length > 0 && two.heard.length > 0);
    await record("a");
    sender.wake();
    await eventually("it was sent", () => one.records.length === 1);
    one.hangUp();
    await eventually("it is delivered", () => sender.state.delivered === 1);
    const [first] = one.records;
    const [second] = two.records;
    expect(second).toMatchObject({ isResent: true, endToEnd: first?.endToEnd });
    expect(sessions(two)).toEqual(sessions(one));
  });

  test("PRV-048 while the CDF is away records wait and the state tells so; nothing is lost", async () => {
    const there = await cdf();
    const { port } = there;
    await closing.pop()?.();
    await record("a", "b", "c");
    const { sender } = await sending([there]);
    await eventually("it is down", () => textOfWords(sender.state.reason ?? "").includes("ECONNREFUSED"));
    expect(sender.state).toMatchObject({ standing: "down", behind: 3 });
    expect(sender.state.retryAt).toBeGreaterThan(Date.now());
    expect(port).toBeGreaterThan(0);
    expect((await store.open(clock())).cursors.diameter).toBe(0);
  });

  test("PRV-063 records of before a restart carry T, with the Session-Id they had", async () => {
    const there = await cdf();
    there.reply = () => undefined;
    const { sender, stop } = await sending([there]);
    await record("a");
    sender.wake();
    await eventually("it was sent", () => there.records.length === 1);
    await stop();
    there.reply = () => [RESULT_CODE.of(2001)];
    const again = await sending([there]);
    await eventually("it is delivered", () => again.sender.state.delivered === 1);
    expect(there.records.map(({ isResent }) => isResent)).toEqual([false, true]);
    expect(new Set(there.records.map(({ avps }) => SESSION_ID.in(avps))).size).toBe(1);
  });

  test("PRV-048 what is refused for good is parked with its reason, and the next go on", async () => {
    const there = await cdf();
    there.reply = ({ avps }) =>
      (SESSION_ID.in(avps) ?? "").endsWith(";1")
        ? [RESULT_CODE.of(5004), ERROR_MESSAGE.of("no such service")]
        : [RESULT_CODE.of(2001)];
    await record("a", "b");
    const { sender, troubles } = await sending([there]);
    await eventually("both are seen to", () => sender.state.delivered === 2);
    const [parked] = await store.parked(10);
    expect(parked).toMatchObject({
      reader: "diameter",
      number: 1,
      reason: { text: "answers 5004: no such service" },
    });
    expect(troubles.join()).toContain("record 1 is refused for good");
  });

  test("PRV-060 nothing in common: the state tells, and it is tried again later", async () => {
    const there = await cdf();
    there.capabilities = 5010;
    const { sender } = await sending([there]);
    await eventually(
      "it is refused",
      () => textOfWords(sender.state.reason ?? "") === "the peer answers: nothing common",
    );
    expect(sender.state.retryAt).toBeGreaterThan(Date.now() + 20_000);
  });

  test("PRV-060 a stop says goodbye", async () => {
    const there = await cdf();
    const { sender, stop } = await sending([there]);
    await eventually("it is up", () => sender.state.standing === "up");
    await stop();
    expect(there.requests(282)).toHaveLength(1);
  });

  test("PRV-060 a peer that does not answer the goodbye holds up no stop", async () => {
    const there = await cdf();
    const { sender, stop } = await sending([there]);
    await eventually("it is up", () => sender.state.standing === "up");
    there.answersGoodbyes = false;
    await stop();
    expect(there.requests(282)).toHaveLength(1);
  });

  test("PRV-062 over TLS the certificate of the peer is verified", async () => {
    const authority = await TestAuthority.create();
    const good = await authority.issuePems({ dnsNames: ["cdf.test"], commonName: "cdf.test" });
    const trusting = () => createSecureContext({ ca: [authority.cert] });
    const there = await cdf("cdf.test", "test", good);
    await record("a");
    const { sender } = await sending([there], trusting);
    await eventually("it is delivered", () => sender.state.delivered === 1);
    const stranger = await cdf("other.test", "test", good);
    const refused = await sending([stranger], trusting);
    await eventually("it is not believed", () =>
      textOfWords(refused.sender.state.reason ?? "").includes("other.test"),
    );
    expect(stranger.heard).toEqual([]);
  });
});

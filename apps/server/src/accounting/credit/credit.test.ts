import type { CreditDecision, CreditService } from "@porchlight/accounting";
import {
  type Avp,
  CC_SERVICE_SPECIFIC_UNITS,
  CHECK_BALANCE_RESULT,
  DIRECT_DEBITING_FAILURE_HANDLING,
  GRANTED_SERVICE_UNIT,
  REQUESTED_ACTION,
  RESULT_CODE,
  SESSION_ID,
  SUBSCRIPTION_ID,
  SUBSCRIPTION_ID_DATA,
} from "@porchlight/diameter";
import { instant } from "@porchlight/kernel";
import { memoryStore } from "@porchlight/store";
import { afterEach, describe, expect, test } from "vitest";
import { createLogger } from "../../log/logger";
import { eventually } from "../../testing/eventually";
import { testConfig } from "../../testing/test-config";
import { openAccounting } from "../open-accounting";
import { TestCdf } from "../testing/test-cdf";

const log = createLogger("silent");
const closing: (() => Promise<void>)[] = [];
const clock = () => instant(Date.now());
const alice = "sip:alice@office.test";

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const granted = GRANTED_SERVICE_UNIT.of([CC_SERVICE_SPECIFIC_UNITS.of(1n)]);

async function server(host: string, reply: TestCdf["reply"]): Promise<TestCdf> {
  const started = await TestCdf.start(host);
  started.reply = reply;
  closing.push(() => started.stop());
  return started;
}

async function till(servers: readonly TestCdf[], environment: Record<string, string> = {}) {
  const { records } = memoryStore();
  const accounting = await openAccounting({
    config: testConfig({
      PORCHLIGHT_ACCOUNTING_CREDIT: "diameter",
      PORCHLIGHT_ACCOUNTING_CREDIT_PEERS: servers.map(({ uri }) => uri).join(","),
      PORCHLIGHT_ACCOUNTING_DIAMETER_PLAIN: "on",
      ...environment,
    }),
    log,
    clock,
    stores: { records },
    deliver: (work) => work(),
    changed: () => {},
  });
  closing.push(() => accounting.stop());
  accounting.start();
  const check = accounting.credit?.check;
  if (check === undefined) throw new Error("there is no credit check");
  const ask = (service: CreditService): Promise<CreditDecision> =>
    new Promise((resolve) => {
      const decision = check.ask({ user: alice, service, at: clock() }, resolve);
      if (decision !== undefined) resolve(decision);
    });
  return { ask, check, records };
}

/** The same, when every server knows us. */
async function openTill(servers: readonly TestCdf[], environment: Record<string, string> = {}) {
  const made = await till(servers, environment);
  await eventually("the servers know us", () => servers.every(({ heard }) => heard.length > 0));
  await eventually("they are asked", () => servers.every(({ heard }) => heard[0]?.command === 257));
  await new Promise((resolve) => setTimeout(resolve, 50));
  return made;
}

const answers =
  (...avps: readonly Avp[]): TestCdf["reply"] =>
  () =>
    avps;

describe("credit by Diameter Ro", () => {
  test.each<[string, CreditService, readonly Avp[], CreditDecision["kind"]]>([
    ["debit granted", "PUBLISH", [RESULT_CODE.of(2001), granted], "granted"],
    ["limit reached", "MESSAGE", [RESULT_CODE.of(4012)], "refused"],
    ["not applicable: free", "PUBLISH", [RESULT_CODE.of(4011)], "granted"],
    ["enough balance", "SUBSCRIBE", [RESULT_CODE.of(2001), CHECK_BALANCE_RESULT.of(0)], "granted"],
    ["no balance", "SUBSCRIBE", [RESULT_CODE.of(2001), CHECK_BALANCE_RESULT.of(1)], "refused"],
    ["user unknown", "PUBLISH", [RESULT_CODE.of(5030)], "refused"],
    ["busy, and nobody else to ask", "PUBLISH", [RESULT_CODE.of(3004)], "refused"],
  ])("PRV-049 PRV-064 %s", async (_, service, avps, kind) => {
    const ocs = await server("ocs.test", answers(...avps));
    const { ask } = await openTill([ocs]);
    expect((await ask(service)).kind).toBe(kind);
    const [request] = ocs.requests(272);
    expect(request).toMatchObject({ applicationId: 4, isProxiable: true, isResent: false });
    expect(REQUESTED_ACTION.in(request?.avps ?? [])).toBe(service === "SUBSCRIBE" ? 2 : 0);
    expect(SUBSCRIPTION_ID_DATA.in(SUBSCRIPTION_ID.in(request?.avps ?? []) ?? [])).toBe(alice);
  });

  test("PRV-064 3002: the next server is asked, once, without T", async () => {
    const one = await server("ocs1.test", answers(RESULT_CODE.of(3002)));
    const two = await server("ocs2.test", answers(RESULT_CODE.of(2001), granted));
    const { ask } = await openTill([one, two]);
    expect((await ask("PUBLISH")).kind).toBe("granted");
    expect(two.requests(272)[0]).toMatchObject({ isResent: false });
  });

  test("PRV-064 a server that says CONTINUE is not in the way of later debits", async () => {
    const replies = [[RESULT_CODE.of(2001), granted, DIRECT_DEBITING_FAILURE_HANDLING.of(1)]];
    const ocs = await server("ocs.test", () => replies.shift() ?? [RESULT_CODE.of(3004)]);
    const { ask } = await openTill([ocs]);
    expect((await ask("PUBLISH")).kind).toBe("granted");
    expect(await ask("PUBLISH")).toEqual({ kind: "granted", charge: undefined });
  });

  test("PRV-064 a debited request that failed is refunded, under a session of its own", async () => {
    const ocs = await server("ocs.test", answers(RESULT_CODE.of(2001), granted));
    const { ask, check, records } = await openTill([ocs]);
    const decision = await ask("MESSAGE");
    if (decision.kind !== "granted" || decision.charge === undefined) throw new Error("nothing was debited");
    check.refund(decision.charge, clock());
    await eventually("it is refunded", () => ocs.requests(272).length === 2);
    const [debit, refund] = ocs.requests(272);
    expect(REQUESTED_ACTION.in(refund?.avps ?? [])).toBe(1);
    expect(SESSION_ID.in(refund?.avps ?? [])).toBe(`${SESSION_ID.in(debit?.avps ?? [])};refund`);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await records.open(clock())).owed).toEqual([]);
  });

  test("PRV-064 a refund that is not answered for good is kept on disk", async () => {
    const replies = [[RESULT_CODE.of(2001), granted]];
    const ocs = await server("ocs.test", () => replies.shift() ?? [RESULT_CODE.of(4002)]);
    const { ask, check, records } = await openTill([ocs]);
    const decision = await ask("PUBLISH");
    if (decision.kind !== "granted" || decision.charge === undefined) throw new Error("nothing was debited");
    check.refund(decision.charge, clock());
    await eventually("it was tried", () => ocs.requests(272).length === 2);
    expect((await records.open(clock())).owed).toMatchObject([{ action: "refundAccount", user: alice }]);
  });

  test.each([
    ["allow", "granted"],
    ["refuse", "refused"],
  ] as const)("PRV-049 no server can be asked: %s", async (away, kind) => {
    const ocs = await server("ocs.test", answers(RESULT_CODE.of(2001)));
    await closing.pop()?.();
    const { ask } = await till([ocs], { PORCHLIGHT_ACCOUNTING_CREDIT_AWAY: away });
    expect((await ask("PUBLISH")).kind).toBe(kind);
  });
});

test("PRV-049 credit of quotas is decided at once, and what was used is on disk", async () => {
  const { records } = memoryStore();
  await records.open(clock());
  const note = {
    at: clock(),
    actor: "admin",
    action: "quota.set",
    target: alice,
    before: undefined,
    after: undefined,
  };
  await records.putQuota({ user: alice, service: "PUBLISH", units: 1, used: 0 }, note);
  const accounting = await openAccounting({
    config: testConfig({ PORCHLIGHT_ACCOUNTING_CREDIT: "quota" }),
    log,
    clock,
    stores: { records },
    deliver: (work) => work(),
    changed: () => {},
  });
  const ask = () =>
    accounting.credit?.check.ask({ user: alice, service: "PUBLISH", at: clock() }, () => {})?.kind;
  expect([ask(), ask()]).toEqual(["granted", "refused"]);
  await accounting.stop();
  expect((await records.open(clock())).quotas).toMatchObject([{ used: 1 }]);
});

import { expect, test } from "@playwright/test";
import { BrowserPhone } from "./calls/browser-phone";
import { have } from "./desk-phone/program";
import { SippCall } from "./desk-phone/sipp";
import { freePort, Office } from "./support/office";
import { OfficePhones } from "./support/office-phones";
import { statusOf } from "./support/sip-message";

let office: Office;
const open: BrowserPhone[] = [];
const phones = new OfficePhones();

test.use({
  launchOptions: async ({ launchOptions }, use) =>
    use({
      ...launchOptions,
      args: [
        ...(launchOptions.args ?? []),
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
      ],
    }),
});

test.beforeAll(async () => {
  // For sipp, which reads the first challenge only and knows MD5; over WebSocket all is as it comes.
  office = await Office.open({ PORCHLIGHT_DIGEST_ORDER: "MD5", PORCHLIGHT_CONSOLE: "off" });
});
test.afterEach(async () => {
  phones.hangUp();
  for (const phone of open.splice(0)) await phone.close();
});
test.afterAll(() => office.close());

const phone = async (
  browser: Parameters<typeof BrowserPhone.open>[0],
  user: string,
): Promise<BrowserPhone> => {
  const opened = await BrowserPhone.open(browser, office, user);
  open.push(opened);
  return opened;
};

test("FLW-028 COR-053 F24 two browsers talk: INVITE, sound both ways by WebRTC, BYE", async ({ browser }) => {
  const [alice, bob] = [await phone(browser, "alice"), await phone(browser, "bob")];
  await alice.call("sip:bob@office.test");
  await expect.poll(() => alice.state()).toBe("Established");
  await expect.poll(() => bob.state()).toBe("Established");
  await expect.poll(() => alice.received(), { timeout: 20_000 }).toBeGreaterThan(1000);
  await expect.poll(() => bob.received()).toBeGreaterThan(1000);
  await bob.hangUp();
  await expect.poll(() => alice.state()).toBe("Terminated");
});

test("COR-052 a call outlives the connections that carry its signalling: BYE finds who has come back", async ({
  browser,
}) => {
  const [alice, bob] = [await phone(browser, "alice"), await phone(browser, "bob")];
  await alice.call("sip:bob@office.test");
  await expect.poll(() => bob.state()).toBe("Established");
  await bob.reconnect();
  await alice.hangUp();
  await expect.poll(() => bob.state()).toBe("Terminated");
});

test("FLW-028 COR-054 COR-025 MESSAGE between browsers; nobody 404, somebody who is not there 480", async ({
  browser,
}) => {
  const [alice, bob] = [await phone(browser, "alice"), await phone(browser, "bob")];
  expect(await alice.message("sip:bob@office.test", "lunch? ☕")).toBe(200);
  expect(await bob.heard()).toEqual(["lunch? ☕"]);
  expect(await alice.message("sip:nobody@office.test", "anybody?")).toBe(404);
  expect(await alice.message("sip:carol@office.test", "there?")).toBe(480);
  expect(await alice.options("sip:bob@office.test")).toBe(200);
});

test("COR-042 COR-048 CVE-2020-28361 an identity cannot be smuggled past the proxy, however its name is written", async () => {
  const [alice, bob] = [await phones.phone(office, "alice", "ws"), await phones.phone(office, "bob", "ws")];
  expect(statusOf(await bob.register())).toBe(200);
  const boss = "<sip:boss@office.test>";
  const smuggled = [
    `P-Asserted-Identity : ${boss}`,
    `p-asserted-IDENTITY:${boss}`,
    `P-Asserted-Identity\t: ${boss}`,
    `P-Preferred-Identity: ${boss}`,
    `X-3GPP-Asserted-Identity: ${boss}`,
  ];
  const sent = await alice.request("MESSAGE", {
    uri: bob.aor,
    headers: smuggled,
    body: "give me a raise",
    contentType: "text/plain",
  });
  expect(statusOf(sent)).toBe(200);
  const { text } = await bob.untilNotified(({ body }) => body === "give me a raise");
  expect(text).toContain('P-Asserted-Identity: "Alice" <sip:alice@office.test>');
  expect(text).not.toContain("boss");
});

test("COR-041 COR-044 CVE-2021-37624 CVE-2021-41157 nothing passes without credentials, nor in another name", async () => {
  const [alice, bob] = [await phones.phone(office, "alice", "ws"), await phones.phone(office, "bob", "ws")];
  expect(statusOf(await bob.register())).toBe(200);
  for (const method of ["INVITE", "MESSAGE", "REFER", "INFO", "DANCE"])
    expect(statusOf(await alice.request(method, { uri: bob.aor, login: false }))).toBe(407);
  const asBoss = {
    uri: bob.aor,
    from: "<sip:boss@office.test>;tag=1",
    body: "hi",
    contentType: "text/plain",
  };
  expect(statusOf(await alice.request("MESSAGE", asBoss))).toBe(403);
  const twoFroms = { uri: bob.aor, headers: ["f: <sip:boss@office.test>;tag=2"] };
  expect(statusOf(await alice.request("MESSAGE", twoFroms))).toBe(400);
  expect(bob.notifies).toEqual([]);
});

test.describe("a desk phone on UDP", () => {
  test.skip(!have("sipp"), "sipp is not installed");

  /** The desk phone of somebody, who has no other. */
  async function deskPhone(user: string, scenario: "answer" | "canceled"): Promise<SippCall> {
    const localPort = await freePort();
    const registrar = await phones.phone(office, user, "udp");
    const registered = await registrar.request("REGISTER", {
      uri: "sip:office.test",
      to: `<${registrar.aor}>`,
      contact: `sip:${user}@127.0.0.1:${localPort}`,
      headers: ["Expires: 600"],
    });
    expect(statusOf(registered)).toBe(200);
    return new SippCall({
      scenario,
      sipPort: office.sipPort,
      transport: "udp",
      user,
      localPort,
      pauseMs: 200,
    });
  }

  test("COR-053 FLW-028 a call from a phone on TCP to one on UDP, through the bridge, and its BYE", async () => {
    const desk = await deskPhone("carol", "answer");
    const { sipPort } = office;
    const caller = new SippCall({
      scenario: "call-through",
      sipPort,
      transport: "tcp",
      user: "bob",
      words: { target: "carol" },
    });
    await caller.end();
    await desk.end();
  });

  test("COR-050 COR-053 a browser calls it and gives up before it answers: CANCEL, 487", async ({
    browser,
  }) => {
    const desk = await deskPhone("dave", "canceled");
    const alice = await phone(browser, "alice");
    await alice.call("sip:dave@office.test");
    await desk.untilLogged("ringing");
    await alice.hangUp();
    await desk.end();
    await expect.poll(() => alice.state()).toBe("Terminated");
  });
});

import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { expect, type Page, test } from "@playwright/test";
import { WebSocket } from "ws";
import { expectNoSidewaysScroll } from "./support/accessibility";
import { ConsolePage, rooms } from "./support/console-page";
import { hostileNames, hostileStrings, quoted, shownAs, xmlText } from "./support/hostile-strings";
import { tcpLink } from "./support/link";
import { freePort, Office, samplePassword } from "./support/office";
import { operatorApi } from "./support/operator-api";
import { Phone, document as presence } from "./support/phone";
import { field, readMessage, statusOf } from "./support/sip-message";
import { WatcherPage } from "./support/watcher-page";

const NARROW = { width: 360, height: 740 };
/** Wide enough for every column. */
const WIDE = { width: 1600, height: 900 };

let office: Office;
let peer: Server;
let reason: string = hostileStrings.script;

test.beforeAll(async () => {
  const peerPort = await freePort();
  peer = reasonablePeer().listen(peerPort, "127.0.0.1");
  office = await Office.open({
    PORCHLIGHT_FEDERATION_PEERS: `rude.test trusted tcp:127.0.0.1:${peerPort}`,
  });
});
test.afterAll(async () => {
  await office.close();
  peer.close();
});

/** A server elsewhere that answers everything with the reason of the moment. */
function reasonablePeer(): Server {
  return createServer((socket) => {
    socket.on("error", () => socket.destroy());
    socket.on("data", (octets) => {
      const request = readMessage(octets.toString("utf8"));
      const copied = ["via", "from", "to", "call-id", "cseq"].map(
        (name) => `${name}: ${field(request, name)}`,
      );
      socket.write(`SIP/2.0 480 ${reason}\r\n${copied.join("\r\n")}\r\nContent-Length: 0\r\n\r\n`);
    });
  });
}

const phone = async (user: string): Promise<Phone> =>
  new Phone(await tcpLink(office.sipPort), user, samplePassword);

/** Nothing that came as text has become anything else, and the page keeps its width. */
async function expectText(page: Page, complaints: readonly string[]): Promise<void> {
  await expect(page).not.toHaveTitle("owned");
  await expect(page.locator("img[src=x], svg[onload], a[href^='javascript:']")).toHaveCount(0);
  await expectNoSidewaysScroll(page);
  expect(complaints).toEqual([]);
}

async function inBothWidths(page: Page, complaints: readonly string[]): Promise<void> {
  await expectText(page, complaints);
  await page.setViewportSize(NARROW);
  await expectText(page, complaints);
  await page.setViewportSize(WIDE);
}

test("SYS-018 notes: as text on the board, in the drawer and in the watcher", async ({ browser }) => {
  const admin = await ConsolePage.signIn(browser, office);
  const bob = await WatcherPage.open(browser, office, "bob", ["alice"]);
  const complaints: string[] = [];
  bob.page.on("pageerror", ({ message }) => complaints.push(message));
  bob.page.on("console", (message) => {
    if (/Content Security Policy/i.test(message.text())) complaints.push(message.text());
  });
  await admin.go("presence");
  let entityTag: readonly string[] = [];
  for (const name of hostileNames) {
    const alice = await phone("alice");
    const published = await alice.request("PUBLISH", {
      headers: ["Event: presence", ...entityTag],
      body: presence(alice.aor, xmlText(hostileStrings[name])),
    });
    expect(statusOf(published), name).toBe(200);
    entityTag = [`SIP-If-Match: ${field(published, "sip-etag")}`];
    await expect(
      admin.page
        .getByRole("row")
        .filter({ hasText: shownAs(name) })
        .first(),
    ).toBeVisible();
    await expect(bob.contact("alice")).toContainText(shownAs(name).slice(0, 20));
    await expectText(admin.page, admin.complaints);
    await expectText(bob.page, complaints);
  }
  await inBothWidths(admin.page, admin.complaints);
  await inBothWidths(bob.page, complaints);
  await admin.page.goto(`${office.url}/console/presence?open=${encodeURIComponent("sip:alice@office.test")}`);
  await expect(admin.page.getByRole("dialog")).toContainText("long WWW");
  await inBothWidths(admin.page, admin.complaints);
  await Promise.all([admin.close(), bob.close()]);
});

const SCRIPT_CALL_ID = "<script>document.title='owned'</script>";

test("SYS-018 display names: as text where watchers wait", async ({ browser }) => {
  const admin = await ConsolePage.signIn(browser, office);
  await admin.go("approvals");
  const calledBy = [
    ["alice", "script"],
    ["bob", "element"],
    ["carol", "attribute"],
    ["frontdesk", "turnedRound"],
    ["atrium", "formula"],
  ] as const;
  for (const [user, name] of calledBy) {
    const watcher = await phone(user);
    const accepted = await watcher.request("SUBSCRIBE", {
      uri: "sip:dave@office.test",
      from: `${quoted(hostileStrings[name])} <${watcher.aor}>;tag=${name}`,
      cseq: 1,
      headers: ["Event: presence"],
    });
    expect([200, 202], name).toContain(statusOf(accepted));
    const row = admin.page.getByRole("row", { name: `${user}@office.test asks to watch dave@office.test` });
    await expect(row).toContainText(shownAs(name));
  }
  await inBothWidths(admin.page, admin.complaints);
  await admin.close();
});

test("SYS-018 User-Agents and Call-IDs: as text wherever devices and subscriptions are", async ({
  browser,
}) => {
  for (const name of hostileNames) {
    const carol = await phone("carol");
    const userAgent = hostileStrings[name];
    const registered = await carol.request("REGISTER", {
      uri: "sip:office.test",
      to: `<${carol.aor}>`,
      userAgent,
    });
    expect(statusOf(registered), name).toBe(200);
    const accepted = await carol.request("SUBSCRIBE", {
      uri: "sip:alice@office.test",
      callId: `${randomBytes(4).toString("hex")}${SCRIPT_CALL_ID}`,
      cseq: 1,
      headers: ["Event: presence"],
      userAgent,
    });
    expect(statusOf(accepted), name).toBe(200);
  }
  const admin = await ConsolePage.signIn(browser, office);
  const dialog = admin.page.getByRole("dialog");
  await admin.page.goto(`${office.url}/console/users?open=${encodeURIComponent("sip:carol@office.test")}`);
  for (const name of hostileNames) await expect(dialog).toContainText(shownAs(name));
  await inBothWidths(admin.page, admin.complaints);
  await admin.go("watchers");
  const row = admin.page.getByRole("row").filter({ hasText: "carol@office.test" });
  await row.filter({ hasText: "alice@office.test" }).first().click();
  await expect(dialog).toContainText(SCRIPT_CALL_ID);
  await inBothWidths(admin.page, admin.complaints);
  await admin.close();
});

test("SYS-018 User-Agents of browsers: as text among the connections; every room keeps its width", async ({
  browser,
}) => {
  const named = hostileNames.filter((name) => name !== "turnedRound");
  const sockets = named.map(
    (name) =>
      new WebSocket(`ws://127.0.0.1:${office.httpPort}/sip`, "sip", {
        headers: { "user-agent": hostileStrings[name] },
      }),
  );
  await Promise.all(sockets.map((socket) => once(socket, "open")));
  const admin = await ConsolePage.signIn(browser, office);
  await admin.page.setViewportSize(WIDE);
  await admin.go("connections");
  for (const name of named)
    await expect(
      admin.page
        .getByRole("row")
        .filter({ hasText: shownAs(name) })
        .first(),
    ).toBeVisible();
  await inBothWidths(admin.page, admin.complaints);
  await admin.page.setViewportSize(NARROW);
  for (const room of rooms) {
    await admin.go(room);
    await expectText(admin.page, admin.complaints);
  }
  for (const socket of sockets) socket.terminate();
  await admin.close();
});

test("SYS-018 reason phrases of other servers: as text on the page of the peer", async ({ browser }) => {
  const admin = await ConsolePage.signIn(browser, office);
  for (const name of hostileNames.filter((each) => each !== "long")) {
    reason = hostileStrings[name];
    await admin.page.goto(`${office.url}/console/peers?open=rude.test`);
    const drawer = admin.page.getByRole("dialog", { name: "rude.test" });
    await drawer.getByRole("button", { name: "Test now" }).click();
    await expect(drawer).toContainText(`480 ${shownAs(name)}`);
    await inBothWidths(admin.page, admin.complaints);
  }
  await admin.close();
});

test("PRV-046 a file for a spreadsheet has no formula in it, and what has quotes stays one cell", async () => {
  const carol = await phone("carol");
  const callIds = ["+1+2*cmd", "-1-2*cmd", `"quoted"-${randomBytes(4).toString("hex")}`];
  for (const callId of callIds) {
    const answer = await carol.request("SUBSCRIBE", {
      uri: "sip:alice@office.test",
      callId,
      cseq: 1,
      headers: ["Event: presence"],
    });
    expect([200, 202]).toContain(statusOf(answer));
  }
  const file = async () => (await operatorApi(office)("GET", "/accounting/export?format=csv")).text();
  await expect.poll(file).toContain("quoted");
  const text = await file();
  expect(text).toContain(",'+1+2*cmd,");
  expect(text).toContain(",'-1-2*cmd,");
  expect(text).toContain(`,"""quoted""-`);
  expect(text).not.toMatch(/(^|,|")[=@\t]|(^|,)"?[+-][^,]*cmd/m);
});

import { expect, test, type WebSocketRoute } from "@playwright/test";
import { Office, samplePassword } from "./support/office";
import { operatorApi } from "./support/operator-api";
import { WatcherPage } from "./support/watcher-page";

let office: Office;

test.beforeAll(async () => {
  office = await Office.open({ PORCHLIGHT_CONSOLE: "off", PORCHLIGHT_NOTIFY_INTERVAL_MS: "0" });
});
test.afterAll(() => office.close());

const isChange = (frame: string): boolean => /^NOTIFY [\s\S]*<p\d*:pidf-diff /.test(frame);

const isWhole = (frame: string): boolean =>
  /^NOTIFY [\s\S]*Content-Type: application\/pidf\+xml/i.test(frame);

/** 200 to a NOTIFY, as the watcher would send it. */
function acknowledge(notify: string): string {
  const kept = /^(?:via|v|from|f|to|t|call-id|i|cseq)\s*:/i;
  const lines = notify.split("\r\n\r\n")[0]?.split("\r\n") ?? [];
  return ["SIP/2.0 200 OK", ...lines.filter((line) => kept.test(line)), "Content-Length: 0", "", ""].join(
    "\r\n",
  );
}

test("FLW-037 a partial NOTIFY that is lost on the way to a browser: the board is right again by itself", async ({
  browser,
}) => {
  const context = await browser.newContext({ reducedMotion: "reduce" });
  const heard: string[] = [];
  const said: string[] = [];
  const loss = { isDue: false };
  await context.routeWebSocket(/\/sip$/, (page: WebSocketRoute) => {
    const server = page.connectToServer();
    page.onMessage((frame) => {
      said.push(String(frame));
      server.send(frame);
    });
    server.onMessage((frame) => {
      const text = String(frame);
      if (loss.isDue && isChange(text)) {
        loss.isDue = false;
        server.send(acknowledge(text));
        return;
      }
      heard.push(text);
      page.send(frame);
    });
  });
  const bob = await WatcherPage.signInAt(context, office, "bob", samplePassword);
  const alice = await WatcherPage.open(browser, office, "alice", ["bob"]);
  await bob.expectMark("alice", "available");
  await alice.setNote(`A word that makes the whole document long enough ${"and longer ".repeat(12)}`);
  await expect(bob.contact("alice")).toContainText("long enough");

  await alice.setStatus("busy");
  await bob.expectMark("alice", "busy");
  expect(heard.some((frame) => isChange(frame))).toBe(true);

  loss.isDue = true;
  await alice.setStatus("away");
  await expect.poll(() => loss.isDue).toBe(false);
  await bob.expectMark("alice", "busy");
  const asked = said.length;
  await alice.setStatus("meeting");
  await expect(bob.contact("alice")).toContainText("In a meeting");
  const refresh = said.slice(asked).filter((frame) => frame.startsWith("SUBSCRIBE "));
  expect(refresh).toHaveLength(1);
  expect(refresh[0]).not.toContain("Suppress-If-Match");
  expect(heard.at(-1)).toContain("pidf-full");

  await alice.setStatus("busy");
  await bob.expectMark("alice", "busy");
  await Promise.all([alice.close(), bob.close()]);
});

test("PRV-005 PRV-011 partialNotify as provisioned: the page asks in another way at once, and is told that way", async ({
  browser,
}) => {
  const send = operatorApi(office);
  const aor = "sip:bob@office.test";
  const provision = (values: Readonly<Record<string, string>>) =>
    send("PUT", "/profile", { layer: "user", aor, values });
  await provision({ partialNotify: "false" });
  const context = await browser.newContext({ reducedMotion: "reduce" });
  const [heard, said]: [string[], string[]] = [[], []];
  context.on("page", (page) =>
    page.on("websocket", (socket) => {
      socket.on("framereceived", ({ payload }) => heard.push(String(payload)));
      socket.on("framesent", ({ payload }) => said.push(String(payload)));
    }),
  );
  const presences = (): string[] =>
    said.filter((frame) => /^SUBSCRIBE /.test(frame) && /^Event: presence\r$/m.test(frame));
  const bob = await WatcherPage.signInAt(context, office, "bob", samplePassword);
  await expect(bob.contact("carol")).toBeVisible();
  const carol = await WatcherPage.open(browser, office, "carol", ["bob"]);
  await carol.setNote(`A word that makes the whole document long enough ${"and longer ".repeat(12)}`);
  await expect(bob.contact("carol")).toContainText("long enough");
  await carol.setStatus("busy");
  await bob.expectMark("carol", "busy");
  expect(presences().at(-1)).not.toContain("pidf-diff");
  expect(heard.some((frame) => isChange(frame))).toBe(false);

  await provision({ partialNotify: "true" });
  await expect.poll(() => presences().at(-1)).toContain("pidf-diff+xml;q=1");
  await carol.setStatus("away");
  await bob.expectMark("carol", "away");
  await expect.poll(() => heard.some((frame) => isChange(frame))).toBe(true);

  const asked = heard.length;
  await provision({ partialNotify: "false" });
  await expect.poll(() => heard.slice(asked).some((frame) => isWhole(frame))).toBe(true);
  expect(presences().at(-1)).not.toContain("pidf-diff");
  const before = heard.length;
  await carol.setStatus("available");
  await bob.expectMark("carol", "available");
  expect(heard.slice(before).some((frame) => isChange(frame))).toBe(false);
  await send("DELETE", `/profile?layer=user&aor=${aor}`);
  await Promise.all([carol.close(), bob.close()]);
});

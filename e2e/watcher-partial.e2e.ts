import { expect, test, type WebSocketRoute } from "@playwright/test";
import { Office, samplePassword } from "./support/office";
import { WatcherPage } from "./support/watcher-page";

let office: Office;

test.beforeAll(async () => {
  office = await Office.open({ PORCHLIGHT_NOTIFY_INTERVAL_MS: "0" });
});
test.afterAll(() => office.close());

const isChange = (frame: string): boolean => /^NOTIFY [\s\S]*<p\d*:pidf-diff /.test(frame);

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

import { expect, type JSHandle, test } from "@playwright/test";
import { Office } from "./support/office";
import { StatusPage } from "./support/status-page";
import { WatcherPage } from "./support/watcher-page";

const graceSeconds = 3;

let office: Office;

test.beforeAll(async () => {
  office = await Office.open({
    PORCHLIGHT_CONSOLE: "off",
    PORCHLIGHT_NOTIFY_INTERVAL_MS: "0",
    PORCHLIGHT_POLICY_BOUND_GRACE_SECONDS: String(graceSeconds),
  });
});
test.afterAll(() => office.close());

/** Every state that the row of alice shows from now on, without the time that passes. */
const recordStates = (bob: WatcherPage): Promise<JSHandle<string[]>> =>
  bob.page.evaluateHandle(() => {
    const row = document.querySelector('[data-testid="contact-alice@office.test"]');
    const states: string[] = [];
    const look = (): void => {
      const words = row?.querySelector('[data-testid="mark-words"]')?.textContent ?? "";
      const note = row?.querySelector('[data-testid="note"]')?.textContent ?? "";
      const picture = row?.querySelector("[data-picture]")?.getAttribute("data-picture") ?? "";
      const state = `${row?.getAttribute("data-mark")} | ${words} | ${note} | ${picture}`;
      if (states.at(-1) !== state) states.push(state);
    };
    look();
    if (row) {
      new MutationObserver(look).observe(row, {
        attributes: true,
        childList: true,
        characterData: true,
        subtree: true,
      });
    }
    return states;
  });

/** NOTIFYs about alice that bob's browser gets from now on. */
function countNotifies(bob: WatcherPage): () => number {
  let count = 0;
  bob.page.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => {
      const [head = "", ...body] = String(payload).split("\r\n\r\n");
      const isPresence = /^NOTIFY /.test(head) && /^Event: presence$/m.test(head.replaceAll("\r", ""));
      if (isPresence && body.join().includes("sip:alice@office.test")) count += 1;
    }),
  );
  return () => count;
}

test("alice reloads her page, and bob sees no change at all of all she said, not even after the grace", async ({
  browser,
}) => {
  const bob = await WatcherPage.open(browser, office, "bob", ["alice"]);
  const notifies = countNotifies(bob);
  await bob.page.reload();
  const alice = await WatcherPage.open(browser, office, "alice", ["bob"]);
  await alice.setStatus("busy");
  const more = await StatusPage.open(alice);
  await more.choosePicture([30, 120, 30]);
  await more.choose("mood", "happy");
  await more.choose("sphere", "work");
  await more.write("name", "Alice Lidell");
  await more.close();
  await expect(bob.contact("alice").getByTestId("avatar")).toHaveAttribute("data-picture", "shown");
  await alice.setNote("Back soon");
  await expect(bob.contact("alice")).toContainText("Back soon");
  await expect(alice.page.getByTestId("my-more")).toHaveText("Happy");
  await expect(alice.page.getByTestId("my-status")).toHaveAttribute("data-publication", "published");
  const states = await recordStates(bob);
  const before = notifies();
  expect(before).toBeGreaterThan(0);

  await alice.page.reload();
  await expect(alice.page.getByTestId("my-status")).toHaveAttribute("data-publication", "published");
  await expect(alice.page.getByTestId("my-status")).toHaveAttribute("data-preset", "busy");
  await bob.page.waitForTimeout((graceSeconds + 1) * 1000);
  expect(await states.jsonValue()).toEqual(["busy | Busy | Back soon | shown"]);
  expect(notifies()).toBe(before);
  await (await StatusPage.open(alice)).field("picture-remove").click();
  await expect(bob.contact("alice").getByTestId("avatar")).toHaveAttribute("data-picture", "none");
  await Promise.all([alice.close(), bob.close()]);
});

test("alice's tab is killed, and she is gone after the grace, in one step", async ({ browser }) => {
  const bob = await WatcherPage.open(browser, office, "bob", ["alice"]);
  const alice = await WatcherPage.open(browser, office, "alice", ["bob"]);
  await alice.setStatus("busy");
  await bob.expectMark("alice", "busy");
  await expect(alice.page.getByTestId("my-status")).toHaveAttribute("data-publication", "published");
  // What an earlier page published lapses with its own grace.
  await expect(bob.contact("alice")).not.toContainText("Back soon");
  const states = await recordStates(bob);
  await alice.page.close();
  await bob.expectMark("alice", "offline");
  expect(await states.jsonValue()).toEqual(["busy | Busy |  | none", "offline | Offline |  | none"]);

  const back = await alice.openTab(office);
  await expect(back.page.getByTestId("sign-in-address")).toBeVisible();
  await Promise.all([alice.close(), bob.close()]);
});

test("a page that comes back after the grace publishes anew", async ({ browser }) => {
  const bob = await WatcherPage.open(browser, office, "bob", ["alice"]);
  const alice = await WatcherPage.open(browser, office, "alice", ["bob"]);
  await alice.setStatus("busy");
  await bob.expectMark("alice", "busy");
  await alice.page.goto("about:blank");
  await bob.expectMark("alice", "offline");
  await alice.page.goto(`${office.url}/`);
  await bob.expectMark("alice", "busy");
  await Promise.all([alice.close(), bob.close()]);
});

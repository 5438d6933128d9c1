import { expect, test } from "vitest";
import { enlist, presence, type Script } from "./office";
import { connected, heard, openOffice } from "./story";

const bob = "sip:bob@office.test";

/** Tells the state under that tag, and spares those who have it, as RFC 5839 says. */
const withTag =
  (entityTag: string, basic: string): Script =>
  (request, office) => {
    const known = office.subscribers.find(({ callId }) => callId === request.header("call-id"));
    const expires = "Expires: 3600";
    const isMet = request.header("suppress-if-match") === entityTag;
    if (isMet && known !== undefined) return { status: 204, headers: [expires] };
    const subscriber = known ?? enlist(request, office);
    const body = isMet ? "" : presence(bob, basic);
    queueMicrotask(() => office.notify(subscriber, { entityTag, body }));
    return { status: 200, headers: [expires] };
  };

async function watching() {
  const office = await openOffice();
  office.scripts.SUBSCRIBE = withTag("t1", "open");
  const client = await connected(office);
  const watcher = client.watch(bob);
  await heard(watcher, "state");
  await office.until(() => office.answers.length === 1);
  return { office, client, watcher };
}

test("PRS-116 after a lost connection the watcher says what it has, and a 204 without NOTIFY makes it live again", async () => {
  const { office, watcher } = await watching();
  office.cut();
  await heard(watcher, "view", ({ stale }) => stale);
  await heard(watcher, "view", ({ stale }) => !stale);
  const [first, second] = office.of("SUBSCRIBE");
  expect([first?.header("suppress-if-match"), second?.header("suppress-if-match")]).toEqual(["", "t1"]);
  expect(office.answers).toHaveLength(1);
  expect(watcher.view.status.kind).toBe("active");
  expect(watcher.view.presence?.summary.mark).toBe("available");
});

test("PRS-110 what changed while the connection was away is told", async () => {
  const { office, watcher } = await watching();
  office.scripts.SUBSCRIBE = withTag("t2", "closed");
  office.cut();
  expect((await heard(watcher, "state")).summary.mark).toBe("offline");
});

test("PRS-110 PRS-142 a server that lost the dialog spares a new one too: no body, and the document stays", async () => {
  const { office, watcher } = await watching();
  office.subscribers.length = 0;
  office.next("SUBSCRIBE", () => ({ status: 481 }));
  office.cut();
  await heard(watcher, "view", ({ stale }) => stale);
  await heard(watcher, "view", ({ stale }) => !stale);
  expect(office.of("SUBSCRIBE").at(-1)?.header("suppress-if-match")).toBe("t1");
  expect(watcher.view.presence?.summary.mark).toBe("available");
});

test("PRS-110 without a tag nothing is said of a state, and leaving says nothing of it either", async () => {
  const office = await openOffice();
  const client = await connected(office);
  const watcher = client.watch(bob);
  await heard(watcher, "state");
  office.cut();
  await heard(watcher, "view", ({ stale }) => stale);
  await heard(watcher, "view", ({ stale }) => !stale);
  await watcher.stop();
  expect(office.of("SUBSCRIBE").map((each) => each.header("suppress-if-match"))).toEqual(["", "", ""]);
});

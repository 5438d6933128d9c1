import { expect, test, vi } from "vitest";
import { type ClientStorage, memoryStorage, type PresenceClient } from "../src/index";
import { watchList } from "../src/lists/index";
import { friends, notification, open, sip, tellList } from "./list-notifier";
import { admit, enlist, type NotifyParts, type Office, presence, type Script } from "./office";
import { type ClientWishes, connected, heard, openOffice } from "./story";

const bob = "sip:bob@office.test";

/** Tells the state under that tag, without a body to whoever has it. */
const tells =
  (entityTag: string, body: string, more: NotifyParts = {}): Script =>
  (request, office) => {
    const isMet = request.header("suppress-if-match") === entityTag;
    const subscriber = enlist(request, office);
    queueMicrotask(() => office.notify(subscriber, { entityTag, body: isMet ? "" : body, ...more }));
    return { status: 200, headers: ["Expires: 3600"] };
  };

/** What a tab keeps over a reload. */
class Tab {
  readonly storage: ClientStorage = memoryStorage();
  readonly stateStorage: ClientStorage = memoryStorage();

  load(office: Office, wishes: ClientWishes = {}): Promise<PresenceClient> {
    return connected(office, { storage: this.storage, stateStorage: this.stateStorage, ...wishes });
  }

  /** Until what was told is kept. */
  kept(text: string): Promise<void> {
    return vi.waitFor(() => expect(this.states).toContain(text), 5000);
  }

  get states(): string | undefined {
    return this.stateStorage.get("states:sip:alice@office.test");
  }
}

/** A page that goes as pages do: without a word. */
const leave = (client: PresenceClient): Promise<void> => client.disconnect({ keepPublication: true });

/** A tab that was told that bob is there, and is about to be loaded again. */
async function told(more: NotifyParts = {}) {
  const [office, tab] = [await openOffice(), new Tab()];
  office.scripts.SUBSCRIBE = tells("t1", presence(bob, "open", "in"), more);
  const client = await tab.load(office);
  await heard(client.watch(bob), "state");
  await tab.kept("t1");
  await leave(client);
  return { office, tab };
}

const lastSubscribe = (office: Office) => office.of("SUBSCRIBE").at(-1);

test("PRS-110 a page that is loaded again shows what it was told, says that it has it, and is spared the body", async () => {
  const { office, tab } = await told();
  const client = await tab.load(office);
  const watcher = client.watch(bob);
  expect([watcher.view.presence?.summary.note, watcher.view.stale]).toEqual(["in", true]);
  await heard(watcher, "view", ({ stale }) => !stale);
  expect(watcher.view.presence?.summary.note).toBe("in");
  const [before, after] = office.of("SUBSCRIBE");
  expect([before?.header("suppress-if-match"), after?.header("suppress-if-match")]).toEqual(["", "t1"]);
  expect(after?.header("call-id")).not.toBe(before?.header("call-id"));
});

test("COR-034 PRS-110 every SUBSCRIBE names the instance that is registered, the same after a reload", async () => {
  const { office, tab } = await told();
  const client = await tab.load(office);
  await heard(client.watch(bob), "view", ({ stale }) => !stale);
  const instances = [...office.of("REGISTER"), ...office.of("SUBSCRIBE")].map(
    (request) => /;\+sip\.instance="<(urn:uuid:[0-9a-f-]+)>"/.exec(request.header("contact"))?.[1],
  );
  expect(instances).toHaveLength(4);
  expect(new Set(instances)).toEqual(new Set([`urn:uuid:${client.instanceId}`]));
});

test("PRS-110 what changed meanwhile is told, and kept in its turn", async () => {
  const { office, tab } = await told();
  office.scripts.SUBSCRIBE = tells("t2", presence(bob, "open", "out"));
  const watcher = (await tab.load(office)).watch(bob);
  await heard(watcher, "view", ({ presence }) => presence?.summary.note === "out");
  await tab.kept("t2");
  expect(tab.states).not.toContain("t1");
});

test.each([
  ["403", () => ({ status: 403 }) as const],
  [
    "a NOTIFY of the end",
    tells("", "", { state: "terminated;reason=rejected", entityTag: undefined as never }),
  ],
] as const)(
  "PRS-110 whoever is rejected meanwhile (%s) does not go on seeing what was",
  async (_, script) => {
    const { office, tab } = await told();
    office.scripts.SUBSCRIBE = script;
    const watcher = (await tab.load(office)).watch(bob);
    await heard(watcher, "status", ({ kind }) => kind === "terminated");
    expect(watcher.view.presence).toBeUndefined();
    expect(tab.states).toBeUndefined();
  },
);

test("PRS-110 whoever is not decided on any more does not either", async () => {
  const { office, tab } = await told();
  office.scripts.SUBSCRIBE = (request, double) => {
    const subscriber = enlist(request, double);
    queueMicrotask(() => double.notify(subscriber, { state: "pending;expires=3600" }));
    return { status: 202, headers: ["Expires: 3600"] };
  };
  const watcher = (await tab.load(office)).watch(bob);
  await heard(watcher, "status", ({ kind }) => kind === "pending");
  await vi.waitFor(() => expect(watcher.view.presence).toBeUndefined());
  expect(tab.states).toBeUndefined();
});

test("nobody else in the same tab sees it", async () => {
  const { office, tab } = await told();
  office.scripts.SUBSCRIBE = () => "silence";
  const carol = await tab.load(office, { aor: "carol@office.test" });
  expect(carol.watch(bob).view.presence).toBeUndefined();
});

test("after signing out, and of whoever is watched no more, nothing is left", async () => {
  const { office, tab } = await told();
  const client = await tab.load(office);
  const watcher = client.watch(bob);
  await heard(watcher, "view", ({ stale }) => !stale);
  await watcher.stop();
  expect(tab.states).toBeUndefined();
});

test("PRS-110 PRS-120 with pictures by reference; what came as octets is told again", async () => {
  const reference = [
    "--p\r\nContent-Type: application/pidf+xml\r\nContent-ID: <d@x>\r\n\r\n",
    presence(bob, "open", "in"),
    '\r\n--p\r\nContent-Type: message/external-body;access-type="URL";expiration="Mon, 01 Jan 2046 00:00:00 GMT";',
    `URL="https://office.test/content/bob/face";size=1;hash=${"a".repeat(40)};sha-256=${"b".repeat(64)}\r\n\r\n`,
    "Content-Type: image/png\r\nContent-ID: <face@office.test>\r\n\r\n\r\n--p--\r\n",
  ].join("");
  const { office, tab } = await told({
    body: reference,
    contentType: 'multipart/related;type="application/pidf+xml";start="<d@x>";boundary=p',
  });
  office.scripts.SUBSCRIBE = tells("t1", "");
  const watcher = (await tab.load(office)).watch(bob);
  expect(watcher.view.presence?.references).toMatchObject([{ contentId: "face@office.test", octets: 1 }]);
});

test("RLS-036 PRS-110 a list: everybody is shown at once, and one NOTIFY without a body says that it holds", async () => {
  const [office, tab] = [await openOffice(), new Tab()];
  let next: NotifyParts = {
    ...notification({
      version: 0,
      members: [
        open("bob", "in"),
        { ...open("carol", "too"), name: "Carol" },
        { uri: sip("dave"), state: "pending" },
      ],
    }),
    entityTag: "l1",
  };
  office.scripts.SUBSCRIBE = tellList(() => next, admit);
  const client = await tab.load(office);
  const first = watchList(client, friends);
  await heard(first, "view", ({ stale, members }) => !stale && members !== undefined);
  office.notify(office.subscribers[0], {
    ...notification({ version: 1, isFull: false, members: [open("bob", "out")] }),
    entityTag: "l2",
  });
  await tab.kept("l2");
  const shown = ({ view }: typeof first) =>
    [...(view.members?.values() ?? [])].map(({ uri, names, status, presence: known }) => [
      uri,
      names.map(({ text }) => text).join(),
      status.kind,
      known?.summary.note,
    ]);
  const before = shown(first);
  await leave(client);

  next = { body: "", entityTag: "l2" };
  const again = watchList(await tab.load(office), friends);
  expect(shown(again)).toEqual([
    [sip("bob"), "", "active", "out"],
    [sip("carol"), "Carol", "active", "too"],
    [sip("dave"), "", "pending", undefined],
  ]);
  expect([again.view.stale, again.view.members?.get(sip("bob"))?.stale]).toEqual([true, true]);
  await heard(again, "view", ({ stale }) => !stale);
  expect(shown(again)).toEqual(before);
  expect(lastSubscribe(office)?.header("suppress-if-match")).toBe("l2");
  expect(office.of("SUBSCRIBE")).toHaveLength(2);
});

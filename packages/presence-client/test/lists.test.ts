import { expect, test } from "vitest";
import type { ListView, ListWatcher } from "../src/index";
import { watchList } from "../src/lists/index";
import { friends, listPart, notification, open, sip, type TestMember, tellList } from "./list-notifier";
import { admit, type NotifyParts, type Office } from "./office";
import { connected, heard, openOffice } from "./story";

const DIFF = "urn:ietf:params:xml:ns:pidf-diff";
const names = `xmlns="urn:ietf:params:xml:ns:pidf" xmlns:p="${DIFF}" entity="sip:bob@office.test"`;
const partial = (text: string): TestMember => ({
  uri: sip("bob"),
  part: { contentType: "application/pidf-diff+xml", text },
});
const full = (version: number, note: string): TestMember =>
  partial(
    `<p:pidf-full ${names} version="${version}"><tuple id="t"><status><basic>open</basic></status><note>${note}</note></tuple></p:pidf-full>`,
  );
const diff = (version: number, note: string): TestMember =>
  partial(
    `<p:pidf-diff ${names} version="${version}"><p:replace sel="*/tuple/note/text()">${note}</p:replace></p:pidf-diff>`,
  );

/** A watcher of a list that was told `first`; `at` is what the next SUBSCRIBE is told. */
async function watching(first: NotifyParts) {
  const office = await openOffice();
  let next = first;
  office.scripts.SUBSCRIBE = tellList(() => next, admit);
  const client = await connected(office);
  const watcher = watchList(client, friends);
  await heard(watcher, "view", ({ members, stale }) => members !== undefined && !stale);
  await office.until(() => office.answers.length === 1);
  const at = (parts: NotifyParts): void => {
    next = parts;
  };
  const tell = (parts: NotifyParts): void => office.notify(office.subscribers[0], parts);
  return { office, client, watcher, at, tell };
}

const member = (watcher: ListWatcher, user: string) => watcher.view.members?.get(sip(user));
const noteOf = (watcher: ListWatcher, user: string) => member(watcher, user)?.presence?.summary.note;
const users = ({ members }: ListView) => [...(members?.keys() ?? [])];
const tags = (office: Office) => office.of("SUBSCRIBE").map((each) => each.header("suppress-if-match"));

test("RLS-036 RLS-080 alice asks once for all: eventlist in Supported, the types of lists and of presence in Accept", async () => {
  const { office, watcher } = await watching(
    notification({ version: 0, members: [open("bob", "in"), open("carol")] }),
  );
  const [subscribe, ...others] = office.of("SUBSCRIBE");
  expect(others).toEqual([]);
  expect(subscribe?.uri).toBe(friends);
  expect(subscribe?.headers("supported")).toContain("eventlist");
  expect(subscribe?.header("accept")).toBe(
    "application/rlmi+xml, application/pidf+xml;q=0.3, application/pidf-diff+xml;q=1, multipart/related, message/external-body",
  );
  expect([users(watcher.view), noteOf(watcher, "bob")]).toEqual([[sip("bob"), sip("carol")], "in"]);
});

test("RLS-021 what changed is told alone; whoever did not change stays the same object", async () => {
  const { watcher, tell } = await watching(
    notification({ version: 0, members: [open("bob", "in"), open("carol", "too")] }),
  );
  const before = member(watcher, "carol");
  const change = heard(watcher, "view", () => noteOf(watcher, "bob") === "out");
  tell(notification({ version: 1, isFull: false, members: [open("bob", "out")] }));
  await change;
  expect(member(watcher, "carol")).toBe(before);
});

test("RLS-021 RLS-070 a full state with other members: who is not in it is gone, the order is that of the list", async () => {
  const { watcher, tell } = await watching(
    notification({ version: 0, members: [open("bob"), open("carol")] }),
  );
  const change = heard(watcher, "view", (view) => users(view).includes(sip("dave")));
  tell(notification({ version: 1, members: [{ ...open("dave"), name: "David" }, open("carol")] }));
  expect(users(await change)).toEqual([sip("dave"), sip("carol")]);
  expect(member(watcher, "dave")?.names).toEqual([{ text: "David" }]);
});

test("RLS-021 RLS-035 a gap: taken, answered 200, and the whole is asked for once without a tag; an older one is discarded", async () => {
  const { office, watcher, at, tell } = await watching(
    notification({ version: 0, members: [open("bob", "one")] }, { entityTag: "t0" }),
  );
  at(notification({ version: 6, members: [open("bob", "six"), open("carol")] }));
  const stale = heard(watcher, "view", (view) => view.stale);
  tell(notification({ version: 4, isFull: false, members: [open("bob", "four")] }, { entityTag: "t4" }));
  tell(notification({ version: 5, isFull: false, members: [open("bob", "five")] }, { entityTag: "t5" }));
  await stale;
  await heard(watcher, "view", (view) => !view.stale);
  expect([noteOf(watcher, "bob"), tags(office)]).toEqual(["six", ["", ""]]);
  tell(notification({ version: 6, members: [open("bob", "old")] }));
  tell(notification({ version: 3, isFull: false, members: [open("bob", "older")] }));
  await office.until(() => office.answers.length === 6);
  expect([noteOf(watcher, "bob"), new Set(office.answers)]).toEqual(["six", new Set([200])]);
});

test("RLS-046 PRS-083 partial documents, each instance counted by itself; one that does not fit asks for the whole", async () => {
  const { office, watcher, at, tell } = await watching(
    notification({ version: 0, members: [full(0, "zero")] }),
  );
  const change = heard(watcher, "view", () => noteOf(watcher, "bob") === "one");
  tell(notification({ version: 1, isFull: false, members: [diff(1, "one")] }));
  await change;
  at(notification({ version: 3, members: [full(3, "three")] }));
  tell(notification({ version: 2, isFull: false, members: [diff(3, "three")] }));
  await heard(watcher, "view", () => noteOf(watcher, "bob") === "three");
  expect(office.of("SUBSCRIBE")).toHaveLength(2);
  expect(office.of("SUBSCRIBE")[1]?.header("accept")).toContain("pidf-diff");
});

test("RLS-046 a new instance has a count and a document of its own", async () => {
  const { watcher, tell } = await watching(notification({ version: 0, members: [full(7, "one")] }));
  const change = heard(watcher, "view", () => noteOf(watcher, "bob") === "two");
  tell(notification({ version: 1, isFull: false, members: [{ ...full(0, "two"), id: "i2" }] }));
  await change;
});

test("PRS-083 changes that cannot be used: whole documents are asked for from then on", async () => {
  const { office, tell } = await watching(notification({ version: 0, members: [full(0, "zero")] }));
  const broken = `<p:pidf-diff ${names} version="1"><p:remove sel="*/tuple[@id='none']"/></p:pidf-diff>`;
  tell(notification({ version: 1, isFull: false, members: [partial(broken)] }));
  expect((await office.request("SUBSCRIBE", 2)).header("accept")).toBe(
    "application/rlmi+xml, application/pidf+xml, multipart/related, message/external-body",
  );
});

test("RLS-027 RLS-028 RLS-026 members stand as subscriptions of their own would", async () => {
  const { watcher, tell } = await watching(
    notification({
      version: 0,
      members: [
        { uri: sip("bob"), state: "pending" },
        { uri: sip("carol"), state: { reason: "rejected" } },
        { uri: sip("dave") },
        open("erin", "here"),
        { uri: sip("frank"), state: { reason: "probation" } },
      ],
    }),
  );
  expect(member(watcher, "bob")).toMatchObject({
    status: { kind: "pending" },
    presence: undefined,
    stale: false,
  });
  expect(member(watcher, "carol")?.status).toEqual({ kind: "terminated", reason: "rejected" });
  for (const user of ["dave", "frank"])
    expect(member(watcher, user)?.status).toEqual({ kind: "subscribing" });
  const ended = heard(watcher, "view", () => member(watcher, "erin")?.status.kind === "terminated");
  tell(
    notification({
      version: 1,
      isFull: false,
      members: [{ uri: sip("erin"), state: { reason: "rejected" } }],
    }),
  );
  await ended;
  expect(member(watcher, "erin")).toMatchObject({ presence: { summary: { note: "here" } }, stale: true });
});

test("RLS-030 a list within the list has members and versions of its own", async () => {
  const team = "sip:alice@office.test;pres-list=team";
  const inner = (version: number, isFull: boolean, ...members: TestMember[]): TestMember => ({
    uri: team,
    part: listPart({ uri: team, version, isFull, members }),
  });
  const { office, watcher, tell } = await watching(
    notification({ version: 0, members: [open("bob"), inner(0, true, open("carol", "one"), open("dave"))] }),
  );
  const carol = () => watcher.view.members?.get(team)?.members?.get(sip("carol"))?.presence?.summary.note;
  expect(carol()).toBe("one");
  const change = heard(watcher, "view", () => carol() === "two");
  tell(notification({ version: 1, isFull: false, members: [inner(1, false, open("carol", "two"))] }));
  await change;
  tell(notification({ version: 2, isFull: false, members: [inner(3, false, open("carol", "lost"))] }));
  await office.request("SUBSCRIBE", 2);
});

test("PRS-116 RLS-052 RLS-073 after a lost connection the watcher says what it has; nothing is told, and everybody is live again", async () => {
  const { office, watcher, at } = await watching(
    notification({ version: 3, members: [open("bob", "in")] }, { entityTag: "t1" }),
  );
  at({ body: "", entityTag: "t1" });
  office.cut();
  await heard(watcher, "view", ({ stale }) => stale);
  expect(member(watcher, "bob")).toMatchObject({ stale: true, presence: { summary: { note: "in" } } });
  await heard(watcher, "view", ({ stale }) => !stale);
  expect(tags(office)).toEqual(["", "t1"]);
  expect(member(watcher, "bob")).toMatchObject({ stale: false, presence: { summary: { note: "in" } } });
});

test("RLS-021 RLS-073 a new dialog counts anew: nobody is lost from sight until its full state takes all places", async () => {
  const { office, watcher, at, tell } = await watching(
    notification({ version: 8, members: [open("bob", "in"), open("carol")] }, { entityTag: "t1" }),
  );
  at({ body: "", entityTag: "t1" });
  office.subscribers.length = 0;
  office.cut();
  await heard(watcher, "view", ({ stale }) => stale);
  await heard(watcher, "view", ({ stale }) => !stale);
  expect(users(watcher.view)).toHaveLength(2);
  const change = heard(watcher, "view", () => noteOf(watcher, "bob") === "new");
  tell(notification({ version: 0, members: [open("bob", "new")] }));
  expect(users(await change)).toEqual([sip("bob")]);
});

test("RLS-062 a refresh has no body", async () => {
  const { office, watcher } = await watching(notification({ version: 0, members: [open("bob")] }));
  watcher.retry();
  expect((await office.request("SUBSCRIBE", 2)).body).toBe("");
});

test("RLS-067 the service is asked for by the canonical form of its URI", async () => {
  const office = await openOffice();
  const client = await connected(office);
  expect(watchList(client, "sip:%61lice@OFFICE.test;PRES-LIST=Friends").list).toBe(friends);
  expect(() => watchList(client, "no list")).toThrow(TypeError);
});

test("whatever comes in place of a list, the watcher goes on", async () => {
  const { office, watcher, at, tell } = await watching(notification({ version: 0, members: [open("bob")] }));
  at(notification({ version: 9, members: [open("bob", "whole")] }));
  const problems: string[] = [];
  watcher.on("problem", (problem) => problems.push(problem));
  const related = 'multipart/related;type="application/rlmi+xml";boundary=b';
  const bodies = [
    "x",
    "--b\r\n",
    "--b\r\nContent-Type: application/rlmi+xml\r\n\r\n<list/>\r\n--b--\r\n",
    `--b\r\nContent-Type: application/rlmi+xml\r\n\r\n<list xmlns="urn:ietf:params:xml:ns:rlmi" uri="${friends}" version="1" fullState="false"><resource uri="${sip("bob")}"><instance id="i1" state="active" cid="nowhere"/></resource></list>\r\n--b--\r\n`,
  ];
  for (const body of bodies) tell({ contentType: related, body });
  tell({ contentType: "application/pidf+xml", body: "<presence/>" });
  await heard(watcher, "view", () => noteOf(watcher, "bob") === "whole");
  expect(office.answers.filter((status) => status === 415)).toHaveLength(1);
  expect(problems).toHaveLength(5);
  expect(watcher.view.stale).toBe(false);
});

test("PRS-120 what comes with a member's document comes with the member", async () => {
  const related = [
    "--m",
    "Content-Type: application/pidf+xml",
    "",
    open("bob", "with a face").part?.text ?? "",
    "--m",
    'Content-Type: message/external-body;access-type="URL";URL="https://office.test/content/bob/face"',
    "",
    "Content-Type: image/png",
    "Content-ID: <face@office.test>",
    "",
    "",
    "--m--",
    "",
  ].join("\r\n");
  const part = { contentType: 'multipart/related;type="application/pidf+xml";boundary=m', text: related };
  const { watcher } = await watching(
    notification({ version: 0, members: [{ uri: sip("bob"), part }, open("carol")] }),
  );
  expect(member(watcher, "bob")?.presence?.references).toMatchObject([
    { url: "https://office.test/content/bob/face", contentId: "face@office.test" },
  ]);
  expect(member(watcher, "carol")?.presence?.references).toEqual([]);
});

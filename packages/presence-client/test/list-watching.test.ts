import { expect, onTestFinished, test } from "vitest";
import type { ListWatching, ListWatchingOptions } from "../src/index";
import { listWatching } from "../src/lists/index";
import { asked, friends, notification, open, sip, type TestMember, tellList } from "./list-notifier";
import { admit, type NotifyParts, type Office } from "./office";
import { connected, heard, openOffice } from "./story";

interface Story {
  readonly office: Office;
  readonly watching: ListWatching;
  /** What the next SUBSCRIBE for the list is told. */
  readonly at: (parts: NotifyParts) => void;
  /** What the list subscription is told now. */
  readonly tell: (parts: NotifyParts) => void;
}

const everybody = (...members: readonly TestMember[]) => notification({ version: 0, members });
const afterwards = (version: number, ...members: readonly TestMember[]) =>
  notification({ version, members, isFull: false });

async function story(first: NotifyParts, options: Partial<ListWatchingOptions> = {}): Promise<Story> {
  const office = await openOffice();
  let next = first;
  office.scripts.SUBSCRIBE = tellList(() => next, admit);
  const client = await connected(office);
  const watching = listWatching(client, { list: () => Promise.resolve(friends), ...options });
  onTestFinished(() => watching.stop());
  const at = (parts: NotifyParts): void => {
    next = parts;
  };
  const tell = (parts: NotifyParts): void =>
    office.notify(
      office.subscribers.find(({ presentity }) => presentity === friends),
      parts,
    );
  return { office, watching, at, tell };
}

const counts = (office: Office) => {
  const { lists, single } = asked(office);
  return [lists.length, single.length];
};

test("RLS-080 thirty people are watched by one SUBSCRIBE, each by a watcher as any other", async () => {
  const users = Array.from({ length: 30 }, (_, index) => `user${index}`);
  const { office, watching, tell } = await story(everybody(...users.map((user) => open(user, "in"))));
  const watchers = users.map((user) => watching.watch(`${user}@office.test`));
  const states = await Promise.all(watchers.map((watcher) => heard(watcher, "state")));
  expect(states.map(({ summary }) => summary.note)).toEqual(users.map(() => "in"));
  expect(watchers.map(({ view }) => view.status.kind)).toEqual(users.map(() => "active"));
  const [first, second] = watchers;
  let heardOfSecond = 0;
  second?.on("view", () => {
    heardOfSecond += 1;
  });
  tell(afterwards(1, open("user0", "out")));
  if (first) expect((await heard(first, "state")).summary.note).toBe("out");
  expect([counts(office), heardOfSecond]).toEqual([[1, 0], 0]);
});

test("PRS-044 RLS-027 RLS-028 pending, allowed, and refused: told as to a single watcher", async () => {
  const { watching, tell } = await story(
    everybody({ uri: sip("bob"), state: "pending" }, { uri: sip("carol"), state: { reason: "rejected" } }),
  );
  const [bob, carol] = [watching.watch(sip("bob")), watching.watch(sip("carol"))];
  await heard(bob, "status", ({ kind }) => kind === "pending");
  expect(carol.view.status).toEqual({ kind: "terminated", reason: "rejected" });
  tell(afterwards(1, open("bob", "welcome")));
  expect((await heard(bob, "state")).summary.note).toBe("welcome");
  expect(bob.view).toMatchObject({ status: { kind: "active" }, stale: false });
});

test("RLS-070 somebody is added: asked for by nobody but the list, which tells of him", async () => {
  const { office, watching, tell } = await story(everybody(open("bob")));
  await heard(watching.watch(sip("bob")), "state");
  const carol = watching.watch(sip("carol"));
  tell(notification({ version: 1, members: [open("bob"), open("carol", "new here")] }));
  expect((await heard(carol, "state")).summary.note).toBe("new here");
  expect(counts(office)).toEqual([1, 0]);
});

test("whom the list does not tell of is watched by himself, until it does", async () => {
  const { office, watching, tell } = await story(everybody(open("bob"), { uri: sip("dave") }), {
    silenceMs: 20,
  });
  const [dave, erin] = [watching.watch(sip("dave")), watching.watch(sip("erin"))];
  await Promise.all([heard(dave, "state"), heard(erin, "state")]);
  expect(counts(office)).toEqual([1, 2]);
  tell(afterwards(1, open("dave", "by the list")));
  await heard(dave, "state", ({ summary }) => summary.note === "by the list");
  await office.until(() => office.of("SUBSCRIBE").some((each) => each.header("expires") === "0"));
  expect(counts(office)).toEqual([1, 2]);
});

test("RLS-071 RLS-072 members beyond the most of a list are watched by themselves at once", async () => {
  const { office, watching } = await story(
    everybody(open("bob"), { uri: sip("carol"), state: { reason: "giveup" } }),
  );
  const [bob, carol] = [watching.watch(sip("bob")), watching.watch(sip("carol"))];
  await Promise.all([heard(bob, "state"), heard(carol, "state")]);
  expect(counts(office)).toEqual([1, 1]);
});

test.each([404, 406, 420, 421, 489, 403, 500, 502])(
  "RLS-010 RLS-012 a server that answers a list with %i: everybody is watched by himself",
  async (status) => {
    const { office, watching } = await story(everybody(open("bob")));
    office.scripts.SUBSCRIBE = (request, here) =>
      request.uri === friends ? { status, headers: ["Retry-After: 3600"] } : admit(request, here);
    const [bob, carol] = [watching.watch(sip("bob")), watching.watch(sip("carol"))];
    await Promise.all([heard(bob, "state"), heard(carol, "state")]);
    expect(asked(office).single).toHaveLength(2);
    expect(bob.view).toMatchObject({ status: { kind: "active" }, stale: false });
  },
);

test("a server that takes the list for one person: everybody is watched by himself", async () => {
  const office = await openOffice();
  const client = await connected(office);
  const watching = listWatching(client, { list: () => Promise.resolve(friends) });
  const bob = watching.watch(sip("bob"));
  await heard(bob, "state");
  expect(watching.list?.status).toEqual({ kind: "terminated", reason: "no-list" });
  expect(office.answers).toContain(415);
  expect(bob.view.status.kind).toBe("active");
});

test("without a list, or where it cannot be found, everybody is watched by himself", async () => {
  const { office, watching } = await story(everybody(), {
    list: () => Promise.reject(new Error("no documents")),
  });
  await heard(watching.watch(sip("bob")), "state");
  expect([counts(office), watching.list]).toEqual([[0, 1], undefined]);
});

test("a list in trouble comes back: it takes over, and nobody is shown as unknown meanwhile", async () => {
  const { office, watching } = await story(everybody(open("bob", "by the list")));
  office.next("SUBSCRIBE", () => ({ status: 502 }));
  const bob = watching.watch(sip("bob"));
  const marks: (string | undefined)[] = [];
  bob.on("view", ({ presence }) => marks.push(presence?.summary.mark));
  await heard(bob, "state", ({ summary }) => summary.note === "by the list");
  await office.until(() => office.of("SUBSCRIBE").some((each) => each.header("expires") === "0"));
  expect(new Set(marks.slice(marks.indexOf("available")))).toEqual(new Set(["available"]));
});

test("a list that ends: what it told stays in sight until the single subscriptions tell", async () => {
  const { office, watching, tell } = await story(everybody(open("bob", "by the list")));
  const bob = watching.watch(sip("bob"));
  await heard(bob, "state");
  const marks: (string | undefined)[] = [];
  bob.on("view", ({ presence }) => marks.push(presence?.summary.mark));
  const own = heard(bob, "state", ({ summary }) => summary.note !== "by the list");
  tell({ state: "terminated;reason=noresource" });
  await own;
  expect([counts(office), new Set(marks)]).toEqual([[1, 1], new Set(["available"])]);
});

test("PRS-116 RLS-080 the connection breaks and comes back: one SUBSCRIBE, stale meanwhile, no flap", async () => {
  const { office, watching, at } = await story(
    notification({ version: 0, members: [open("bob"), open("carol")] }, { entityTag: "t1" }),
  );
  const people = [watching.watch(sip("bob")), watching.watch(sip("carol"))];
  await Promise.all(people.map((each) => heard(each, "state")));
  await office.until(() => office.answers.length === 1);
  const marks: (string | undefined)[] = [];
  for (const each of people) each.on("view", ({ presence }) => marks.push(presence?.summary.mark));
  at({ body: "", entityTag: "t1" });
  const [bob] = people;
  office.cut();
  if (bob) await heard(bob, "view", ({ stale }) => stale);
  if (bob) await heard(bob, "view", ({ stale }) => !stale);
  expect([counts(office), new Set(marks)]).toEqual([[2, 0], new Set(["available"])]);
  expect(asked(office).lists[1]?.header("suppress-if-match")).toBe("t1");
});

test("after a return of the connection a list that was refused is asked for again", async () => {
  const { office, watching } = await story(everybody(open("bob", "by the list")));
  office.next("SUBSCRIBE", () => ({ status: 404 }));
  const bob = watching.watch(sip("bob"));
  await heard(bob, "state");
  office.cut();
  await heard(bob, "state", ({ summary }) => summary.note === "by the list");
  expect(asked(office).lists).toHaveLength(2);
});

test("a member that was refused is asked about again by the list", async () => {
  const { office, watching, at } = await story(everybody({ uri: sip("bob"), state: { reason: "rejected" } }));
  const bob = watching.watch(sip("bob"));
  await heard(bob, "status");
  at(notification({ version: 1, members: [open("bob")] }));
  bob.retry();
  await heard(bob, "state");
  expect(counts(office)).toEqual([2, 0]);
});

test("RLS-030 people of a list within the list, and spelled in another way", async () => {
  const { watching } = await story(everybody({ ...open("bob", "in"), uri: "sip:bob@OFFICE.test" }));
  expect((await heard(watching.watch("bob@office.test"), "state")).summary.note).toBe("in");
  expect(() => watching.watch("nobody at all")).toThrow(TypeError);
});

test("whoever is not watched any more is not told of", async () => {
  const { office, watching, tell } = await story(everybody(open("bob"), open("carol")));
  const [bob, carol] = [watching.watch(sip("bob")), watching.watch(sip("carol"))];
  await heard(bob, "state");
  await bob.stop();
  tell(afterwards(1, open("bob", "not for alice"), open("carol", "for alice")));
  await heard(carol, "state", ({ summary }) => summary.note === "for alice");
  expect(bob.view).toMatchObject({ status: { kind: "terminated", reason: "stopped" } });
  expect(bob.view.presence?.summary.note).toBeUndefined();
  await watching.stop();
  expect((await office.request("SUBSCRIBE", 2)).header("expires")).toBe("0");
});

test("as long as nobody is watched, no list is sought", async () => {
  let sought = 0;
  const list = (): Promise<string> => {
    sought += 1;
    return Promise.resolve(friends);
  };
  const { office, watching } = await story(everybody(open("bob"), open("carol")), { list });
  expect([sought, counts(office), watching.list]).toEqual([0, [0, 0], undefined]);
  await Promise.all(["bob", "carol"].map((user) => heard(watching.watch(sip(user)), "state")));
  expect([sought, counts(office)]).toEqual([1, [1, 0]]);
});

test("a list that is not to be used any more is left, and taken again when it is to be", async () => {
  let isAllowed = true;
  let seekAgain = (): void => undefined;
  const { office, watching } = await story(everybody(open("bob", "by the list")), {
    list: () => Promise.resolve(isAllowed ? friends : undefined),
    again: (seek) => {
      seekAgain = seek;
      return () => undefined;
    },
  });
  const bob = watching.watch(sip("bob"));
  await heard(bob, "state", ({ summary }) => summary.note === "by the list");
  const allow = (isTold: boolean): void => {
    isAllowed = isTold;
    seekAgain();
  };
  allow(false);
  await heard(bob, "state", ({ summary }) => summary.note !== "by the list");
  expect([counts(office), watching.list]).toEqual([[1, 1], undefined]);
  allow(true);
  await heard(bob, "state", ({ summary }) => summary.note === "by the list");
  expect(asked(office).lists).toHaveLength(2);
});

import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { type RequestsView, type WatcherRequests, watcherRequests } from "../src/index";
import { WatcherTables } from "../src/requests/watcher-tables";
import { enlist, type Office, type Script } from "./office";
import { connected, openOffice } from "./story";

const alice = "sip:alice@office.test";

interface Told {
  readonly id?: string;
  readonly status: string;
  readonly event?: string;
  readonly uri: string;
  readonly more?: string;
}

const watcher = ({ id, status, event = "subscribe", uri, more = "" }: Told): string =>
  `<watcher id="${id ?? uri}" status="${status}" event="${event}" ${more}>sip:${uri}@office.test</watcher>`;

const winfo = (version: number, state: "full" | "partial", ...watchers: readonly Told[]): string =>
  `<watcherinfo xmlns="urn:ietf:params:xml:ns:watcherinfo" version="${version}" state="${state}"><watcher-list resource="${alice}" package="presence">${watchers.map(watcher).join("")}</watcher-list></watcherinfo>`;

const notice = (body: string) => ({
  event: "presence.winfo",
  contentType: "application/watcherinfo+xml",
  body,
});

/** Answers each SUBSCRIBE with the next of these documents; the last one stays. */
const telling =
  (...documents: readonly string[]): Script =>
  (request, office) => {
    const known = office.subscribers.find(({ callId }) => callId === request.header("call-id"));
    const subscriber = known ?? enlist(request, office);
    const expires = request.header("expires");
    const index = Math.min(office.of("SUBSCRIBE").length, documents.length) - 1;
    const state = expires === "0" ? "terminated;reason=timeout" : `active;expires=${expires}`;
    queueMicrotask(() => office.notify(subscriber, { ...notice(documents[index] ?? ""), state }));
    return { status: 200, headers: [`Expires: ${expires}`] };
  };

async function opened(
  ...documents: readonly string[]
): Promise<{ office: Office; requests: WatcherRequests }> {
  const office = await openOffice();
  office.scripts.SUBSCRIBE = telling(...documents);
  const client = await connected(office);
  return { office, requests: watcherRequests(client) };
}

async function seen(
  requests: WatcherRequests,
  holds: (view: RequestsView) => boolean,
): Promise<RequestsView> {
  return vi.waitFor(() => {
    if (!holds(requests.view)) throw new Error(JSON.stringify(requests.view));
    return requests.view;
  });
}

const names = (people: RequestsView["requests"]): readonly string[] =>
  people.map(({ uri, status }) => `${uri.slice(4, uri.indexOf("@"))} ${status}`);

const told = (view: RequestsView): readonly string[] => [...names(view.requests), ...names(view.watching)];

test("PRS-108 PRS-100 who waits and who watches, from the first document on", async () => {
  const { office, requests } = await opened(
    winfo(
      0,
      "full",
      { status: "pending", uri: "bob", more: 'display-name="Bob" duration-subscribed="60"' },
      { status: "active", uri: "carol" },
    ),
  );
  expect(requests.view).toMatchObject({ isKnown: false, stale: true });
  const view = await seen(requests, ({ isKnown }) => isKnown);
  expect(view).toMatchObject({ stale: false, status: { kind: "active" } });
  expect(told(view)).toEqual(["bob pending", "carol active"]);
  expect(view.requests[0]).toMatchObject({ displayName: "Bob", uri: "sip:bob@office.test" });
  expect(Math.abs(Date.now() - 60_000 - (view.requests[0]?.since ?? 0))).toBeLessThan(30_000);
  const request = await office.request("SUBSCRIBE");
  expect([request.uri, request.header("event"), request.header("accept")]).toEqual([
    alice,
    "presence.winfo",
    "application/watcherinfo+xml",
  ]);
});

test("PRS-108 a change updates its row, and who ended is gone", async () => {
  const { office, requests } = await opened(winfo(0, "full", { status: "pending", uri: "bob" }));
  await seen(requests, ({ isKnown }) => isKnown);
  office.notify(
    office.subscribers[0],
    notice(
      winfo(
        1,
        "partial",
        { status: "active", event: "approved", uri: "bob" },
        { status: "waiting", event: "timeout", uri: "eve" },
      ),
    ),
  );
  expect(told(await seen(requests, (view) => told(view).length === 2))).toEqual([
    "eve waiting",
    "bob active",
  ]);
  office.notify(
    office.subscribers[0],
    notice(winfo(2, "partial", { status: "terminated", event: "giveup", uri: "eve" })),
  );
  expect(told(await seen(requests, (view) => told(view).length === 1))).toEqual(["bob active"]);
});

test("PRS-108 somebody with two devices is one person, undecided while any of them is", async () => {
  const { requests } = await opened(
    winfo(0, "full", { id: "1", status: "active", uri: "bob" }, { id: "2", status: "pending", uri: "bob" }),
  );
  const view = await seen(requests, ({ isKnown }) => isKnown);
  expect(view.requests).toMatchObject([{ ids: ["1", "2"], status: "pending" }]);
  expect(view.watching).toEqual([]);
});

test("PRS-108 whoever hides is one person without a name", async () => {
  const { requests } = await opened(
    winfo(
      0,
      "full",
      { id: "1", status: "pending", uri: "x" },
      { id: "2", status: "pending", uri: "bob" },
    ).replaceAll("sip:x@office.test", "sip:anonymous@anonymous.invalid"),
  );
  const view = await seen(requests, ({ isKnown }) => isKnown);
  expect(view.requests.map(({ isAnonymous }) => isAnonymous)).toEqual([true, false]);
});

test("PRS-108 after a gap the whole state is asked for, once", async () => {
  const { office, requests } = await opened(
    winfo(0, "full"),
    winfo(6, "full", { status: "active", uri: "bob" }, { status: "active", uri: "carol" }),
  );
  await seen(requests, ({ isKnown }) => isKnown);
  office.notify(office.subscribers[0], notice(winfo(4, "partial", { status: "active", uri: "bob" })));
  office.notify(office.subscribers[0], notice(winfo(9, "partial", { status: "active", uri: "bob" })));
  await office.until(() => office.of("SUBSCRIBE").length === 2);
  await office.until(() => office.answers.length === 4);
  // The answer of the refresh is older than what came meanwhile.
  expect(told(requests.view)).toEqual(["bob active"]);
  expect(office.of("SUBSCRIBE")).toHaveLength(2);
});

test("PRS-108 an older document is discarded, and answered all the same", async () => {
  const { office, requests } = await opened(winfo(5, "full", { status: "active", uri: "bob" }));
  await seen(requests, ({ isKnown }) => isKnown);
  office.notify(office.subscribers[0], notice(winfo(4, "full")));
  office.notify(office.subscribers[0], notice(winfo(5, "full")));
  await office.until(() => office.answers.length === 3);
  expect([told(requests.view), office.answers]).toEqual([["bob active"], [200, 200, 200]]);
});

test("PRS-108 RFC 3857 §4.9 several dialogs of one SUBSCRIBE are kept each, and merged", async () => {
  const { office, requests } = await opened(winfo(0, "full", { status: "active", uri: "bob" }));
  await seen(requests, ({ isKnown }) => isKnown);
  const [first] = office.subscribers;
  const other = { fromTag: "other", cseq: 1 };
  office.notify(first, { ...notice(winfo(0, "full", { status: "pending", uri: "carol" })), ...other });
  await seen(requests, (view) => told(view).length === 2);
  office.notify(first, {
    ...notice(winfo(1, "partial", { status: "pending", uri: "dave" })),
    ...other,
    cseq: 2,
  });
  expect(told(await seen(requests, (view) => told(view).length === 3))).toEqual([
    "carol pending",
    "dave pending",
    "bob active",
  ]);
  office.notify(first, {
    ...other,
    cseq: 3,
    event: "presence.winfo",
    state: "terminated;reason=deactivated",
  });
  expect(told(await seen(requests, (view) => told(view).length === 1))).toEqual(["bob active"]);
});

test("RFC 3857 §4.9 each dialog is refreshed and ended on its own", async () => {
  const { office, requests } = await opened(winfo(0, "full"));
  await seen(requests, ({ isKnown }) => isKnown);
  office.notify(office.subscribers[0], { ...notice(winfo(0, "full")), fromTag: "other", cseq: 1 });
  await office.until(() => office.answers.length === 2);
  const tags = (): readonly string[] => office.of("SUBSCRIBE").map((request) => request.header("to"));
  office.scripts.SUBSCRIBE = (request, { subscribers }) => {
    const fromTag = /;tag=([^;]+)/.exec(request.header("to"))?.[1] ?? "";
    const known = subscribers[0];
    queueMicrotask(() =>
      office.notify(known, { event: "presence.winfo", fromTag, state: "terminated;reason=timeout" }),
    );
    return { status: 200, headers: ["Expires: 0"] };
  };
  await requests.stop();
  expect(tags().slice(1).sort()).toEqual([
    expect.stringContaining("tag=other"),
    expect.stringContaining("tag=tag"),
  ]);
  expect(
    office
      .of("SUBSCRIBE")
      .slice(1)
      .map((request) => request.header("expires")),
  ).toEqual(["0", "0"]);
});

test("PRS-108 after a loss of connection the last state stays, and a new dialog takes its place", async () => {
  const { office, requests } = await opened(
    winfo(0, "full", { status: "active", uri: "bob" }, { status: "active", uri: "carol" }),
    "",
    winfo(0, "full", { status: "active", uri: "bob" }),
  );
  await seen(requests, ({ isKnown }) => isKnown);
  office.next("SUBSCRIBE", () => ({ status: 481 }));
  const views: RequestsView[] = [];
  requests.on("view", (view) => views.push(view));
  office.cut();
  const last = await seen(requests, ({ stale, watching }) => !stale && watching.length === 1);
  expect(told(last)).toEqual(["bob active"]);
  const stale = views.filter((view) => view.stale);
  expect(stale.length).toBeGreaterThan(0);
  expect(stale.every((view) => told(view).length === 2)).toBe(true);
});

test("what is no watcher information is told, and the whole state asked for once", async () => {
  const { office, requests } = await opened(winfo(0, "full"), "<watcherinfo/>");
  const problems: string[] = [];
  requests.on("problem", (problem) => problems.push(problem));
  await seen(requests, ({ isKnown }) => isKnown);
  office.notify(office.subscribers[0], notice("<watcherinfo"));
  office.notify(office.subscribers[0], { ...notice("{}"), contentType: "application/json" });
  await office.until(() => office.answers.length === 4);
  expect([problems.length, office.of("SUBSCRIBE").length, [...office.answers].sort()]).toEqual([
    2,
    2,
    [200, 200, 200, 415],
  ]);
});

test("PRS-102 a server that does not tell is not asked again", async () => {
  const office = await openOffice();
  office.scripts.SUBSCRIBE = () => ({ status: 403 });
  const requests = watcherRequests(await connected(office));
  await seen(requests, ({ status }) => status.kind === "terminated");
  expect(requests.view).toMatchObject({ stale: true, isKnown: false });
});

test("PRS-108 whatever is lost on the way, the next full document is the whole truth", () => {
  const row = fc.record({
    id: fc.constantFrom("1", "2", "3"),
    status: fc.constantFrom("pending", "active", "waiting", "terminated"),
  });
  const step = fc.record({
    state: fc.constantFrom("full", "partial"),
    rows: fc.uniqueArray(row, { selector: ({ id }) => id }),
    lost: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const tables = new WatcherTables();
      const truth = new Map<string, string>();
      let isWhole = true;
      for (const [version, { state, rows, lost }] of steps.entries()) {
        if (state === "full") truth.clear();
        for (const { id, status } of rows) {
          if (status === "terminated") truth.delete(id);
          else truth.set(id, status);
        }
        if (lost) isWhole = false;
        const watchers = rows.map((each) => ({ ...each, event: "subscribe", uri: "sip:x@y" }) as const);
        const info = { version, state, lists: [{ resource: alice, eventPackage: "presence", watchers }] };
        if (lost) continue;
        if (state === "full") isWhole = true;
        tables.take(info as Parameters<WatcherTables["take"]>[0], 0);
        if (isWhole)
          expect(tables.rows.map(({ id, status }) => [id, status]).sort()).toEqual([...truth].sort());
      }
    }),
  );
});

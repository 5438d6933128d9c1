import { expect, test, vi } from "vitest";
import { clientOf, connected, heard, openOffice } from "./story";

test("after a crash of the server everything comes back by itself, in the same dialogs", async () => {
  const office = await openOffice();
  const client = await connected(office);
  const watchers = ["bob", "carol", "dave"].map((name) => client.watch(`${name}@office.test`));
  await Promise.all(watchers.map((watcher) => heard(watcher, "state")));
  await client.source.publish({ basic: "open" });
  await office.crash();
  await heard(client, "state", ({ kind }) => kind === "reconnecting");
  expect(watchers.map(({ view }) => view.stale)).toEqual([true, true, true]);
  expect(watchers.map(({ view }) => view.presence?.summary.mark)).toEqual([
    "available",
    "available",
    "available",
  ]);
  const marks: unknown[] = [];
  for (const watcher of watchers) watcher.on("view", ({ presence }) => marks.push(presence?.summary.mark));
  const back = Promise.all(watchers.map((watcher) => heard(watcher, "view", ({ stale }) => !stale)));
  await office.restart();
  await back;
  expect(new Set(marks)).toEqual(new Set(["available"]));
  expect(office.of("REGISTER").length).toBe(2);
  const subscribes = office.of("SUBSCRIBE");
  expect(new Set(subscribes.map((request) => request.header("call-id"))).size).toBe(3);
  expect((await office.request("PUBLISH", 2)).header("sip-if-match")).not.toBe("");
});

test("a server that lost the dialogs gets new subscriptions", async () => {
  const office = await openOffice();
  const client = await connected(office);
  const watcher = client.watch("bob@office.test");
  await heard(watcher, "state");
  office.subscribers.length = 0;
  office.published.clear();
  office.cut();
  await heard(watcher, "view", ({ stale }) => stale);
  await heard(watcher, "view", ({ stale }) => !stale);
  expect(office.subscribers).toHaveLength(1);
});

test("a server that is not there yet is tried until it is", async () => {
  const office = await openOffice();
  await office.crash();
  const client = clientOf(office);
  expect(await client.connect()).toEqual({ ok: false, error: { kind: "unreachable" } });
  const waiting = await heard(client, "state", (state) => state.kind === "reconnecting" && state.attempt > 2);
  expect(waiting).toMatchObject({ kind: "reconnecting", retryAt: expect.any(Number) });
  const back = heard(client, "state", ({ kind }) => kind === "connected");
  await office.restart();
  await back;
});

test("a person who does not want to wait says so", async () => {
  const office = await openOffice();
  const patient = { firstReturnMs: 3600_000, returnFirstMs: 3600_000, returnLongestMs: 3600_000 };
  const client = await connected(office, { timing: patient });
  office.cut();
  await heard(client, "state", ({ kind }) => kind === "reconnecting");
  const back = heard(client, "state", ({ kind }) => kind === "connected");
  client.retryNow();
  await back;
});

test("an overloaded registrar is asked again when it said so, on the same connection", async () => {
  const office = await openOffice();
  office.next("REGISTER", () => ({ status: 503, headers: ["Retry-After: 1"] }));
  const client = clientOf(office);
  const back = heard(client, "state", ({ kind }) => kind === "connected");
  const result = await client.connect();
  expect(client.state).toMatchObject({ kind: "reconnecting", attempt: 1, statusCode: 503 });
  const retryAt = client.state.kind === "reconnecting" ? client.state.retryAt : undefined;
  expect(result).toEqual({ ok: false, error: { kind: "not-ready", statusCode: 503, retryAt } });
  await back;
});

test("a registrar that fails and names no time is told with its code", async () => {
  const office = await openOffice();
  office.scripts.REGISTER = () => ({ status: 500 });
  const client = clientOf(office);
  expect(await client.connect()).toEqual({
    ok: false,
    error: { kind: "not-ready", statusCode: 500, retryAt: undefined },
  });
});

test("COR-040 a connection that no longer answers keep-alives is given up and opened again", async () => {
  const office = await openOffice();
  const client = await connected(office, { timing: { probeEveryMs: 20, probeWaitMs: 100 } });
  await heard(client, "roundTrip");
  office.pongs = false;
  await heard(client, "state", ({ kind }) => kind === "reconnecting");
  office.pongs = true;
  await heard(client, "state", ({ kind }) => kind === "connected");
});

test("a watcher that is made while the connection is away subscribes when it is back", async () => {
  const office = await openOffice();
  const client = await connected(office);
  office.cut();
  await heard(client, "state", ({ kind }) => kind === "reconnecting");
  const watcher = client.watch("bob@office.test");
  expect((await heard(watcher, "state")).summary.mark).toBe("available");
});

test("a password that was changed meanwhile ends the session instead of knocking for ever", async () => {
  const office = await openOffice();
  const client = await connected(office);
  office.digest.password = "changed";
  office.cut();
  const ended = await heard(client, "state", ({ kind }) => kind === "disconnected");
  expect(ended).toMatchObject({ reason: { kind: "wrong-credentials" } });
});

test("many watchers return without a burst: sixteen SUBSCRIBEs are under way at a time, the others wait", async () => {
  const office = await openOffice();
  const client = await connected(office);
  const unanswered = new Set<string>();
  office.scripts.SUBSCRIBE = (request) => {
    unanswered.add(request.uri);
    return "silence";
  };
  for (let index = 0; index < 60; index += 1) client.watch(`user${index}@office.test`);
  await vi.waitFor(() => expect(unanswered.size).toBe(16));
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(unanswered.size).toBe(16);
});

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type AdminWorld, openAdminWorld, PASSWORD } from "../testing/admin-world";
import { readLive } from "../testing/live-reader";

let world: AdminWorld;

beforeEach(async () => {
  world = await openAdminWorld();
});
afterEach(() => world.close());

const open = (role: "owner" | "support" = "owner", query = "") =>
  readLive(world.app, { authorization: `Bearer ${world.secretOf(role)}` }, query);

const presentityChanged = (user: string) =>
  world.office.emit({ kind: "presentity-changed", presentity: `sip:${user}@office.test` });

describe("the live stream", () => {
  test("begins with the counts and goes on with what changed", async () => {
    const live = await open();
    expect(live.headers).toMatchObject({
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
    });
    expect(await live.next(() => true)).toMatchObject({ topic: "overview", counts: { users: 0 } });
    presentityChanged("alice");
    presentityChanged("alice");
    presentityChanged("bob");
    expect(await live.next(({ topic }) => topic === "presentities")).toEqual({
      topic: "presentities",
      ids: ["sip:alice@office.test", "sip:bob@office.test"],
      more: false,
    });
    live.stop();
  });

  test("tells of subscriptions, registrations, connections, users and the audit log", async () => {
    const live = await open();
    const who = { presentity: "sip:a@office.test", watcher: "sip:b@office.test", reason: "" };
    world.office.emit({ kind: "subscription-changed", id: "s1", change: "started", ...who });
    world.office.emit({ kind: "registration-changed", aor: "sip:a@office.test" });
    world.office.emit({ kind: "connection-opened", id: 4 });
    expect(await live.next(({ topic }) => topic === "subscriptions")).toMatchObject({ ids: ["s1"] });
    expect(await live.next(({ topic }) => topic === "registrations")).toMatchObject({
      ids: ["sip:a@office.test"],
    });
    expect(await live.next(({ topic }) => topic === "connections")).toMatchObject({ ids: ["4"] });
    await world.as("owner").createUser({ body: { aor: "erin@office.test", password: "lamplight" } });
    expect(await live.next(({ topic }) => topic === "users")).toMatchObject({
      ids: ["sip:erin@office.test"],
    });
    expect(await live.next(({ topic }) => topic === "audit")).toMatchObject({ more: true });
    expect(await live.next(({ topic }) => topic === "overview")).toMatchObject({ counts: { users: 1 } });
    live.stop();
  });

  test("tells of peers, of whose calendars, of which objects, and that there are records", async () => {
    const live = await open();
    world.office.emit({ kind: "peer-changed", domain: "branch.test" });
    world.office.emit({ kind: "calendar-changed", aor: "sip:a@office.test" });
    world.office.emit({ kind: "content-changed", owner: "sip:a@office.test", object: "icon" });
    world.office.emit({ kind: "accounting-changed" });
    expect(await live.next(({ topic }) => topic === "peers")).toMatchObject({ ids: ["branch.test"] });
    expect(await live.next(({ topic }) => topic === "calendars")).toMatchObject({
      ids: ["sip:a@office.test"],
    });
    expect(await live.next(({ topic }) => topic === "content")).toMatchObject({
      ids: ["sip:a@office.test/icon"],
    });
    expect(await live.next(({ topic }) => topic === "accounting")).toMatchObject({ ids: [], more: true });
    live.stop();
  });

  test("is bounded: of thousands of changes it names some and says that there are more", async () => {
    const live = await open();
    for (let index = 0; index < 5000; index += 1) presentityChanged(`u${index}`);
    const event = await live.next(({ topic }) => topic === "presentities");
    expect(event).toMatchObject({ more: true });
    expect(event.topic === "presentities" ? event.ids.length : 0).toBe(200);
    live.stop();
  });

  test("SYS-018 a role hears only of lists that it may read", async () => {
    const live = await open("support");
    await world.as("owner").createUser({ body: { aor: "erin@office.test", password: "lamplight" } });
    presentityChanged("alice");
    expect((await live.next(({ topic }) => topic === "audit" || topic === "users")).topic).toBe("users");
    live.stop();
  });

  test("carries the topics that were asked for", async () => {
    const live = await open("owner", "?topics=users,connections");
    presentityChanged("alice");
    world.office.emit({ kind: "connection-closed", id: 4 });
    expect((await live.next(() => true)).topic).toBe("connections");
    live.stop();
  });

  test("ends with the session", async () => {
    await world.operator("olga", "operator");
    const browser = world.browser();
    await browser.client.signIn({ body: { username: "olga", password: PASSWORD } });
    const live = await readLive(world.app, { cookie: browser.cookie ?? "" });
    expect(live.status).toBe(200);
    await browser.client.signOut();
    await live.closed;
    expect((await readLive(world.app, { cookie: browser.cookie ?? "" })).status).toBe(401);
  });

  test("ends with the token, and with the server", async () => {
    const owner = world.as("owner");
    const { secret, token } = await owner.createToken({
      body: { label: "t", role: "support", expiresInSeconds: 60 },
    });
    const [mine, other] = [await readLive(world.app, { authorization: `Bearer ${secret}` }), await open()];
    await owner.revokeToken({ params: { id: token.id } });
    await mine.closed;
    await world.app.close();
    await other.closed;
  });

  test("costs nothing once the last reader has left", async () => {
    const live = await open();
    await live.next(() => true);
    expect(world.office.listeners).toBe(1);
    live.stop();
    await expect.poll(() => world.office.listeners).toBe(0);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { eventually } from "../testing/eventually";
import { ALICE, ANONYMOUS, BOB, CAROL, EventOffice, rules } from "./testing/event-office";

let office: EventOffice;
let secret: string;

beforeAll(async () => {
  office = await EventOffice.open();
  secret = (await office.token()).secret;
});
afterAll(() => office.close());

beforeEach(async () => {
  await office.rules(rules("allow"));
  await office.say(ALICE, "in");
});

describe("COR-075 a stream", () => {
  test("COR-075 tells what is so at once, and each change", async () => {
    const reader = await office.watch(secret);
    expect(reader.answer.statusCode).toBe(200);
    expect(reader.answer.headers).toMatchObject({
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
    });
    await reader.until("in");
    expect(reader.news).toEqual([
      {
        presentity: ALICE,
        state: "active",
        mark: "available",
        activities: [],
        note: "in",
        icon: null,
        since: expect.any(String),
        services: [{ basic: "open", willingness: null, contact: ALICE, note: null }],
      },
    ]);
    await office.say(ALICE, "out", { activities: ["meal"] });
    await reader.until("in", "out");
    expect(reader.news.at(-1)).toMatchObject({ mark: "away", activities: ["meal"] });
    reader.leave();
  });

  test("COR-075 is of several presentities, named in any form, each once", async () => {
    await office.say(CAROL, "here");
    const reader = await office.watch(secret, [ALICE, "pres:alice@office.test", "carol@office.test"]);
    await reader.until("in", "here");
    expect(reader.news.map(({ presentity }) => presentity)).toEqual([ALICE, CAROL]);
    reader.leave();
  });

  test("COR-075 goes on after a break with what was missed and nothing more", async () => {
    await office.say(CAROL, "here");
    const first = await office.watch(secret, [ALICE, CAROL]);
    await first.until("in", "here");
    first.leave();
    await office.say(ALICE, "out");
    const second = await office.watch(secret, [ALICE, CAROL], { "last-event-id": first.ids.at(-1) ?? "" });
    await second.until("out");
    await office.say(CAROL, "gone");
    await second.until("out", "gone");
    second.leave();
    const third = await office.watch(secret, [ALICE, CAROL], { "last-event-id": second.ids.at(-1) ?? "" });
    await office.say(ALICE, "back");
    await third.until("back");
    third.leave();
    const stranger = await office.watch(secret, [ALICE], { "last-event-id": "of another server" });
    await stranger.until("back");
    stranger.leave();
  });

  test("COR-075 PRS-041 follows the rules: asked, allowed, shown nothing, asked, blocked, and ends", async () => {
    await office.rules(rules("confirm"));
    const reader = await office.watch(secret);
    await reader.until("pending");
    expect(reader.news).toEqual([{ presentity: ALICE, state: "pending" }]);
    await office.rules(rules("allow"));
    await reader.until("pending", "in");
    await office.rules(rules("polite-block"));
    await reader.until("pending", "in", "offline");
    expect(JSON.stringify(reader.news.at(-1))).not.toContain('in"');
    await office.rules(rules("confirm"));
    await office.rules(rules("block"));
    await reader.until("pending", "in", "offline", "pending", "ended unavailable");
    await eventually("the stream is closed", () => reader.isClosed);
    expect(reader.retries.at(-1)).toBe(900_000);
  });

  test("COR-075 ends one presentity and keeps the others", async () => {
    await office.say(CAROL, "here");
    const reader = await office.watch(secret, [ALICE, CAROL]);
    await reader.until("in", "here");
    await office.rules(rules("block"));
    await reader.until("in", "here", "ended unavailable");
    await office.say(CAROL, "still here");
    await reader.until("in", "here", "ended unavailable", "still here");
    expect(reader.isClosed).toBe(false);
    reader.leave();
  });

  test("COR-075 a block, an address that nobody has and one elsewhere are told alike", async () => {
    await office.rules(rules("block"));
    const ends = [];
    for (const uri of [ALICE, "sip:nobody@office.test", "sip:alice@elsewhere.test"]) {
      const reader = await office.watch(secret, [uri]);
      await eventually("the stream is closed", () => reader.isClosed);
      ends.push({ ...reader.news[0], presentity: "" }, reader.retries);
    }
    const once = [{ presentity: "", state: "ended", reason: "unavailable" }, [2000, 900_000]];
    expect(ends).toEqual([...once, ...once, ...once]);
  });

  test("COR-075 nothing is left of a reader that leaves", async () => {
    const reader = await office.watch(secret);
    await reader.until("in");
    const watching = async () =>
      (await office.admin.listSubscriptions({ query: { presentity: ALICE } })).items;
    expect(await watching()).toMatchObject([
      { kind: "http", token: "home page", watcher: BOB, state: "active", transport: "tcp" },
    ]);
    reader.leave();
    for (let tries = 0; (await watching()).length > 0; tries += 1) expect(tries).toBeLessThan(1000);
  });

  test("COR-075 the console ends it: come back at once, or do not", async () => {
    const end = async (reason: "deactivated" | "rejected") => {
      const reader = await office.watch(secret);
      await reader.until("in");
      const { items } = await office.admin.listSubscriptions({ query: { presentity: ALICE } });
      const id = items[0]?.id ?? "";
      await office.admin.terminateSubscription({ params: { id }, body: { reason } });
      await eventually("the stream is closed", () => reader.isClosed);
      return [reader.story.at(-1), reader.retries.at(-1)];
    };
    expect(await end("deactivated")).toEqual(["in", 1000]);
    expect(await end("rejected")).toEqual(["ended unavailable", 900_000]);
  });

  test("COR-075 an anonymous watcher sees what rules show to anonymous watchers", async () => {
    const anonymous = await office.token({ watcher: null });
    await office.rules(rules("allow", ANONYMOUS));
    const reader = await office.watch(anonymous.secret);
    await reader.until("in");
    await office.rules(rules("allow"));
    await reader.until("in", "ended unavailable");
  });
});

describe("COR-075 a single answer", () => {
  test("COR-075 tells what is so, by an entity-tag that stands while it is so", async () => {
    const first = await office.ask(secret, "presence/alice@office.test");
    expect(first.status).toBe(200);
    expect(first.headers.get("cache-control")).toBe("private, no-cache");
    expect(await first.json()).toMatchObject({ presentity: ALICE, state: "active", note: "in" });
    const tag = first.headers.get("etag") ?? "";
    const again = (ifNoneMatch: string) =>
      office.ask(secret, "presence/sip%3Aalice%40office.test", { "if-none-match": ifNoneMatch });
    for (const known of [tag, `W/${tag}`, `"x", ${tag}`, "*"]) {
      expect(await again(known)).toMatchObject({ status: 304 });
    }
    await office.say(ALICE, "out");
    expect(await again(tag)).toMatchObject({ status: 200 });
  });

  test("COR-075 pending is all that an undecided watcher is told", async () => {
    await office.rules(rules("confirm"));
    const answer = await office.ask(secret, "presence/alice@office.test");
    expect(await answer.json()).toEqual({ presentity: ALICE, state: "pending" });
  });

  test("COR-075 404 for a block, for nobody and for elsewhere, in the same words", async () => {
    await office.rules(rules("block"));
    const bodies = [];
    for (const user of ["alice@office.test", "nobody@office.test", "alice@elsewhere.test"]) {
      const answer = await office.ask(secret, `presence/${user}`);
      expect(answer.status).toBe(404);
      const { instance: _, ...problem } = (await answer.json()) as Record<string, unknown>;
      bodies.push(problem);
    }
    expect(bodies[1]).toEqual(bodies[0]);
    expect(bodies[2]).toEqual(bodies[0]);
    expect(bodies[0]).toMatchObject({ type: "/problems/presence-not-found" });
  });

  test("HEAD has everything but the body", async () => {
    const answer = await fetch(`${office.origin}/events/v1/presence/alice@office.test`, {
      method: "HEAD",
      headers: { authorization: `Bearer ${secret}` },
    });
    expect([answer.status, await answer.text()]).toEqual([200, ""]);
    expect(answer.headers.get("etag")).toMatch(/^"[0-9a-f]{16}"$/);
  });
});

import { calendarOf, event } from "@porchlight/calendar/testing";
import type { CalendarRecord } from "@porchlight/store";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createLogger } from "../../log/logger";
import { AgentWorld, ALICE } from "../testing/agent-world";
import { CalendarAgent } from "./calendar-agent";
import type { FeedOutcome, Validators } from "./fetch-feed";
import { readHere } from "./read-here";
import { say } from "./sayings";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let world: AgentWorld;
let agent: CalendarAgent;
/** What the feed answers next, and what it was asked with. */
let feed: FeedOutcome;
let asked: Validators[];
/** Whose calendars it was told of. */
let told: string[];

beforeEach(async () => {
  world = await AgentWorld.open();
  feed = { kind: "failed", reason: say("cannot-be-reached", { code: "ECONNREFUSED" }) };
  asked = [];
  told = [];
  agent = newAgent();
});
afterEach(async () => {
  agent.stop();
  await world.close();
});

const newAgent = (): CalendarAgent =>
  new CalendarAgent({
    clock: world.clock,
    log: createLogger("silent"),
    calendars: world.store.calendars,
    desk: world.desk,
    reader: async (order) => readHere(order),
    fetch: async (_, { etag, lastModified }) => {
      asked.push({ etag, lastModified });
      return feed;
    },
    isServed: (aor) => world.directory.find(aor)?.disabled === false,
    fetchEveryMs: 15 * MINUTE,
    lookAheadMs: 7 * DAY,
    serverTimeZone: "UTC",
    changed: (aor) => told.push(aor),
  });

const record = (wish: Partial<CalendarRecord> = {}): CalendarRecord => ({
  aor: ALICE,
  name: "work",
  feedUrl: undefined,
  timeZone: "",
  showsTitles: false,
  etag: undefined,
  lastModified: undefined,
  readAt: undefined,
  triedAt: undefined,
  error: undefined,
  createdAt: world.now,
  updatedAt: world.now,
  ...wish,
});

async function keep(text: string | undefined, wish: Partial<CalendarRecord> = {}): Promise<CalendarRecord> {
  const kept = record(wish);
  const note = {
    at: world.now,
    actor: "admin",
    action: "calendar.put",
    target: "",
    before: undefined,
    after: undefined,
  };
  await world.store.calendars.put(kept, text, note);
  await agent.changed(kept);
  return kept;
}

async function pass(milliseconds: number): Promise<void> {
  world.advance(milliseconds);
  await agent.advance();
}

/** A meeting from ten to eleven and an appointment from half past ten to twelve; it is nine now. */
const MORNING = calendarOf(
  ...event(
    "UID:m",
    "DTSTART:20300107T100000Z",
    "DTEND:20300107T110000Z",
    "SUMMARY:Budget",
    "ATTENDEE:mailto:bob@office.test",
  ),
  ...event("UID:a", "DTSTART:20300107T103000Z", "DTEND:20300107T120000Z", "SUMMARY:Dentist"),
);

const activities = (): string => /<rpid:activities.*?<\/rpid:activities>/.exec(world.document())?.[0] ?? "";

describe("FLW-025 PEA-1 a calendar turns appointments into presence", () => {
  test("the state turns when appointments begin and end, and overlapping ones are said together", async () => {
    const kept = await keep(MORNING);
    expect(agent.find(kept)?.ahead(world.now)).toBe(2);
    expect(world.published()).toEqual([]);
    await pass(HOUR - 1);
    expect(world.published()).toEqual([]);
    await pass(1);
    expect(activities()).toBe(
      '<rpid:activities from="2030-01-07T10:00:00.000Z" until="2030-01-07T10:30:00.000Z"><rpid:meeting/></rpid:activities>',
    );
    await pass(30 * MINUTE);
    expect(activities()).toContain("<rpid:meeting/><rpid:appointment/>");
    await pass(30 * MINUTE);
    expect(activities()).toContain('until="2030-01-07T12:00:00.000Z"><rpid:appointment/></rpid:activities>');
    await pass(HOUR);
    expect(world.published()).toEqual([]);
  });

  test("whoever listens hears when it is set up, when it turns, when it is fetched, and when it is gone", async () => {
    const kept = await keep(MORNING);
    expect(told.splice(0)).toEqual([ALICE]);
    await pass(HOUR);
    expect(told.splice(0)).toEqual([ALICE]);
    await pass(1);
    expect(told).toEqual([]);
    await agent.fetchNow(kept);
    await agent.removed(kept);
    expect(told).toEqual([ALICE, ALICE]);
  });

  test("it is one more source, by the agent calendar, that ends by itself when nobody ends it", async () => {
    await keep(MORNING);
    await pass(HOUR);
    expect(world.published()).toMatchObject([
      { publisher: "agent:calendar", expiresAt: world.now + 31 * MINUTE },
    ]);
    agent.stop();
    world.advance(32 * MINUTE);
    expect(world.published()).toEqual([]);
  });

  test("FLW-025 titles are private unless the owner says so", async () => {
    await keep(MORNING);
    await pass(HOUR);
    expect(world.document()).not.toContain("Budget");
    await keep(undefined, { showsTitles: true });
    expect(world.document()).toContain("<dm:note>Budget</dm:note>");
  });

  test("it never speaks of a service, so it opens and closes nothing", async () => {
    await keep(MORNING);
    await pass(HOUR);
    expect(world.published()[0]?.body).not.toContain("<tuple");
    expect(world.published()[0]?.body).not.toContain("<basic");
  });

  test("a long absence is kept up as long as it lasts", async () => {
    const weeks = calendarOf(
      ...event(
        "UID:v",
        "DTSTART;VALUE=DATE:20300107",
        "DTEND;VALUE=DATE:20300110",
        "X-MICROSOFT-CDO-BUSYSTATUS:OOF",
      ),
    );
    await keep(weeks);
    for (let hours = 0; hours < 60; hours += 1) {
      expect(activities()).toContain("<rpid:vacation/>");
      await pass(HOUR);
    }
    await pass(3 * HOUR);
    expect(world.published()).toEqual([]);
  });

  test("after a restart it says the same, and goes on", async () => {
    await keep(MORNING);
    await pass(HOUR);
    const before = world.published();
    agent.stop();
    await world.restart();
    agent = newAgent();
    await agent.start();
    expect(world.published()).toEqual(before);
    await pass(30 * MINUTE);
    expect(activities()).toContain("<rpid:meeting/><rpid:appointment/>");
  });

  test("what ended while the server was down is not said any more", async () => {
    await keep(MORNING);
    await pass(HOUR);
    agent.stop();
    world.now = (world.now + 3 * HOUR) as typeof world.now;
    await world.restart();
    agent = newAgent();
    await agent.start();
    await pass(0);
    expect(world.published()).toEqual([]);
  });

  test("it withdraws when the calendar goes, when another takes its place, and when its owner goes", async () => {
    const kept = await keep(MORNING);
    await pass(HOUR);
    expect(world.published()).toHaveLength(1);
    await keep(calendarOf());
    expect(world.published()).toEqual([]);
    await keep(MORNING);
    expect(world.published()).toHaveLength(1);
    await agent.removed(kept);
    expect(world.published()).toEqual([]);
    await keep(MORNING);
    const alice = world.directory.find(ALICE);
    if (alice === undefined) throw new Error("alice is gone");
    const disable = async (disabled: boolean) => {
      const changed = { ...alice, disabled };
      world.directory.put([changed]);
      world.driver.accountsChanged([changed]);
      await agent.accountsChanged([ALICE]);
    };
    await disable(true);
    expect(world.published()).toEqual([]);
    await disable(false);
    expect(world.published()).toHaveLength(1);
    world.driver.accountsRemoved([ALICE]);
    agent.accountsRemoved([ALICE]);
    await pass(HOUR);
    expect(world.published()).toEqual([]);
  });

  test("two calendars of one owner are two sources", async () => {
    await keep(MORNING);
    await keep(calendarOf(...event("UID:x", "DTSTART:20300107T090000Z", "DURATION:PT3H")), { name: "home" });
    await pass(HOUR);
    expect(world.published()).toHaveLength(2);
  });
});

describe("FLW-025 a feed is fetched again and again", () => {
  const feedUrl = "https://calendar.test/alice.ics";
  const stored = () => world.store.calendars.find({ aor: ALICE, name: "work" });

  test("at once, then on schedule with what came before, and a change shows", async () => {
    feed = { kind: "text", text: MORNING, etag: '"1"', lastModified: "Mon, 07 Jan 2030 08:00:00 GMT" };
    await keep(undefined, { feedUrl });
    expect(asked).toEqual([{ etag: undefined, lastModified: undefined }]);
    expect(await stored()).toMatchObject({ etag: '"1"', readAt: world.now, error: undefined });
    feed = { kind: "unchanged" };
    await pass(15 * MINUTE);
    expect(asked[1]).toEqual({ etag: '"1"', lastModified: "Mon, 07 Jan 2030 08:00:00 GMT" });
    expect(await stored()).toMatchObject({ etag: '"1"', readAt: world.now });
    await pass(45 * MINUTE);
    expect(activities()).toContain("meeting");
    feed = { kind: "text", text: calendarOf(), etag: undefined, lastModified: undefined };
    await pass(15 * MINUTE);
    expect(world.published()).toEqual([]);
    expect(await stored()).toMatchObject({ etag: undefined });
  });

  test.each([
    ["it cannot be fetched", { kind: "failed", reason: say("is-longer-in-octets", { count: 2_097_152 }) }],
    ["it is no calendar", { kind: "text", text: "<html>", etag: '"2"', lastModified: undefined }],
  ] as const)("when %s the error is recorded and the state stays as it was", async (_, outcome) => {
    feed = { kind: "text", text: MORNING, etag: '"1"', lastModified: undefined };
    await keep(undefined, { feedUrl });
    await pass(HOUR);
    const before = world.published();
    feed = outcome;
    await pass(15 * MINUTE);
    expect(world.published()).toEqual(before);
    expect(await stored()).toMatchObject({
      etag: '"1"',
      error: { text: expect.stringMatching(/^is /) },
      triedAt: world.now,
    });
    agent.stop();
    await world.restart();
    agent = newAgent();
    await agent.start();
    await pass(15 * MINUTE);
    expect(activities()).toContain("<rpid:meeting/><rpid:appointment/>");
    expect(await world.store.calendars.text({ aor: ALICE, name: "work" })).toBe(MORNING);
  });

  test("a feed that is gone for good takes what it said with it", async () => {
    feed = { kind: "text", text: MORNING, etag: '"1"', lastModified: undefined };
    await keep(undefined, { feedUrl });
    await pass(HOUR);
    feed = { kind: "gone" };
    await pass(15 * MINUTE);
    expect(world.published()).toEqual([]);
    expect(await stored()).toMatchObject({ error: { code: "is-gone" }, etag: undefined });
  });

  test("a restart takes up the schedule, and says what is known before anything is fetched", async () => {
    feed = { kind: "text", text: MORNING, etag: '"1"', lastModified: undefined };
    await keep(undefined, { feedUrl });
    world.advance(HOUR);
    agent.stop();
    await world.restart();
    agent = newAgent();
    asked = [];
    await agent.start();
    expect(asked).toEqual([]);
    expect(activities()).toContain("meeting");
    feed = { kind: "unchanged" };
    await agent.advance();
    expect(asked).toEqual([{ etag: '"1"', lastModified: undefined }]);
  });
});

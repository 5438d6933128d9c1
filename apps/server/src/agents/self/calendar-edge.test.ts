import { calendarOf, event } from "@porchlight/calendar/testing";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { nodeHasher } from "../../runtime/node-hasher";
import { randomIds } from "../../runtime/random-ids";
import { testConfig } from "../../testing/test-config";
import { ALICE, type Answer, account, XcapWorld } from "../../xcap/testing/xcap-world";
import { calendarHouse } from "../calendar/calendar-house";
import { readHere } from "../calendar/read-here";
import { CalendarEdge } from "./calendar-edge";

const TEXT = calendarOf(...event("UID:1", "DTSTART:20300101T130000Z", "DURATION:PT1H", "SUMMARY:Secret"));
const HERE = "/api/v1/self/calendars";

let world: XcapWorld;

beforeEach(async () => {
  world = await XcapWorld.open();
  await world.store.accounts.create([account("alice", "office.test"), account("bob", "office.test")], []);
  const clock = () => world.now;
  const config = testConfig({ PORCHLIGHT_AGENTS_CALENDAR_BYTES: "4096" });
  world.beside.push(
    new CalendarEdge({
      clock,
      ids: randomIds(),
      hasher: nodeHasher,
      domains: config.domains,
      stores: world.store,
      access: world.access,
      calendars: calendarHouse({ config, clock, reader: async (order) => readHere(order), agent: undefined }),
      onFault: (error) => {
        throw error;
      },
    }),
  );
});
afterEach(() => world.close());

const put = (body: string, type = "text/calendar", name = "work"): Promise<Answer> =>
  world.ask("PUT", `${HERE}/${name}`, { body, type });

const problem = ({ text, status }: Answer): string =>
  `${status} ${String(JSON.parse(text).type).replace("/problems/", "")}`;

describe("FLW-025 users and their own calendars", () => {
  test("upload one, change it, see what became of it, take it away; it is audited as theirs", async () => {
    expect(JSON.parse((await put(TEXT)).text)).toMatchObject({ aor: ALICE, name: "work", kind: "upload" });
    const changed = await put('{"showsTitles":true,"timeZone":"Europe/Berlin"}', "application/json");
    expect(JSON.parse(changed.text)).toMatchObject({ showsTitles: true, timeZone: "Europe/Berlin" });
    expect(JSON.parse((await world.ask("GET", HERE)).text).items).toHaveLength(1);
    expect(JSON.parse((await world.ask("GET", HERE, {}, { username: "bob" })).text).items).toEqual([]);
    expect((await world.ask("DELETE", `${HERE}/work`, {}, { username: "bob" })).status).toBe(404);
    expect((await world.ask("DELETE", `${HERE}/work`)).status).toBe(204);
    expect(await world.store.calendars.list()).toEqual([]);
    const audit = await world.store.audit.list({ action: "calendar", limit: 10 });
    expect(audit.map(({ actor, action }) => `${actor} ${action}`)).toEqual([
      `${ALICE} calendar.delete`,
      `${ALICE} calendar.put`,
      `${ALICE} calendar.put`,
    ]);
  });

  test("a feed by its address, which is screened and not told again", async () => {
    const set = await put('{"feedUrl":"https://calendar.test/key-0123.ics"}', "application/json");
    expect(JSON.parse(set.text)).toMatchObject({ kind: "feed", feedHost: "calendar.test" });
    expect(set.text).not.toContain("0123");
    expect(problem(await put('{"feedUrl":"https://127.0.0.1/"}', "application/json"))).toBe(
      "400 invalid-input",
    );
  });

  test("nobody without credentials, and nothing but calendars", async () => {
    await put(TEXT);
    expect((await world.raw("GET", HERE)).status).toBe(401);
    expect(problem(await put("<html>"))).toBe("422 calendar-rejected");
    expect(problem(await put("x".repeat(10_000)))).toBe("413 calendar-too-large");
    expect(problem(await put("{", "application/json"))).toBe("400 malformed-body");
    expect(problem(await put(TEXT, "text/plain"))).toBe("415 unsupported-media-type");
    const posted = await world.ask("POST", `${HERE}/work`);
    expect(posted).toMatchObject({ status: 405, headers: { allow: "PUT, DELETE" } });
    expect(await world.store.calendars.text({ aor: ALICE, name: "work" })).toBe(TEXT);
  });

  test("a user may have ten", async () => {
    for (let count = 0; count < 10; count += 1) {
      expect((await put(TEXT, "text/calendar", `c${count}`)).status).toBe(200);
    }
    expect(problem(await put(TEXT, "text/calendar", "c10"))).toBe("400 invalid-input");
    expect((await put(TEXT, "text/calendar", "c9")).status).toBe(200);
  });
});

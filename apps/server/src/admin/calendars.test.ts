import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { calendarOf, event } from "@porchlight/calendar/testing";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type AdminWorld, openAdminWorld } from "./testing/admin-world";
import { runCli } from "./testing/cli-world";
import { problemOf } from "./testing/problem-of";

let world: AdminWorld;
const aor = "sip:erin@office.test";
const params = { aor, name: "work" };
const TEXT = calendarOf(...event("UID:1", "DTSTART:20300101T130000Z", "DURATION:PT1H", "SUMMARY:Secret"));

beforeEach(async () => {
  world = await openAdminWorld();
  await world.as("operator").createUser({ body: { aor, password: "lamplight" } });
});
afterEach(() => world.close());

describe("FLW-025 calendars of users", () => {
  test("an upload is kept, shown without its appointments' titles, changed, deleted, and audited", async () => {
    const operator = world.as("operator");
    const put = await operator.putCalendar({ params, body: { text: TEXT, timeZone: "Europe/Berlin" } });
    expect(put).toMatchObject({
      aor,
      name: "work",
      kind: "upload",
      feedHost: null,
      timeZone: "Europe/Berlin",
      showsTitles: false,
      readAt: "2030-01-01T12:00:00.000Z",
    });
    expect(await operator.putCalendar({ params, body: { showsTitles: true } })).toMatchObject({
      showsTitles: true,
      timeZone: "Europe/Berlin",
      kind: "upload",
    });
    expect(await world.store.calendars.text(params)).toBe(TEXT);
    expect((await world.as("support").listCalendars()).items).toHaveLength(1);
    expect((await operator.listCalendars({ query: { aor: "erin@office.test" } })).items).toHaveLength(1);
    expect((await operator.listCalendars({ query: { aor: "bob@office.test" } })).items).toEqual([]);
    expect(JSON.stringify(await operator.showCalendar({ params }))).not.toContain("Secret");
    await operator.deleteCalendar({ params });
    expect((await problemOf(operator.showCalendar({ params }))).code).toBe("calendar-not-found");
    const { items } = await operator.listAudit({ query: { action: "calendar" } });
    expect(items.map(({ action, target }) => `${action} ${target}`)).toEqual([
      `calendar.delete ${aor} work`,
      `calendar.put ${aor} work`,
      `calendar.put ${aor} work`,
    ]);
    expect(JSON.stringify(items)).not.toContain("Secret");
  });

  test("the address of a feed is a secret: nobody is shown more than its host", async () => {
    const operator = world.as("operator");
    const put = await operator.putCalendar({
      params,
      body: { feedUrl: "webcal://calendar.test/private-0123456789/basic.ics" },
    });
    expect(put).toMatchObject({ kind: "feed", feedHost: "calendar.test", readAt: null });
    expect(JSON.stringify([put, await operator.listAudit()])).not.toContain("0123456789");
    expect(await world.store.calendars.find(params)).toMatchObject({
      feedUrl: "https://calendar.test/private-0123456789/basic.ics",
    });
  });

  test("a calendar of 10 MB, another zone, what is no calendar: refused, and the calendar is as it was", async () => {
    const operator = world.as("operator");
    const body = { text: TEXT };
    await operator.putCalendar({ params, body });
    const before = await world.store.calendars.find(params);
    const refused = async (wish: object) =>
      (await problemOf(operator.putCalendar({ params, body: wish }))).code;
    expect(await refused({ text: `${TEXT}${"x".repeat(10_000_000)}` })).toBe("calendar-too-large");
    expect(await refused({ text: "<html>" })).toBe("calendar-rejected");
    expect(await refused({ timeZone: "Mars/Olympus" })).toBe("invalid-input");
    expect(await refused({ feedUrl: "http://calendar.test/" })).toBe("invalid-input");
    expect(await refused({ feedUrl: "https://169.254.169.254/latest" })).toBe("invalid-input");
    expect(await refused({ feedUrl: "https://calendar.test/", text: TEXT })).toBe("invalid-input");
    expect(await world.store.calendars.find(params)).toEqual(before);
    expect(await world.store.calendars.text(params)).toBe(TEXT);
  });

  test("nobody has a calendar without an account, a name, or something in it", async () => {
    const operator = world.as("operator");
    const put = async (owner: string, name: string, body: object) =>
      (await problemOf(operator.putCalendar({ params: { aor: owner, name }, body }))).code;
    expect(await put("sip:nobody@office.test", "work", { text: TEXT })).toBe("user-not-found");
    expect(await put(aor, "Not a name", { text: TEXT })).toBe("invalid-input");
    expect(await put(aor, "work", {})).toBe("invalid-input");
    expect((await problemOf(operator.fetchCalendar({ params }))).code).toBe("calendar-not-found");
  });

  test("calendars by the command line", async () => {
    const file = join(world.dataDir, "work.ics");
    await writeFile(file, TEXT);
    const cli = (line: string) => runCli(world, line.split(" "));
    expect(
      await cli(`calendar set erin@office.test --file ${file} --zone Europe/Berlin --titles`),
    ).toMatchObject({
      status: 0,
      stdout: "The calendar calendar of sip:erin@office.test: 0 appointments ahead.\n",
    });
    expect((await cli("calendar list")).stdout).toContain("sip:erin@office.test  calendar  upload");
    expect(await world.store.calendars.list()).toMatchObject([
      { showsTitles: true, timeZone: "Europe/Berlin" },
    ]);
    expect(await cli(`calendar set erin@office.test --file ${file}.none`)).toMatchObject({ status: 1 });
    expect(await cli("calendar set erin@office.test --url http://calendar.test/")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("https"),
    });
    expect((await cli("calendar delete erin@office.test")).status).toBe(0);
    expect((await cli("calendar delete erin@office.test")).status).toBe(1);
  });
});

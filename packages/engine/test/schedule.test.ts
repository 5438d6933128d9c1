import { describe, expect, test } from "vitest";
import type { Party } from "./party";
import { World } from "./world";

const HARD = "pidf-manipulation/users/sip:alice@office.test/index";
const quick = { notifyIntervalMs: 0, restartSpreadMs: 0 };
const HOUR = 3_600_000;

/** The stories begin on a Monday in January, at ten in Berlin. */
const at = (hours: number): string => new Date(Date.UTC(2026, 0, 5, 9 + hours)).toISOString();

const person = (id: string, content: string): string => `<dm:person id="${id}">${content}</dm:person>`;
const doing = (word: string, attributes = ""): string =>
  `<rpid:activities${attributes}><rpid:${word}/></rpid:activities>`;
const schedule = (...entries: readonly string[]): string =>
  `<schedule xmlns="urn:porchlight:params:xml:ns:schedule" time-zone="Europe/Berlin">${entries.join("")}</schedule>`;
const once = (from: number, until: number, content: string): string =>
  `<once from="${at(from)}" until="${at(until)}">${content}</once>`;
const state = (...content: readonly string[]): string =>
  `<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid" entity="sip:alice@office.test">${content.join("")}</presence>`;

function watched(options: ConstructorParameters<typeof World>[0] = {}) {
  const world = new World({ ...quick, ...options });
  const bob = world.connect("bob", "udp");
  world.listen("udp", bob.flow.remoteAddress, bob.flow.remotePort, bob);
  bob.subscribe("alice", ["Expires: 86400"]);
  return { world, bob };
}

/** Keeps the subscription of a watcher for longer than it lasts, by a new one. */
function again(world: World, bob: Party): void {
  bob.subscribe("alice", ["Expires: 86400"], { callId: `again-${world.now}` });
}

describe("what alice says about herself at times", () => {
  test("PRS-130 a meeting begins and ends on time, and nobody is shown the plan", () => {
    const { world, bob } = watched();
    world.write(HARD, state("<note>Sales</note>", schedule(once(1, 2, person("m", doing("meeting"))))));
    expect(bob.lastBody).toContain("Sales");
    expect(bob.lastBody).not.toContain("meeting");
    const heard = bob.notifies.length;
    world.pass(HOUR - 1);
    expect(bob.notifies).toHaveLength(heard);
    world.pass(1);
    expect(bob.lastBody).toContain("<rpid:meeting/>");
    world.pass(HOUR - 1);
    expect(bob.notifies).toHaveLength(heard + 1);
    world.pass(1);
    expect(bob.notifies).toHaveLength(heard + 2);
    expect(bob.lastBody).not.toContain("meeting");
    for (const frame of bob.frames) expect(frame).not.toContain("schedule");
    const alice = world.connect("alice");
    alice.subscribe("alice");
    expect(alice.lastBody).not.toContain("schedule");
    expect(alice.lastBody).toContain("Sales");
  });

  test("PRS-130 working hours come every day, over a crash in the night and a server that was down at nine", () => {
    const hours = '<weekly days="mon tue wed thu fri" from="09:00" until="17:00">';
    const { world, bob } = watched();
    world.write(HARD, state(schedule(`${hours}${person("w", doing("working"))}</weekly>`)));
    expect(bob.lastBody).toContain("working");
    world.pass(7 * HOUR);
    expect(bob.lastBody).not.toContain("working");
    world.crash();
    world.pass(16 * HOUR - 1);
    expect(bob.lastBody).not.toContain("working");
    world.pass(1);
    expect(bob.lastBody).toContain("working");
    again(world, bob);
    world.now = (world.now + 9 * HOUR) as typeof world.now;
    world.crash();
    world.pass(0);
    expect(bob.lastBody).not.toContain("working");
  });

  test("PRS-130 PRS-072 it becomes one with what her phone says of her, where they do not differ", () => {
    const { world, bob } = watched();
    world.write(
      HARD,
      state(person("p", "<dm:note>Sales</dm:note>"), schedule(once(1, 2, person("m", doing("meeting"))))),
    );
    const alice = world.connect("alice");
    alice.publish({ basic: "open" }, ["Expires: 7200"]);
    world.pass(HOUR);
    expect(bob.lastBody.match(/<dm:person /g)).toHaveLength(1);
    expect(bob.lastBody).toContain("Sales");
    expect(bob.lastBody).toContain("<rpid:meeting/>");
    expect(bob.lastBody).toContain("<basic>open</basic>");
  });

  test("PRS-075 with newestWins once counts for more than weekly, and a phone for more than both", () => {
    const { world, bob } = watched({ presence: { newestWins: true } });
    const weekly = `<weekly days="mon" from="09:00" until="17:00">${person("w", doing("working"))}</weekly>`;
    world.write(
      HARD,
      state(person("p", doing("away")), schedule(once(1, 2, person("m", doing("meeting"))), weekly)),
    );
    expect(bob.lastBody).toMatch(/working/);
    expect(bob.lastBody).not.toMatch(/away/);
    world.pass(HOUR);
    expect(bob.lastBody).toMatch(/meeting/);
    expect(bob.lastBody).not.toMatch(/working|away/);
    world.connect("alice").publish({ activity: "on-the-phone" });
    expect(bob.lastBody).toMatch(/on-the-phone/);
    expect(bob.lastBody).not.toMatch(/meeting|working|away/);
  });

  test("PRS-076 while nothing is in force she is shown as one who says nothing", () => {
    const { world, bob } = watched({ presence: { emptyState: "closed" } });
    expect(bob.lastBody).toContain("<basic>closed</basic>");
    const empty = bob.lastBody;
    world.write(
      HARD,
      state(schedule(once(1, 2, '<tuple id="t"><status><basic>open</basic></status></tuple>'))),
    );
    world.pass(HOUR);
    expect(bob.lastBody).toContain("<basic>open</basic>");
    world.write(HARD);
    expect(bob.lastBody).toBe(empty);
    world.pass(24 * HOUR - 1);
    expect(bob.lastBody).toBe(empty);
  });

  test("PRS-130 a plan that is changed or taken out does nothing any more", () => {
    const { world, bob } = watched();
    const entries = [1, 2, 3].map((hour) => once(hour, hour + 1, person(`m${hour}`, doing("meeting"))));
    world.write(HARD, state(schedule(...entries)));
    world.pass(HOUR);
    expect(bob.lastBody).toContain("meeting");
    world.write(HARD, state(schedule(once(5, 6, person("d", doing("dinner"))))));
    expect(bob.lastBody).not.toContain("meeting");
    world.pass(3 * HOUR);
    const heard = bob.notifies.length;
    expect(bob.lastBody).not.toContain("meeting");
    world.write(HARD, state("<note>Sales</note>"));
    expect(bob.notifies).toHaveLength(heard + 1);
    world.pass(3 * HOUR);
    expect(bob.notifies).toHaveLength(heard + 1);
  });

  test("PRS-130 a plan that cannot be read puts nothing in force, and what stands beside it does", () => {
    const { world, bob } = watched();
    const broken = schedule(once(0, 2, person("m", doing("meeting")))).replace(
      "Europe/Berlin",
      "Europe/Atlantis",
    );
    world.write(HARD, state("<note>Sales</note>", broken));
    expect(bob.lastBody).toContain("Sales");
    expect(bob.lastBody).not.toMatch(/meeting|schedule|Atlantis/);
  });

  test("PRS-064 a schedule that is published is no hard state: it does nothing and is not shown", () => {
    const { world, bob } = watched();
    const body = state("<note>phone</note>", schedule(once(0, 2, person("m", doing("meeting")))));
    world.connect("alice").request("PUBLISH", { headers: ["Event: presence"], body });
    expect(bob.lastBody).toContain("phone");
    expect(bob.lastBody).not.toMatch(/meeting|schedule/);
  });
});

describe("RPID elements with times in hard state", () => {
  test("PRS-066 PRS-130 they come and go; in a publication they are passed on for the watcher to mind", () => {
    const { world, bob } = watched();
    const lunch = doing("meal", ` from="${at(1)}" until="${at(2)}"`);
    world.write(HARD, state(person("p", `${doing("working", ` until="${at(1)}"`)}${lunch}`)));
    expect(bob.lastBody).toContain("working");
    expect(bob.lastBody).not.toContain("meal");
    world.pass(HOUR);
    expect(bob.lastBody).not.toContain("working");
    expect(bob.lastBody).toContain("meal");
    world.pass(HOUR);
    expect(bob.lastBody).not.toMatch(/working|meal/);
    world
      .connect("alice")
      .request("PUBLISH", { headers: ["Event: presence"], body: state(person("q", lunch)) });
    expect(bob.lastBody).toContain(lunch);
  });

  test("PRS-065 PRS-069 PRS-130 announced states and locations of hard state keep to their times too", () => {
    const { world, bob } = watched();
    const timed = `<ts:timed-status xmlns:ts="urn:ietf:params:xml:ns:pidf:timed-status" from="${at(1)}" until="${at(2)}"><ts:basic>closed</ts:basic></ts:timed-status>`;
    const place = (rules: string) =>
      `<gp:geopriv xmlns:gp="urn:ietf:params:xml:ns:pidf:geopriv10"><gp:location-info/><gp:usage-rules>${rules}</gp:usage-rules></gp:geopriv>`;
    const brief = place(`<gp:retention-expiry>${at(1)}</gp:retention-expiry>`);
    world.write(
      HARD,
      state(
        `<tuple id="t"><status><basic>open</basic></status>${timed}</tuple>`,
        person("p", brief),
        person("q", place("")),
      ),
    );
    expect(bob.lastBody).toContain("timed-status");
    world.pass(HOUR);
    expect(bob.lastBody).toContain("<basic>closed</basic>");
    expect(bob.lastBody.match(/<gp:geopriv /g)).toHaveLength(1);
    world.pass(HOUR);
    expect(bob.lastBody).toContain("<basic>open</basic>");
    expect(bob.lastBody).not.toContain("timed-status");
  });
});

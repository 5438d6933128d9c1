import fc from "fast-check";
import { expect, test } from "vitest";
import { header, type Party } from "./party";
import { World } from "./world";

const HARD = "pidf-manipulation/users/sip:alice@office.test/index";
const MINUTE = 60_000;

const minutes = fc.integer({ min: -30, max: 120 });

/** What is said with times that count from the moment it is said. */
type Said = (now: number) => string;
const stamp = (now: number, minute: number): string => new Date(now + minute * MINUTE).toISOString();

const timedTuple = fc
  .record({ from: minutes, lasts: fc.nat({ max: 60 }), id: fc.constantFrom("a", "b") })
  .map(
    ({ from, lasts, id }): Said =>
      (now) =>
        `<tuple id="${id}"><status><basic>open</basic></status><ts:timed-status xmlns:ts="urn:ietf:params:xml:ns:pidf:timed-status" from="${stamp(now, from)}" until="${stamp(now, from + lasts)}"><ts:basic>closed</ts:basic></ts:timed-status></tuple>`,
  );
const place = minutes.map(
  (until): Said =>
    (now) =>
      `<dm:person id="p"><gp:geopriv xmlns:gp="urn:ietf:params:xml:ns:pidf:geopriv10"><gp:usage-rules><gp:retention-expiry>${stamp(now, until)}</gp:retention-expiry></gp:usage-rules></gp:geopriv></dm:person>`,
);
const doing = fc.constantFrom("meeting", "working", "meal");
const activity = fc.record({ word: doing, until: minutes }).map(
  ({ word, until }): Said =>
    (now) =>
      `<dm:person id="q"><rpid:activities until="${stamp(now, until)}"><rpid:${word}/></rpid:activities></dm:person>`,
);
const once = fc.record({ from: minutes, lasts: fc.integer({ min: 1, max: 60 }), word: doing }).map(
  ({ from, lasts, word }): Said =>
    (now) =>
      `<once from="${stamp(now, from)}" until="${stamp(now, from + lasts)}"><dm:person id="o${from}"><rpid:activities><rpid:${word}/></rpid:activities></dm:person></once>`,
);
const weekly = fc
  .record({ from: fc.integer({ min: 0, max: 1430 }), lasts: fc.integer({ min: 1, max: 600 }), word: doing })
  .map(({ from, lasts, word }): Said => {
    const clock = (minute: number): string =>
      `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
    return () =>
      `<weekly days="mon tue" from="${clock(from)}" until="${clock(Math.min(from + lasts, 1440))}"><dm:person id="w${from}"><rpid:activities><rpid:${word}/></rpid:activities></dm:person></weekly>`;
  });

type Step =
  | { readonly kind: "publish"; readonly device: 0 | 1; readonly said: readonly Said[] }
  | { readonly kind: "hard-state"; readonly said: readonly Said[]; readonly entries: readonly Said[] }
  | { readonly kind: "pass"; readonly minutes: number }
  | { readonly kind: "remove"; readonly device: 0 | 1 };

const device = fc.constantFrom(0 as const, 1 as const);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant("publish" as const),
    device,
    said: fc.tuple(timedTuple, place, activity).map((parts) => [...parts]),
  }),
  fc.record({
    kind: fc.constant("hard-state" as const),
    said: fc.tuple(place, activity).map((parts) => [...parts]),
    entries: fc.array(fc.oneof(once, weekly), { maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant("pass" as const), minutes: fc.integer({ min: 1, max: 100 }) }),
  fc.record({ kind: fc.constant("remove" as const), device }),
);

const presence = (content: string): string =>
  `<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid" entity="sip:alice@office.test">${content}</presence>`;

class Story {
  readonly world = new World({ notifyIntervalMs: 0, restartSpreadMs: 0 });
  readonly bob: Party = this.world.connect("bob", "udp");
  readonly #tags = ["", ""];

  constructor() {
    this.world.listen("udp", this.bob.flow.remoteAddress, this.bob.flow.remotePort, this.bob);
    this.bob.subscribe("alice", ["Expires: 86400"]);
  }

  run(step: Step): void {
    const { world } = this;
    switch (step.kind) {
      case "pass":
        return world.pass(step.minutes * MINUTE);
      case "hard-state": {
        const entries = step.entries.map((entry) => entry(world.now)).join("");
        const schedule = `<schedule xmlns="urn:porchlight:params:xml:ns:schedule" time-zone="Europe/Berlin">${entries}</schedule>`;
        const said = step.said.map((each) => each(world.now)).join("");
        return world.write(HARD, presence(`${said}${schedule}`));
      }
      case "publish":
        return this.#publish(step.device, presence(step.said.map((each) => each(world.now)).join("")));
      case "remove":
        return this.#publish(step.device, undefined);
    }
  }

  #publish(device: 0 | 1, body: string | undefined): void {
    const tag = this.#tags[device] ?? "";
    if (body === undefined && tag === "") return;
    const headers = [
      "Event: presence",
      `Expires: ${body === undefined ? 0 : 86_400}`,
      ...(tag === "" ? [] : [`SIP-If-Match: ${tag}`]),
    ];
    const answer = this.world
      .connect("alice")
      .request("PUBLISH", { headers, ...(body === undefined ? {} : { body }) });
    expect(answer.status).toBe(200);
    this.#tags[device] = body === undefined ? "" : (header(answer, "sip-etag") ?? "");
  }

  /** What bob knows, without ids and white space: what a single source says is passed on as it was published. */
  known(): string {
    this.world.pass(0);
    const content = this.bob.lastBody.replaceAll(/ id="[^"]*"/g, "");
    return content.replaceAll(/>\s+</g, "><").trim();
  }
}

test("PRS-018 PRS-065 PRS-069 PRS-130 a server that is started anew tells what the one before it told last", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 10 }), (steps) => {
      const story = new Story();
      for (const each of steps) story.run(each);
      const before = story.known();
      const told = story.bob.notifies.length;
      story.world.crash();
      expect(story.known()).toBe(before);
      expect(story.bob.notifies.length).toBeGreaterThan(told);
    }),
    { numRuns: 150 },
  );
}, 60_000);

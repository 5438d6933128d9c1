import fc from "fast-check";
import { expect, test } from "vitest";
import { header, type Party } from "./party";
import { World } from "./world";

const graceMs = 30_000;
const devices = ["desk", "phone", "page"] as const;
type DeviceName = (typeof devices)[number];

type Step =
  | {
      readonly kind: "publish" | "refresh";
      readonly device: DeviceName;
      readonly bound: boolean;
      readonly seconds: number;
    }
  /** A refresh that reaches the disk only after `ms`; its flow may close before. */
  | {
      readonly kind: "slow refresh";
      readonly device: DeviceName;
      readonly ms: number;
      readonly closes: boolean;
    }
  | { readonly kind: "remove" | "close" | "reopen"; readonly device: DeviceName }
  | { readonly kind: "pass"; readonly ms: number }
  | { readonly kind: "crash" };

const device = fc.constantFrom(...devices);
const wait = fc.integer({ min: 0, max: 2 * graceMs });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constantFrom("publish" as const, "refresh" as const),
    device,
    bound: fc.boolean(),
    seconds: fc.integer({ min: 60, max: 120 }),
  }),
  fc.record({ kind: fc.constant("slow refresh" as const), device, ms: wait, closes: fc.boolean() }),
  fc.record({ kind: fc.constantFrom("remove" as const, "close" as const, "reopen" as const), device }),
  fc.record({ kind: fc.constant("pass" as const), ms: wait }),
  fc.record({ kind: fc.constant("pass" as const), ms: fc.constantFrom(graceMs - 1, graceMs, graceMs + 1) }),
  fc.constant({ kind: "crash" as const }),
);

/** What should be true of one device, by the words of the contract alone. */
class Device {
  party: Party | undefined;
  tag = "";
  expiresAt = 0;
  /** When the flow it is bound to was lost; undefined while that stands or when it is bound to none. */
  lostAt: number | undefined;
  boundTo: Party | undefined;

  constructor(readonly name: DeviceName) {}

  isThere(now: number): boolean {
    return this.expiresAt > now && (this.lostAt === undefined || now < this.lostAt + graceMs);
  }

  took(tag: string, expiresAt: number, boundTo: Party | undefined, lostAt?: number): void {
    Object.assign(this, { tag, expiresAt, boundTo, lostAt });
  }

  flowLost(party: Party, now: number): void {
    if (this.boundTo !== party) return;
    this.boundTo = undefined;
    this.lostAt = now;
  }
}

class Story {
  readonly world = new World({ notifyIntervalMs: 0, restartSpreadMs: 0 });
  readonly bob = this.world.connect("bob", "udp");
  readonly all = new Map(devices.map((name) => [name, new Device(name)]));

  constructor() {
    this.world.listen("udp", this.bob.flow.remoteAddress, this.bob.flow.remotePort, this.bob);
    this.bob.subscribe("alice", ["Expires: 86400"]);
  }

  run(step: Step): void {
    const { world } = this;
    if (step.kind === "pass") return world.pass(step.ms);
    if (step.kind === "crash") return this.#crash();
    const device = this.all.get(step.device) ?? new Device(step.device);
    switch (step.kind) {
      case "close":
        return this.#close(device);
      case "reopen":
        this.#close(device);
        device.party = world.connect("alice");
        return;
      case "remove":
        this.#flowOf(device).republish(device.tag || "none", ["Expires: 0"]);
        return device.took("", 0, undefined);
      case "slow refresh":
        return this.#slowRefresh(device, step.ms, step.closes);
      default:
        return this.#send(device, step.kind, step.bound, step.seconds);
    }
  }

  #send(device: Device, kind: "publish" | "refresh", bound: boolean, seconds: number): void {
    const party = this.#flowOf(device);
    const headers = [`Expires: ${seconds}`, ...(bound ? ["Publication-Binding: flow"] : [])];
    const match = device.tag === "" ? [] : [`SIP-If-Match: ${device.tag}`];
    const content = { tuple: device.name, contact: `sip:${device.name}@office.test` };
    const there = device.isThere(this.world.now);
    const answer =
      kind === "publish"
        ? party.publish(content, [...headers, ...match])
        : party.republish(device.tag || "none", headers);
    const isNew = kind === "publish" && device.tag === "";
    expect(answer.status).toBe(there || isNew ? 200 : 412);
    if (answer.status !== 200) return device.took("", 0, undefined);
    expect(header(answer, "publication-binding")).toBe(bound ? "flow;grace=30" : undefined);
    const tag = header(answer, "sip-etag") ?? "";
    device.took(tag, this.world.now + seconds * 1000, bound ? party : undefined);
  }

  #slowRefresh(device: Device, ms: number, closes: boolean): void {
    const { world } = this;
    const party = this.#flowOf(device);
    const there = device.isThere(world.now);
    const startedAt = world.now;
    world.holdCommits = true;
    const headers = ["Event: presence", `SIP-If-Match: ${device.tag || "none"}`, "Publication-Binding: flow"];
    party.sendRaw(party.text("PUBLISH", { branch: party.newBranch(), headers }));
    if (closes) this.#close(device);
    world.pass(ms);
    world.releaseCommits();
    if (!there) return device.took("", 0, undefined);
    const tag = this.#tagOf(device);
    if (closes) device.took(tag, startedAt + 3_600_000, undefined, startedAt);
    else device.took(tag, startedAt + 3_600_000, party);
  }

  /** The tag an answer told, or would have told had it found its flow. */
  #tagOf({ name }: Device): string {
    const published = this.world.engine.views.presentity("sip:alice@office.test")[0]?.publications ?? [];
    return published.find(({ body }) => body.includes(`id="${name}"`))?.entityTag ?? "none";
  }

  #flowOf(device: Device): Party {
    device.party ??= this.world.connect("alice");
    return device.party;
  }

  #close(device: Device): void {
    const { party } = device;
    if (party === undefined) return;
    device.party = undefined;
    this.world.lose(party);
    device.flowLost(party, this.world.now);
  }

  #crash(): void {
    const now = this.world.now;
    this.world.crash();
    for (const device of this.all.values()) {
      device.party = undefined;
      const isBound = device.boundTo !== undefined || device.lostAt !== undefined;
      if (isBound && device.isThere(now)) device.lostAt = now;
      device.boundTo = undefined;
    }
  }

  check(): void {
    this.world.pass(0);
    const { now } = this.world;
    for (const device of this.all.values()) {
      const shown = this.bob.lastBody.includes(`id="${device.name}"`);
      expect(shown, `${device.name} at ${now}`).toBe(device.isThere(now));
    }
  }
}

test("PRS-018 a bound publication whose flow stands never lapses; one whose flow is gone for longer than the grace is never shown", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const story = new Story();
      for (const each of steps) {
        story.run(each);
        story.check();
      }
    }),
    { numRuns: 300 },
  );
}, 60_000);

import { type DialogElement, mergeDialogs, readDialogInfo } from "@porchlight/documents";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  dialogBody,
  dialogInfo,
  dialogXml,
  type Light,
  lamp,
  lightOf,
  publishDialogs,
  stubbornLamp,
  tagOf,
  watchDialogs,
} from "./lamp";
import { header, type Party } from "./party";
import { World } from "./world";

/** What a source says: dialogs by id and branch, forks sharing an id. */
type Said = readonly {
  readonly id: number;
  readonly branch: number;
  readonly state: DialogElement["state"];
}[];

type Step =
  | { readonly kind: "publish"; readonly source: number; readonly said: Said; readonly seconds: number }
  | { readonly kind: "modify"; readonly source: number; readonly said: Said; readonly isPartial: boolean }
  | { readonly kind: "refresh" | "remove" | "end"; readonly source: number }
  | { readonly kind: "watch" | "again" | "refuse" | "take"; readonly watcher: number }
  | { readonly kind: "pass"; readonly milliseconds: number }
  | { readonly kind: "crash" };

const SOURCES = 3;
const WATCHERS = ["bob", "carol", "alice"];

const source = fc.nat(SOURCES - 1);
const watcher = fc.nat(WATCHERS.length - 1);

const said: fc.Arbitrary<Said> = fc.uniqueArray(
  fc.record({
    id: fc.nat(1),
    branch: fc.nat(1),
    state: fc.constantFrom("trying", "proceeding", "early", "confirmed", "terminated"),
  }),
  { maxLength: 3, selector: ({ id, branch }) => `${id} ${branch}` },
);

const seconds = fc.constantFrom(60, 120, 3600);

const stepWithoutCrash: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant("publish" as const), source, said, seconds }),
  fc.record({ kind: fc.constant("modify" as const), source, said, isPartial: fc.boolean() }),
  fc.record({ kind: fc.constantFrom("refresh", "remove", "end"), source }),
  fc.record({ kind: fc.constantFrom("watch", "again", "refuse", "take"), watcher }),
  fc.record({ kind: fc.constant("pass" as const), milliseconds: fc.constantFrom(10, 900, 5_000, 61_000) }),
);

const step: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: stepWithoutCrash, weight: 20 },
  { arbitrary: fc.constant({ kind: "crash" as const }), weight: 1 },
);

/** Devices choose the same ids, and each has a tag of its own. */
const content = (device: Device, each: Said): string =>
  each
    .map(({ id, branch, state }) =>
      dialogXml(`id="${id}" call-id="c${id}" local-tag="${device.name}" remote-tag="b${branch}"`, state),
    )
    .join("");

function elements(device: Device, each: Said): readonly DialogElement[] {
  const read = readDialogInfo(dialogBody(content(device, each)));
  if (!read.ok) throw new Error(read.error);
  return read.value.dialogs;
}

/** One of alice's devices, with what it has published. */
class Device {
  tag = "";
  dialogs: readonly DialogElement[] = [];
  seconds = 0;
  expiresAt = 0;

  constructor(
    readonly name: string,
    readonly party: Party,
  ) {}

  /** Forgets what has expired. */
  lives(now: number): boolean {
    if (this.expiresAt <= now) this.tag = "";
    return this.tag !== "";
  }
}

class House {
  readonly world = new World({ notifyIntervalMs: 1000 });
  readonly devices = Array.from(
    { length: SOURCES },
    (_, each) => new Device(`device${each}`, this.world.connect("alice", "tcp")),
  );
  readonly watchers = WATCHERS.map((user) => this.world.connect(user, "udp"));
  /** How to name each subscription again. */
  readonly #dialogs = new Map<
    Party,
    { readonly to: string; readonly callId: string; readonly uri: string }
  >();
  #cseq = 1000;

  run(each: Step): void {
    switch (each.kind) {
      case "pass":
        return this.world.pass(each.milliseconds);
      case "crash":
        return this.#crash();
      case "watch":
      case "again":
      case "refuse":
      case "take":
        return this.#watch(this.watchers[each.watcher], each.kind);
      case "publish":
      case "modify":
      case "refresh":
      case "remove":
      case "end":
        return this.#publish(this.devices[each.source], each);
    }
  }

  /** The lamp of what is published and lives. */
  get light(): Light {
    return lightOf(
      this.devices.filter((device) => device.lives(this.world.now)).flatMap(({ dialogs }) => dialogs),
    );
  }

  get watching(): readonly Party[] {
    return this.watchers.filter((party) => this.#dialogs.has(party));
  }

  settle(): void {
    for (const party of this.watchers) party.notifyAnswer = 200;
    this.world.pass(40_000);
  }

  #crash(): void {
    this.world.crash();
    for (const { party } of this.devices) this.world.reconnect(party);
    for (const party of this.watchers) this.world.reconnect(party);
  }

  #watch(party: Party | undefined, kind: "watch" | "again" | "refuse" | "take"): void {
    if (party === undefined) return;
    const known = this.#dialogs.get(party);
    if (kind === "refuse" || kind === "take") party.notifyAnswer = kind === "take" ? 200 : 500;
    else if (kind === "watch" && known === undefined) this.#begin(party);
    else if (kind === "again" && known !== undefined) this.#refresh(party, known);
  }

  #begin(party: Party): void {
    const accepted = watchDialogs(party, "dialog", ["Expires: 3600"]);
    expect(accepted.status).toBe(200);
    this.#dialogs.set(party, {
      to: header(accepted, "to") ?? "",
      callId: accepted.callId,
      uri: header(accepted, "contact")?.replace(/[<>]/g, "") ?? "",
    });
  }

  #refresh(
    party: Party,
    known: { readonly to: string; readonly callId: string; readonly uri: string },
  ): void {
    this.#cseq += 1;
    const headers = ["Event: dialog", "Expires: 3600"];
    expect(party.request("SUBSCRIBE", { ...known, cseq: this.#cseq, headers }).status).toBe(200);
  }

  #publish(
    device: Device | undefined,
    each: Extract<Step, { kind: "publish" | "modify" | "refresh" | "remove" | "end" }>,
  ): void {
    if (device === undefined || device.lives(this.world.now) === (each.kind === "publish")) return;
    if (each.kind === "publish") device.seconds = each.seconds;
    const isOver = each.kind === "remove" || each.kind === "end";
    const match = each.kind === "publish" ? [] : [`SIP-If-Match: ${device.tag}`];
    const response = publishDialogs(device.party, bodyOf(device, each), {
      headers: [...match, `Expires: ${isOver ? 0 : device.seconds}`],
      state: each.kind === "modify" && each.isPartial ? "partial" : "full",
    });
    expect(response.status).toBe(200);
    device.tag = isOver ? "" : tagOf(response);
    device.expiresAt = this.world.now + device.seconds * 1000;
    if (each.kind === "publish") device.dialogs = elements(device, each.said);
    if (each.kind === "modify") {
      const changed = elements(device, each.said);
      device.dialogs = each.isPartial ? mergeDialogs(device.dialogs, changed) : changed;
    }
  }
}

/** A device that ends may say what is over with its last word. */
function bodyOf(device: Device, each: Extract<Step, { source: number }>): string | undefined {
  if (each.kind === "publish" || each.kind === "modify") return content(device, each.said);
  return each.kind === "end" ? content(device, [{ id: 0, branch: 0, state: "terminated" }]) : undefined;
}

/** What is wrong with the documents that a phone got, one after the other. */
function faults(party: Party): string[] {
  const found: string[] = [];
  for (const notify of party.notifies) {
    const info = dialogInfo(notify);
    if (info === undefined) continue;
    const ids = info.dialogs.map(({ id }) => id);
    if (new Set(ids).size < ids.length) found.push("one id twice in a document");
    if (info.state !== "full") found.push("a document of partial state");
    if (notify.headers.first("subscription-state")?.startsWith("active") !== true) found.push("not active");
  }
  return found;
}

describe("lessons 7 to 12: no order of events leaves a lamp stuck", () => {
  test("after everything settles each lamp is that of the live publications", () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => {
        const house = new House();
        for (const each of steps) house.run(each);
        house.settle();
        const { light } = house;
        for (const party of house.watching) {
          expect([lamp(party), faults(party)]).toEqual([light, []]);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("even that of a phone which believes what it is not told to be over", () => {
    fc.assert(
      fc.property(fc.array(stepWithoutCrash, { minLength: 5, maxLength: 40 }), (steps) => {
        const house = new House();
        for (const each of steps) house.run(each);
        house.settle();
        const { light } = house;
        for (const party of house.watching) expect(stubbornLamp(party)).toBe(light);
      }),
      { numRuns: 300 },
    );
  });
});

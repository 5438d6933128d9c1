import type { PublicationGrant } from "@porchlight/event-notifier";
import { pidf } from "@porchlight/testkit";
import { describe, expect, test } from "vitest";
import { type AgentOrder, type AgentOutcome, type AgentReceipt, agentPublicationId } from "../src/index";
import { header } from "./party";
import { World } from "./world";

const encoder = new TextEncoder();
const ALICE = "sip:alice@office.test";

/** A calendar inside the server, with what it was answered. */
class Agent {
  readonly outcomes: AgentOutcome[] = [];

  constructor(
    readonly world: World,
    readonly agent = "calendar",
    readonly source = "work",
  ) {}

  ask(wish: Partial<AgentOrder>): AgentOutcome | undefined {
    const before = this.outcomes.length;
    const order: AgentOrder = {
      agent: this.agent,
      source: this.source,
      presentity: ALICE,
      eventPackage: "presence",
      change: { kind: "refresh" },
      lifetimeSeconds: undefined,
      expected: undefined,
      limit: undefined,
      answer: (outcome) => this.outcomes.push(outcome),
      ...wish,
    };
    this.world.do((engine, now) => engine.publishFor(order, now));
    return this.outcomes[before];
  }

  put(note: string, wish: Partial<AgentOrder> = {}): AgentOutcome | undefined {
    const body = encoder.encode(pidf({ entity: ALICE, tuple: "cal", note }));
    return this.ask({ change: { kind: "put", contentType: "application/pidf+xml", body }, ...wish });
  }

  withdraw(wish: Partial<AgentOrder> = {}): AgentOutcome | undefined {
    return this.ask({ change: { kind: "withdraw" }, ...wish });
  }
}

function receipt(outcome: AgentOutcome | undefined): AgentReceipt {
  if (outcome?.ok !== true) throw new Error(`refused: ${JSON.stringify(outcome)}`);
  return outcome.value;
}

const status = (outcome: AgentOutcome | undefined): number | undefined =>
  outcome?.ok === false ? outcome.error.status : undefined;

const publications = (world: World) =>
  world.engine.views.presentity(ALICE).flatMap((state) => [...state.publications]);

describe("an agent in the server publishes", () => {
  test("FLW-025 PEA-1 one more publication with its own lifetime: watchers hear of it, and of its end", () => {
    const world = new World();
    const bob = world.connect("bob");
    world.connect("alice").publish({ note: "at my desk" });
    bob.subscribe("alice");
    const put = receipt(new Agent(world).put("in a meeting", { lifetimeSeconds: 600 }));
    expect(put).toMatchObject({ kind: "created", lifetimeSeconds: 600 });
    world.pass(1000);
    expect(bob.lastBody).toContain("in a meeting");
    expect(bob.lastBody).toContain("at my desk");
    world.pass(601_000);
    expect(bob.lastBody).not.toContain("in a meeting");
    expect(bob.lastBody).toContain("at my desk");
  });

  test("FLW-025 SYS-007 the same source replaces what it said, another source stands beside it", () => {
    const world = new World();
    const [work, home] = [new Agent(world), new Agent(world, "calendar", "home")];
    const first = receipt(work.put("one"));
    const second = receipt(work.put("two"));
    expect(second.kind).toBe("replaced");
    expect(second.entityTag).not.toBe(first.entityTag);
    home.put("three");
    expect(publications(world).map(({ id, publisher }) => ({ id, publisher }))).toEqual([
      {
        id: agentPublicationId({ agent: "calendar", source: "work", presentity: ALICE }),
        publisher: "agent:calendar",
      },
      {
        id: agentPublicationId({ agent: "calendar", source: "home", presentity: ALICE }),
        publisher: "agent:calendar",
      },
    ]);
  });

  test("COR-063 a refresh changes the lifetime alone and tells no watcher", () => {
    const world = new World();
    const agent = new Agent(world);
    const { entityTag } = receipt(agent.put("here", { lifetimeSeconds: 100 }));
    const bob = world.connect("bob");
    bob.subscribe("alice");
    world.pass(5000);
    const heard = bob.notifies.length;
    const refreshed = receipt(agent.ask({ expected: { entityTag }, lifetimeSeconds: 200 }));
    expect(refreshed).toMatchObject({ kind: "refreshed", lifetimeSeconds: 200 });
    world.pass(150_000);
    expect(bob.notifies).toHaveLength(heard);
    world.pass(60_000);
    expect(publications(world)).toEqual([]);
  });

  test("COR-063 412 where the publication is not as expected, and nothing changed", () => {
    const world = new World();
    const agent = new Agent(world);
    expect(status(agent.ask({}))).toBe(412);
    expect(status(agent.put("x", { expected: { entityTag: "none" } }))).toBe(412);
    const { entityTag } = receipt(agent.put("first", { expected: "absent" }));
    expect(status(agent.put("second", { expected: "absent" }))).toBe(412);
    expect(status(agent.put("second", { expected: { entityTag: "stale" } }))).toBe(412);
    expect(status(agent.withdraw({ expected: { entityTag: "stale" } }))).toBe(412);
    expect(publications(world)).toMatchObject([{ entityTag }]);
  });

  test("COR-063 withdrawing ends it at once; there is nothing to withdraw after that", () => {
    const world = new World();
    const bob = world.connect("bob");
    const agent = new Agent(world);
    agent.put("here");
    bob.subscribe("alice");
    expect(receipt(agent.withdraw())).toMatchObject({ kind: "withdrawn", lifetimeSeconds: 0 });
    world.pass(1000);
    expect(bob.lastBody).not.toContain("here");
    expect(status(agent.withdraw())).toBe(404);
  });

  test.each([
    ["an unknown presentity", { presentity: "sip:nobody@office.test" }, 404],
    ["an unknown package", { eventPackage: "weather" }, 489],
    ["a lifetime too brief", { lifetimeSeconds: 5 }, 423],
    ["no lifetime at all", { lifetimeSeconds: 0 }, 423],
    ["another type", { change: { kind: "put", contentType: "text/plain", body: encoder.encode("x") } }, 415],
    [
      "no XML",
      { change: { kind: "put", contentType: "application/pidf+xml", body: encoder.encode("x") } },
      400,
    ],
    [
      "a megabyte",
      { change: { kind: "put", contentType: "application/pidf+xml", body: new Uint8Array(1_000_000) } },
      413,
    ],
  ] as const)("COR-063 %s is refused and the state stays as it was", (_, wish, refusal) => {
    const world = new World();
    const agent = new Agent(world);
    agent.put("as it was");
    const before = publications(world);
    expect(status(agent.put("new", wish))).toBe(refusal);
    expect(publications(world)).toEqual(before);
  });

  test("COR-063 a disabled account has no agents", () => {
    const world = new World();
    const agent = new Agent(world);
    agent.put("here");
    const [alice] = world.accounts;
    if (alice !== undefined)
      world.do((engine, now) => engine.accountsChanged([{ ...alice, disabled: true }], now));
    expect(publications(world)).toEqual([]);
    expect(status(agent.put("still here"))).toBe(404);
  });

  test("COR-063 what the operator does not let it say is taken out; 403 when nothing is left", () => {
    const world = new World();
    const agent = new Agent(world);
    const nothing: PublicationGrant = { limit: () => undefined };
    expect(status(agent.put("x", { limit: nothing }))).toBe(403);
    const limit: PublicationGrant = {
      limit: (document) => ({ document, text: pidf({ entity: ALICE, tuple: "cal" }) }),
    };
    receipt(agent.put("secret", { limit }));
    expect(publications(world)[0]?.body).not.toContain("secret");
  });

  test("PRS-019 SOURCE-THROTTLE-PUBLISH and the number of publications hold for agents too", () => {
    const world = new World({ limits: { throttleSeconds: 10, publicationsPerPresentity: 1 } });
    const agent = new Agent(world);
    agent.put("one");
    const paced = agent.put("two");
    expect(paced).toMatchObject({ ok: false, error: { status: 503, headers: [["Retry-After", "10"]] } });
    expect(status(new Agent(world, "door").put("three"))).toBe(403);
  });

  test("FLW-025 the answer waits for the disk, in turn with requests for the same presentity", () => {
    const world = new World();
    world.holdCommits = true;
    const agent = new Agent(world);
    expect(agent.put("one")).toBeUndefined();
    expect(agent.put("two")).toBeUndefined();
    world.releaseCommits();
    expect(agent.outcomes.map((outcome) => receipt(outcome).kind)).toEqual(["created", "replaced"]);
    world.holdCommits = true;
    agent.put("three");
    world.failCommits();
    expect(status(agent.outcomes.at(-1))).toBe(500);
    expect(publications(world)[0]?.body).toContain("two");
  });

  test("FLW-025 after a crash the publication is there, under its source, until it expires", () => {
    const world = new World();
    const { entityTag } = receipt(new Agent(world).put("meeting", { lifetimeSeconds: 600 }));
    world.crash();
    expect(publications(world)).toMatchObject([{ entityTag, publisher: "agent:calendar" }]);
    expect(receipt(new Agent(world).put("meeting", { expected: { entityTag } })).kind).toBe("replaced");
    expect(publications(world)).toHaveLength(1);
  });

  test("FLW-025 the presentity may end what an agent says of it, others may not", () => {
    const world = new World();
    const agent = new Agent(world);
    const { entityTag } = receipt(agent.put("meeting"));
    const bob = world.connect("bob", "ws", true);
    const foreign = bob.request("PUBLISH", {
      uri: ALICE,
      headers: ["Event: presence", `SIP-If-Match: ${entityTag}`, "Expires: 0"],
    });
    expect([403, 412]).toContain(foreign.status);
    const alice = world.connect("alice");
    expect(alice.republish(entityTag, ["Expires: 0"]).status).toBe(200);
    expect(publications(world)).toEqual([]);
    expect(header(alice.republish(entityTag), "SIP-ETag")).toBeUndefined();
  });
});

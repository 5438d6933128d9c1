import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { header, type Party } from "./party";
import {
  ALICE_LISTS,
  ALICE_RULES,
  components,
  type Handling,
  lists,
  one,
  onList,
  rule,
  ruleset,
} from "./rules";
import { World } from "./world";

/** What a rule shows of a person, besides the components. */
const SHOWN = ["note", "mood", "activities"] as const;
type Shown = (typeof SHOWN)[number];

interface RuleWish {
  readonly whom: "bob" | "carol" | "both" | "friends";
  readonly handling: Handling;
  readonly shows: readonly Shown[];
}

type Step =
  | { readonly do: "rules"; readonly rules: readonly RuleWish[] | undefined }
  | { readonly do: "friends"; readonly users: readonly string[] }
  | { readonly do: "publish"; readonly source: number; readonly says: readonly Shown[] }
  | { readonly do: "withdraw"; readonly source: number }
  | { readonly do: "pass"; readonly seconds: number }
  | { readonly do: "subscribe"; readonly who: "bob" | "carol" };

const ruleOf = (handlings: readonly Handling[]): fc.Arbitrary<RuleWish> =>
  fc.record({
    whom: fc.constantFrom("bob" as const, "carol" as const, "both" as const, "friends" as const),
    handling: fc.constantFrom(...handlings),
    shows: fc.subarray([...SHOWN]),
  });

const stepOf = (handlings: readonly Handling[], withDefault: boolean): fc.Arbitrary<Step> =>
  fc.oneof(
    fc
      .array(ruleOf(handlings), { minLength: 1, maxLength: 4 })
      .map((rules): Step => ({ do: "rules", rules })),
    ...(withDefault ? [fc.constant<Step>({ do: "rules", rules: undefined })] : []),
    fc.subarray(["bob", "carol"]).map((users): Step => ({ do: "friends", users })),
    fc
      .record({ source: fc.nat(2), says: fc.subarray([...SHOWN]) })
      .map((wish): Step => ({ do: "publish", ...wish })),
    fc.nat(2).map((source): Step => ({ do: "withdraw", source })),
    fc.constantFrom(0.2, 1, 70).map((seconds): Step => ({ do: "pass", seconds })),
    fc.constantFrom("bob" as const, "carol" as const).map((who): Step => ({ do: "subscribe", who })),
  );

/** A schedule at work, with what holds now kept in the plainest form. */
class Stage {
  readonly world = new World({ notifyIntervalMs: 1000 });
  readonly alice = this.world.connect("alice");
  readonly watchers = { bob: this.world.connect("bob"), carol: this.world.connect("carol") };
  rules: readonly RuleWish[] | undefined;
  friends: readonly string[] = [];
  readonly #tags = new Map<number, string>();
  #markers = 0;

  constructor(readonly isSilent = false) {}

  take(step: Step): void {
    switch (step.do) {
      case "rules":
        this.rules = step.rules;
        return this.world.write(ALICE_RULES, step.rules && ruleset(...step.rules.map(written)));
      case "friends":
        this.friends = step.users;
        return this.world.write(ALICE_LISTS, lists({ friends: step.users }));
      case "publish":
        return this.#publish(step.source, step.says);
      case "withdraw":
        return this.#withdraw(step.source);
      case "pass":
        return this.world.pass(step.seconds * 1000);
      case "subscribe":
        this.watchers[step.who].subscribe("alice", ["Expires: 600"]);
    }
  }

  #publish(source: number, says: readonly Shown[]): void {
    this.#markers += 1;
    if (this.isSilent) return;
    const tag = this.#tags.get(source);
    const answer = this.alice.request("PUBLISH", {
      headers: ["Event: presence", ...(tag === undefined ? [] : [`SIP-If-Match: ${tag}`])],
      body: person(source, says, this.#markers),
    });
    this.#tags.set(source, header(answer, "sip-etag") ?? "");
  }

  #withdraw(source: number): void {
    const tag = this.#tags.get(source);
    if (tag === undefined) return;
    this.#tags.delete(source);
    this.alice.republish(tag, ["Expires: 0"]);
  }

  /** The plainest evaluator there is. */
  decided(who: "bob" | "carol"): { handling: Handling; shows: ReadonlySet<Shown> } {
    if (this.rules === undefined) return { handling: "allow", shows: new Set(SHOWN) };
    const hits = this.rules.filter(
      ({ whom }) => whom === who || whom === "both" || (whom === "friends" && this.friends.includes(who)),
    );
    const order: readonly Handling[] = ["block", "confirm", "polite-block", "allow"];
    const best = Math.max(0, ...hits.map(({ handling }) => order.indexOf(handling)));
    return {
      handling: order[best] ?? "block",
      shows: new Set(hits.flatMap(({ handling, shows }) => (handling === "allow" ? shows : []))),
    };
  }
}

function written({ whom, handling, shows }: RuleWish): string {
  const condition =
    whom === "friends" ? onList("friends") : whom === "both" ? one("bob", "carol") : one(whom);
  if (handling !== "allow") return rule(condition, handling);
  const permissions = shows.map((name) => `<pr:provide-${name}>true</pr:provide-${name}>`).join("");
  return rule(condition, handling, components + permissions);
}

function person(source: number, says: readonly Shown[], marker: number): string {
  const parts = {
    activities: `<rpid:activities><rpid:other>activities-${marker}</rpid:other></rpid:activities>`,
    mood: `<rpid:mood><rpid:other>mood-${marker}</rpid:other></rpid:mood>`,
    note: `<dm:note>note-${marker}</dm:note>`,
  };
  const content = (["activities", "mood", "note"] as const)
    .filter((name) => says.includes(name))
    .map((name) => parts[name]);
  return `<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid" entity="sip:alice@office.test"><tuple id="t${source}"><status><basic>open</basic></status></tuple><dm:person id="p${source}">${content.join("")}</dm:person></presence>`;
}

const bodyOf = ({ body }: { readonly body: Uint8Array }): string => new TextDecoder().decode(body);

function expectNothingWithheld(stage: Stage, who: "bob" | "carol", from: number): void {
  const { handling, shows } = stage.decided(who);
  for (const notify of stage.watchers[who].notifies.slice(from)) {
    const body = bodyOf(notify);
    const state = header(notify, "subscription-state") ?? "";
    if (handling !== "allow") expect(body).not.toMatch(/tuple|person|activities|mood|note/);
    for (const name of SHOWN) if (!shows.has(name)) expect(body).not.toContain(`${name}-`);
    if (handling === "confirm") expect(state).toMatch(/^(pending|terminated)/);
    if (handling === "block") expect(state).toMatch(/^terminated/);
  }
}

const everyHandling: readonly Handling[] = ["allow", "block", "confirm", "polite-block"];

describe("whatever happens in whatever order", () => {
  test("POL-033 POL-034 POL-037 POL-064 no NOTIFY contains what the rules in force withhold", () => {
    fc.assert(
      fc.property(fc.array(stepOf(everyHandling, true), { maxLength: 40 }), (steps) => {
        const stage = new Stage();
        for (const step of steps) {
          const heard = {
            bob: stage.watchers.bob.notifies.length,
            carol: stage.watchers.carol.notifies.length,
          };
          stage.take(step);
          expectNothingWithheld(stage, "bob", heard.bob);
          expectNothingWithheld(stage, "carol", heard.carol);
        }
      }),
      { numRuns: 150 },
    );
  });

  test("POL-003 POL-035 when all is quiet each allowed watcher has been shown what it may see, and nothing older", () => {
    fc.assert(
      fc.property(fc.array(stepOf(everyHandling, true), { maxLength: 30 }), (steps) => {
        const stage = new Stage();
        stage.take({ do: "subscribe", who: "bob" });
        for (const step of steps) stage.take(step);
        stage.world.pass(5000);
        const live = [...stage.world.engine.views.subscriptions()].filter(({ watcher }) =>
          watcher.startsWith("sip:bob"),
        );
        if (live.length === 0 || stage.decided("bob").handling !== "allow") return;
        const probe = stage.world.connect("bob");
        probe.subscribe("alice", ["Expires: 0"]);
        const newest = live.map(({ callId }) =>
          stage.watchers.bob.notifies.findLast((notify) => notify.callId === callId),
        );
        for (const notify of newest) expect(notify && bodyOf(notify)).toBe(probe.lastBody);
      }),
      { numRuns: 100 },
    );
  });

  test("PRS-046 PRS-045 POL-031 who is blocked, pending or politely blocked cannot tell whether she publishes", () => {
    fc.assert(
      fc.property(
        fc.array(stepOf(["block", "confirm", "polite-block"], false), { maxLength: 40 }),
        (steps) => {
          const [spoken, silent] = [new Stage(), new Stage(true)];
          const first: Step = { do: "rules", rules: [{ whom: "both", handling: "confirm", shows: [] }] };
          for (const step of [first, ...steps]) {
            spoken.take(step);
            silent.take(step);
          }
          for (const who of ["bob", "carol"] as const) {
            expect(heardBy(spoken.watchers[who])).toEqual(heardBy(silent.watchers[who]));
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});

/** All that reached a watcher, without what is random. */
const heardBy = ({ frames }: Party): readonly string[] =>
  frames.map((frame) => frame.replace(/(branch=|tag=|<sip:)n\w+/g, "$1x"));

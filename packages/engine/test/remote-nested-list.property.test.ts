import type { FederationConfig } from "@porchlight/routing";
import type { SipRequest, SipResponse } from "@porchlight/sip-message";
import fc from "fast-check";
import { expect, test } from "vitest";
import { ListReader } from "./list-reader";
import { listText, type Told } from "./list-text";
import { listed, unlimited } from "./listed-peer";
import type { Party } from "./party";
import { heard, reply, send } from "./phone";
import { World } from "./world";

const federation: FederationConfig = {
  mode: "allow-list",
  peers: [listed("branch.test")],
  otherwise: { trust: "untrusted", limits: unlimited, unidentifiedWatchers: false },
};

const PLACE = "203.0.113.5";
const LIST = "sip:friends@office.test";
const TEAM = "sip:team@branch.test";
const SERVICES = `<rls-services xmlns="urn:ietf:params:xml:ns:rls-services" xmlns:rl="urn:ietf:params:xml:ns:resource-lists"><service uri="${LIST}"><list><rl:entry uri="${TEAM}"/></list></service></rls-services>`;
const ASKS = [
  "Event: presence",
  "Expires: 86400",
  "Supported: eventlist",
  "Accept: application/pidf+xml, application/rlmi+xml, multipart/related",
];

/** What a member is there: somebody, by one instance or two, or a list with one member. */
type Member =
  | Instance
  | undefined
  | { readonly instances: Readonly<Record<string, Instance>> }
  | { readonly crew: string };
type Instance = string | { readonly ended: string };

/** A list server of another domain, which keeps to RFC 4662 but for what is lost on the way. */
class Branch {
  readonly members = new Map<string, Member>([["u0", "at first"]]);
  readonly #party: Party;
  #answered = 0;
  #dialog: SipRequest | undefined;
  #version = 0;
  #cseq = 0;

  constructor(world: World) {
    this.#party = world.connect("branch", "tls");
    this.#party.notifyAnswer = undefined;
    world.lose(this.#party);
    world.listen("tls", PLACE, 5061, this.#party);
    world.hops.set("branch.test", [{ transport: "tls", address: PLACE, port: 5061, domain: "branch.test" }]);
  }

  /** Answers what it was asked, and tells all then. */
  serve(): void {
    const asked = heard(this.#party, "SUBSCRIBE");
    for (; this.#answered < asked.length; this.#answered += 1) {
      const subscribe = asked[this.#answered];
      if (subscribe === undefined) continue;
      reply(this.#party, subscribe, 200, ["Expires: 3600", "Require: eventlist"]);
      if (subscribe.to.tag === undefined) {
        this.#dialog = subscribe;
        this.#version = -1;
      }
      this.tell(true, this.members);
    }
  }

  tell(isFull: boolean, members: ReadonlyMap<string, Member>, state = "active;expires=3600"): void {
    const { headers, callId } = this.#dialog ?? {};
    if (headers === undefined || callId === undefined) return;
    this.#version += 1;
    this.#cseq += 1;
    send(this.#party, "NOTIFY", {
      uri: /<([^>]+)>/.exec(headers.first("contact") ?? "")?.[1] ?? "",
      from: `<${TEAM}>;tag=branch${this.#party.flow.id}`,
      to: headers.first("from") ?? "",
      callId,
      cseq: this.#cseq,
      contact: "<sips:there@branch.test;gr>",
      headers: ["Event: presence", "Require: eventlist", `Subscription-State: ${state}`],
      ...listText(this.#version, isFull, this.#told(members), TEAM),
    });
  }

  #told(members: ReadonlyMap<string, Member>): Readonly<Record<string, Told>> {
    const each = [...members].map(([name, member]): [string, Told] => {
      if (typeof member !== "object" || !("crew" in member)) return [name, member];
      const uri = `sip:${name}@branch.test`;
      return [name, { list: listText(this.#version, true, { wim: member.crew }, uri) }];
    });
    return Object.fromEntries(each);
  }

  /** It tells somebody who does not hear it. */
  lose(): void {
    this.#version += 1;
  }

  end(reason: string): void {
    this.tell(false, new Map(), `terminated;reason=${reason}`);
    this.#dialog = undefined;
  }
}

const user = fc.nat(4).map((at) => `u${at}`);
const note = fc.nat(9).map((n) => `note ${n}`);
const ended = fc.constant({ ended: "rejected" });
const told: fc.Arbitrary<Member> = fc.oneof(
  { weight: 4, arbitrary: note },
  { weight: 1, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: ended },
  {
    weight: 3,
    arbitrary: fc.record({ instances: fc.dictionary(fc.constantFrom("1", "2"), fc.oneof(note, ended)) }),
  },
  { weight: 2, arbitrary: fc.nat(3).map((n) => ({ crew: `crew ${n}` })) },
);
type Step =
  | { readonly kind: "say" | "lose"; readonly user: string; readonly told: Member }
  | { readonly kind: "remove"; readonly user: string }
  | { readonly kind: "all" | "another" | "refresh" | "pass" }
  | { readonly kind: "end"; readonly reason: string };
const kind = <Kind extends string>(...kinds: readonly Kind[]) => fc.constantFrom(...kinds);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: kind("say"), user, told }) },
  { weight: 2, arbitrary: fc.record({ kind: kind("lose"), user, told }) },
  { weight: 2, arbitrary: fc.record({ kind: kind("remove"), user }) },
  { weight: 4, arbitrary: fc.record({ kind: kind("all", "another", "refresh", "pass") }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: kind("end"),
      reason: fc.constantFrom("deactivated", "timeout", "probation"),
    }),
  },
);

/** Alice with one of her devices, which assembles what it is told. */
class Device {
  readonly reader: ListReader;
  readonly #party: Party;
  readonly #accepted: SipResponse;
  #cseq = 10;

  constructor(world: World) {
    this.#party = world.connect("alice");
    this.reader = new ListReader(this.#party);
    this.#accepted = this.#party.request("SUBSCRIBE", { uri: LIST, headers: ASKS });
  }

  refresh(): void {
    this.#cseq += 1;
    this.#party.resubscribe(this.#accepted, this.#cseq, ASKS.slice(1));
  }
}

function wordsOf(member: Member): string {
  if (member === undefined) return "unknown";
  if (typeof member !== "object") return member;
  if ("instances" in member) return instanceWords(Object.values(member.instances));
  return "crew" in member ? JSON.stringify({ "wim@branch.test": member.crew }) : "ended rejected";
}

const instanceWords = (instances: readonly Instance[]): string =>
  instances.filter((each) => typeof each === "string").join(", ") ||
  (instances.length === 0 ? "unknown" : "ended rejected");

test("RLS-021 RLS-022 RLS-023 RLS-030 whatever is told, lost, ended and asked for, each device has what the list elsewhere is", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const world = new World({ notifyIntervalMs: 0, federation });
      world.write("rls-services/users/sip:alice@office.test/index", SERVICES);
      const branch = new Branch(world);
      const devices = [new Device(world)];
      const settle = (milliseconds: number): void => {
        world.pass(milliseconds);
        branch.serve();
        world.pass(0);
      };
      settle(0);
      for (const each of steps) {
        switch (each.kind) {
          case "say":
            if (!branch.members.has(each.user)) {
              branch.members.set(each.user, each.told);
              branch.tell(true, branch.members);
              break;
            }
            branch.members.set(each.user, each.told);
            branch.tell(false, new Map([[each.user, each.told]]));
            break;
          case "lose":
            branch.members.set(each.user, each.told);
            branch.lose();
            break;
          case "remove":
            branch.members.delete(each.user);
            branch.tell(true, branch.members);
            break;
          case "all":
            branch.tell(true, branch.members);
            break;
          case "another":
            devices.push(new Device(world));
            break;
          case "refresh":
            devices[0]?.refresh();
            break;
          case "pass":
            settle(15_000);
            break;
          case "end":
            branch.end(each.reason);
            break;
        }
        settle(0);
      }
      // What was lost is seen at the next telling, or at the next refresh.
      for (let seconds = 0; seconds < 3600; seconds += 25) settle(25_000);
      branch.tell(false, new Map());
      for (let turn = 0; turn < 3; turn += 1) settle(25_000);
      const expected = Object.fromEntries(
        [...branch.members].map(([name, each]) => [`${name}@branch.test`, wordsOf(each)]),
      );
      for (const { reader } of devices) {
        // An instance that is there no more is told of once (RFC 4662 section 4.5).
        const rows = (reader.rows()["team@branch.test"] ?? "").replaceAll("ended deactivated", "unknown");
        expect(JSON.parse(rows)).toEqual(expected);
        expect(reader.refreshWanted).toBe(false);
      }
    }),
    { numRuns: 60 },
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { ListReader } from "./list-reader";
import { header, type Party } from "./party";
import { ALICE_RULES, type Handling, one, rule, ruleset } from "./rules";
import { World } from "./world";

const SERVICES = "rls-services/users/sip:alice@office.test/index";
const LIST = "sip:friends@office.test";
const MEMBERS = ["bob", "carol", "dave", "erin"] as const;
type Member = (typeof MEMBERS)[number];

const HEADERS = {
  whole: "application/pidf+xml",
  partial: "application/pidf-diff+xml, application/pidf+xml;q=0.3",
} as const;

type Step =
  | { readonly kind: "publish"; readonly member: Member; readonly note: string }
  | { readonly kind: "withdraw"; readonly member: Member }
  | { readonly kind: "rule"; readonly member: Member; readonly handling: Handling }
  | { readonly kind: "edit"; readonly members: readonly Member[] }
  | { readonly kind: "lose" | "refresh" | "crash" | "reconnect" | "wait" };

const member = fc.constantFrom(...MEMBERS);
const note = fc
  .tuple(fc.constantFrom("a", "b", "c"), fc.constantFrom(1, 40))
  .map(([letter, times]) => letter.repeat(times));

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("publish" as const), member, note }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("withdraw" as const), member }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("rule" as const),
      member,
      handling: fc.constantFrom<Handling>("allow", "confirm", "block", "polite-block"),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("edit" as const),
      members: fc.shuffledSubarray([...MEMBERS], { minLength: 1 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constantFrom("lose", "refresh", "crash", "reconnect", "wait" as const) }),
  },
);

/** Alice's list subscription beside what she would be told of each member by itself. */
class ListStory {
  readonly #world = new World({ notifyIntervalMs: 0, users: ["alice", ...MEMBERS], restartSpreadMs: 0 });
  readonly #accept: string;
  readonly #tags = new Map<Member, string>();
  #members: readonly Member[] = MEMBERS;
  /** Refused since the last time all was asked for: asked again by a refresh alone. */
  readonly #refused = new Set<Member>();
  readonly #handling = new Map<Member, Handling>();
  #alice: Party;
  #list: ListReader;
  readonly #accepted;
  #cseq = 1;
  #knowsAll = true;

  constructor(form: keyof typeof HEADERS) {
    this.#accept = `Accept: ${HEADERS[form]}, application/rlmi+xml, multipart/related`;
    this.#edit(MEMBERS);
    this.#alice = this.#world.connect("alice");
    this.#list = new ListReader(this.#alice);
    this.#accepted = this.#alice.request("SUBSCRIBE", {
      uri: LIST,
      headers: ["Event: presence", "Supported: eventlist", this.#accept],
    });
  }

  run(next: Step): void {
    switch (next.kind) {
      case "publish":
        return this.#publish(next.member, next.note);
      case "withdraw":
        return this.#withdraw(next.member);
      case "rule":
        return this.#decide(next.member, next.handling);
      case "edit":
        return this.#edit(next.members);
      case "lose":
        this.#world.lose(this.#alice);
        this.#knowsAll = false;
        return;
      case "crash":
        this.#world.crash();
        return this.#comeBack();
      case "reconnect":
        this.#world.lose(this.#alice);
        return this.#comeBack();
      case "refresh":
        return this.refresh();
      case "wait":
        return this.#world.pass(5000);
    }
  }

  #publish(user: Member, text: string): void {
    const party = this.#world.connect(user);
    const known = this.#tags.get(user);
    const answer = party.publish({ note: text }, known === undefined ? [] : [`SIP-If-Match: ${known}`]);
    this.#tags.set(user, header(answer, "sip-etag") ?? "");
  }

  #withdraw(user: Member): void {
    const known = this.#tags.get(user);
    if (known === undefined) return;
    this.#tags.delete(user);
    this.#world.connect(user).republish(known, ["Expires: 0"]);
  }

  #decide(user: Member, handling: Handling): void {
    this.#handling.set(user, handling);
    if (handling === "block" && this.#members.includes(user)) this.#refused.add(user);
    this.#world.write(ALICE_RULES.replace("alice", user), ruleset(rule(one("alice"), handling)));
  }

  #edit(members: readonly Member[]): void {
    for (const user of this.#refused) if (!members.includes(user)) this.#refused.delete(user);
    for (const user of members) {
      if (!this.#members.includes(user) && this.#handling.get(user) === "block") this.#refused.add(user);
    }
    this.#members = members;
    const entries = members.map((user) => `<rl:entry uri="sip:${user}@office.test"/>`);
    this.#world.write(
      SERVICES,
      `<rls-services xmlns="urn:ietf:params:xml:ns:rls-services" xmlns:rl="urn:ietf:params:xml:ns:resource-lists"><service uri="${LIST}"><list>${entries.join("")}</list></service></rls-services>`,
    );
  }

  #comeBack(): void {
    this.#alice = this.#world.connect("alice");
    const known = this.#list.copy;
    this.#list = new ListReader(this.#alice);
    this.#list.copy = known;
    this.refresh();
  }

  /** Asks for all, over a connection that stands. */
  refresh(): void {
    if (!this.#knowsAll) {
      this.#knowsAll = true;
      this.#comeBack();
      return;
    }
    this.#refused.clear();
    for (const user of this.#members) if (this.#handling.get(user) === "block") this.#refused.add(user);
    this.#cseq += 1;
    const answer = this.#alice.request("SUBSCRIBE", {
      uri: header(this.#accepted, "contact")?.replace(/^<|>.*$/g, "") ?? "",
      to: header(this.#accepted, "to") ?? "",
      from: header(this.#accepted, "from") ?? "",
      callId: this.#accepted.callId,
      cseq: this.#cseq,
      headers: ["Event: presence", "Supported: eventlist", this.#accept],
    });
    expect(answer.status).toBe(200);
  }

  check(): void {
    if (!this.#knowsAll) return;
    this.#world.pass(1000);
    const rows = this.#list.rows();
    expect(this.#list.refreshWanted).toBe(false);
    expect(Object.entries(rows)).toEqual(this.#members.map((user) => [user, this.#shown(user)]));
  }

  /** What alice is told of somebody by a fetch of her own. */
  #shown(user: Member): string {
    if (this.#refused.has(user)) return "ended rejected";
    const watcher = this.#world.connect("alice");
    const fetched = watcher.request("SUBSCRIBE", {
      uri: `sip:${user}@office.test`,
      headers: ["Event: presence", "Expires: 0"],
    });
    if (fetched.status === 202) return "pending";
    if (fetched.status !== 200) return "ended rejected";
    return /<note>([^<]*)<\/note>/.exec(watcher.lastBody)?.[1] ?? "nothing";
  }
}

test.each(["whole", "partial"] as const)(
  "RLS-040 RLS-070 RLS-073 whatever happens in whatever order, a list of %s states is what its subscriber would be told of each member",
  (form) => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        const story = new ListStory(form);
        story.check();
        for (const next of steps) {
          story.run(next);
          story.check();
        }
        story.refresh();
        story.check();
      }),
      { numRuns: 60 },
    );
  },
);

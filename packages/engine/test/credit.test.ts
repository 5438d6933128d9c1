import type { CreditCharge, CreditCheck, CreditDecision, CreditQuestion } from "@porchlight/accounting";
import { describe, expect, test } from "vitest";
import { header, type Party } from "./party";
import { heard, lastHeard, phone, reply, send, statuses } from "./phone";
import { World, type WorldOptions } from "./world";

const charge: CreditCharge = { user: "sip:alice@office.test", service: "PUBLISH", reference: "r1" };
const granted: CreditDecision = { kind: "granted", charge };

/** A credit server that decides at once, or when it is told to. */
class Till implements CreditCheck {
  readonly questions: CreditQuestion[] = [];
  readonly refunds: CreditCharge[] = [];
  readonly waiting: ((decision: CreditDecision) => void)[] = [];
  decision: CreditDecision | undefined = granted;

  ask(question: CreditQuestion, later: (decision: CreditDecision) => void): CreditDecision | undefined {
    this.questions.push(question);
    if (this.decision === undefined) this.waiting.push(later);
    return this.decision;
  }

  refund(given: CreditCharge): void {
    this.refunds.push(given);
  }

  get asked(): readonly string[] {
    return this.questions.map(({ service, user }) => `${service} ${user}`);
  }
}

function office(status: 402 | 403 = 403, options: WorldOptions = {}) {
  const till = new Till();
  const world = new World({ notifyIntervalMs: 0, credit: { check: till, status }, ...options });
  return { till, world, alice: world.connect("alice"), bob: world.connect("bob") };
}

const sendPublish = (party: Party): string =>
  send(party, "PUBLISH", { headers: ["Event: presence"], body: PIDF });

const PIDF = `<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:alice@office.test"><tuple id="a"><status><basic>open</basic></status></tuple></presence>`;

const decide = (world: World, till: Till, decision: CreditDecision): void =>
  world.do((engine, now) => engine.apply(() => till.waiting.shift()?.(decision), now));

describe("credit before service", () => {
  test("PRV-049 who pays is asked for before PUBLISH and SUBSCRIBE are served", () => {
    const { till, alice, bob } = office();
    expect(alice.publish().status).toBe(200);
    expect(bob.subscribe("alice").status).toBe(200);
    expect(till.asked).toEqual(["PUBLISH sip:alice@office.test", "SUBSCRIBE sip:bob@office.test"]);
    expect(till.refunds).toEqual([]);
  });

  test.each([403, 402] as const)(
    "PRV-049 without credit: %d with a Warning, and nothing is done",
    (status) => {
      const { till, world, alice } = office(status);
      till.decision = { kind: "refused" };
      const refused = alice.publish();
      expect([refused.status, header(refused, "warning")]).toEqual([status, '399 porchlight "no credit"']);
      expect(world.engine.views.publicationsOf("sip:alice@office.test")).toEqual([]);
    },
  );

  test("PRV-049 a request that waits for its credit holds up no other", () => {
    const { till, world, alice, bob } = office();
    till.decision = undefined;
    const waiting = sendPublish(alice);
    till.decision = granted;
    expect(bob.subscribe("alice").status).toBe(200);
    expect(statuses(alice, waiting)).toEqual([]);
    decide(world, till, granted);
    expect(statuses(alice, waiting)).toEqual([200]);
    expect(bob.notifies).toHaveLength(2);
  });

  test("PRV-049 a retransmission asks no second time", () => {
    const { till, world } = office();
    till.decision = undefined;
    const desk = world.connect("alice", "udp");
    const text = desk.text("PUBLISH", {
      branch: desk.newBranch(),
      headers: ["Event: presence"],
      body: PIDF,
    });
    desk.sendRaw(text);
    desk.sendRaw(text);
    expect(till.questions).toHaveLength(1);
  });

  test("PRV-064 what was paid for and fails after all is given back", () => {
    const { till, alice } = office();
    expect(alice.republish("nothing").status).toBe(412);
    expect(till.refunds).toEqual([charge]);
  });

  test("PRV-064 what is paid for when nobody waits any more is given back, and not done", () => {
    const { till, world, alice } = office();
    till.decision = undefined;
    sendPublish(alice);
    world.pass(300_000);
    decide(world, till, granted);
    expect(till.refunds).toEqual([charge]);
    expect(world.engine.views.publicationsOf("sip:alice@office.test")).toEqual([]);
  });

  test("PRV-049 nobody pays for an end: removal and unsubscribe", () => {
    const { till, alice, bob } = office();
    const published = alice.publish();
    const accepted = bob.subscribe("alice");
    till.questions.length = 0;
    till.decision = { kind: "refused" };
    const tag = header(published, "sip-etag") ?? "";
    expect(alice.republish(tag, ["Expires: 0"]).status).toBe(200);
    expect(bob.resubscribe(accepted, 900, ["Expires: 0"]).status).toBe(200);
    expect(till.questions).toEqual([]);
  });

  test("PRV-049 a message goes on when it is paid for, and is paid back when it fails", () => {
    const { till, world } = office();
    const [alice, bob] = [phone(world, "alice"), phone(world, "bob")];
    till.decision = undefined;
    const message = send(alice, "MESSAGE", { uri: "sip:bob@office.test", body: "hello" });
    expect(heard(bob, "MESSAGE")).toEqual([]);
    decide(world, till, granted);
    reply(bob, lastHeard(bob, "MESSAGE"), 480);
    expect(statuses(alice, message)).toEqual([480]);
    expect(till.refunds).toEqual([charge]);
  });

  test("registrations and calls are asked nothing for", () => {
    const { till, world } = office();
    phone(world, "bob");
    send(phone(world, "alice"), "INVITE", { uri: "sip:bob@office.test" });
    expect(till.questions).toEqual([]);
  });
});

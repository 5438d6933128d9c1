import { describe, expect, test } from "vitest";
import { header, type Party } from "./party";
import { World } from "./world";

const BOUND = "Publication-Binding: flow";
const quick = { notifyIntervalMs: 0 };
const graceMs = 30_000;

const tagOf = (response: ReturnType<Party["publish"]>): string => header(response, "sip-etag") ?? "";
const bindingOf = (response: ReturnType<Party["publish"]>): string | undefined =>
  header(response, "publication-binding");

/** Bob, who cannot lose his connection, watches alice. */
function watched(options: ConstructorParameters<typeof World>[0] = {}) {
  const world = new World({ ...quick, ...options });
  const bob = world.connect("bob", "udp");
  world.listen("udp", bob.flow.remoteAddress, bob.flow.remotePort, bob);
  bob.subscribe("alice", ["Expires: 7200"]);
  return { world, bob };
}

describe("a publication asks to be bound to its flow", () => {
  test.each(["ws", "wss", "tcp", "tls"] as const)("over %s it is, and is told its grace", (transport) => {
    const { world } = watched();
    const alice = world.connect("alice", transport);
    const published = alice.publish({}, [BOUND]);
    expect([published.status, bindingOf(published)]).toEqual([200, "flow;grace=30"]);
    expect(bindingOf(alice.republish(tagOf(published), [BOUND]))).toBe("flow;grace=30");
  });

  test("over UDP, through a proxy, or with a value nobody knows it is not, and nothing is said of it", () => {
    const { world, bob } = watched();
    const [phone, alice] = [world.connect("alice", "udp"), world.connect("alice", "tcp")];
    const answers = [
      phone.publish({ tuple: "a", contact: "sip:a@office.test" }, [BOUND]),
      alice.publish({ tuple: "b", contact: "sip:b@office.test" }, [
        BOUND,
        "Via: SIP/2.0/TCP proxy.test;branch=z9hG4bKp",
      ]),
      alice.publish({ tuple: "c", contact: "sip:c@office.test" }, ["Publication-Binding: session"]),
      alice.publish({ tuple: "d", contact: "sip:d@office.test" }, [BOUND, BOUND]),
      alice.publish({ tuple: "e", contact: "sip:e@office.test" }),
    ];
    expect(answers.map((answer) => [answer.status, bindingOf(answer)])).toEqual(
      answers.map(() => [200, undefined]),
    );
    world.lose(alice);
    world.pass(10 * graceMs);
    for (const id of ["a", "b", "c", "d", "e"]) expect(bob.lastBody).toContain(`id="${id}"`);
  });

  test("one that is taken back, or that is over at once, is bound to nothing", () => {
    const { world } = watched();
    const alice = world.connect("alice");
    expect(bindingOf(alice.publish({}, [BOUND, "Expires: 0"]))).toBeUndefined();
    const tag = tagOf(alice.publish({}, [BOUND]));
    expect(bindingOf(alice.republish(tag, [BOUND, "Expires: 0"]))).toBeUndefined();
  });
});

describe("the flow of a bound publication is lost", () => {
  test("PRS-018 it is there for the grace, then it goes as if it had expired, and bob is told", () => {
    const { world, bob } = watched();
    const alice = world.connect("alice");
    const tag = tagOf(alice.publish({ note: "here" }, [BOUND]));
    world.pass(600_000);
    world.lose(alice);
    const heard = bob.notifies.length;
    world.pass(graceMs - 1);
    expect(bob.notifies).toHaveLength(heard);
    world.pass(1);
    expect(bob.notifies).toHaveLength(heard + 1);
    expect(bob.lastBody).not.toContain("here");
    expect(world.connect("alice").republish(tag).status).toBe(412);
    expect(world.durable.snapshot().publications).toEqual([]);
  });

  test("never later than its own expiry", () => {
    const { world, bob } = watched();
    const alice = world.connect("alice");
    alice.publish({ note: "here" }, [BOUND, "Expires: 60"]);
    world.pass(50_000);
    world.lose(alice);
    world.pass(10_000);
    expect(bob.lastBody).not.toContain("here");
  });

  test("a reload: the same content again over a new flow, and bob hears nothing at all", () => {
    const { world, bob } = watched();
    let page = world.connect("alice");
    let tag = tagOf(page.publish({ note: "here" }, [BOUND]));
    const heard = bob.notifies.length;
    for (const again of ["refresh", "modify", "refresh"]) {
      world.lose(page);
      world.pass(graceMs - 1);
      page = world.connect("alice");
      const match = [BOUND, `SIP-If-Match: ${tag}`];
      const answer =
        again === "refresh" ? page.republish(tag, [BOUND]) : page.publish({ note: "here" }, match);
      expect(bindingOf(answer)).toBe("flow;grace=30");
      tag = tagOf(answer);
      world.pass(10 * graceMs);
    }
    expect(bob.notifies).toHaveLength(heard);
    world.lose(page);
    world.pass(graceMs);
    expect(bob.lastBody).not.toContain("here");
  });

  test("what came over the new flow stays when the old one is lost late", () => {
    const { world, bob } = watched();
    const [dying, fresh] = [world.connect("alice"), world.connect("alice")];
    const tag = tagOf(dying.publish({ note: "here" }, [BOUND]));
    fresh.republish(tag, [BOUND]);
    world.lose(dying);
    world.pass(2 * graceMs);
    expect(bob.lastBody).toContain("here");
  });

  test("a refresh without the header unbinds", () => {
    const { world, bob } = watched();
    const alice = world.connect("alice");
    const tag = tagOf(alice.publish({ note: "here" }, [BOUND]));
    expect(bindingOf(alice.republish(tag))).toBeUndefined();
    world.lose(alice);
    world.pass(2 * graceMs);
    expect(bob.lastBody).toContain("here");
    world.crash();
    world.pass(2 * graceMs);
    expect(bob.lastBody).toContain("here");
  });

  test("a refresh without the header over another flow saves what is about to lapse", () => {
    const { world, bob } = watched();
    const alice = world.connect("alice");
    const tag = tagOf(alice.publish({ note: "here" }, [BOUND]));
    world.lose(alice);
    world.pass(graceMs - 1);
    world.connect("alice", "udp").republish(tag);
    world.pass(10 * graceMs);
    expect(bob.lastBody).toContain("here");
  });

  test("the grace of the domain holds, down to none at all", () => {
    const publications = { graceSeconds: 5, graceSecondsOf: new Map([["office.test", 0]]) };
    const { world, bob } = watched({ publications });
    const alice = world.connect("alice");
    expect(bindingOf(alice.publish({ note: "here" }, [BOUND]))).toBe("flow;grace=0");
    world.lose(alice);
    world.pass(0);
    expect(bob.lastBody).not.toContain("here");
  });

  test("PRS-005 who never heard its last entity-tag publishes anew, and its old word is gone after the grace", () => {
    const { world, bob } = watched();
    const alice = world.connect("alice");
    const stale = tagOf(alice.publish({ note: "old word" }, [BOUND]));
    alice.republish(stale, [BOUND]);
    world.lose(alice);
    const back = world.connect("alice");
    expect(back.republish(stale, [BOUND]).status).toBe(412);
    back.publish({ note: "new word" }, [BOUND]);
    world.pass(graceMs);
    expect(bob.lastBody).toContain("new word");
    expect(bob.lastBody).not.toContain("old word");
  });

  test("a refresh over UDP unbinds, whatever it asks for", () => {
    const { world, bob } = watched();
    const alice = world.connect("alice");
    const tag = tagOf(alice.publish({ note: "here" }, [BOUND]));
    expect(bindingOf(world.connect("alice", "udp").republish(tag, [BOUND]))).toBeUndefined();
    world.lose(alice);
    world.pass(2 * graceMs);
    expect(bob.lastBody).toContain("here");
  });

  test("only what was bound to it goes, with all that was bound to it", () => {
    const { world, bob } = watched();
    const [desk, phone] = [world.connect("alice"), world.connect("alice", "tcp")];
    for (const id of ["a", "b", "c"]) desk.publish({ tuple: id, contact: `sip:${id}@office.test` }, [BOUND]);
    phone.publish({ tuple: "p", contact: "sip:p@office.test" }, [BOUND]);
    desk.publish({ tuple: "free", contact: "sip:free@office.test" });
    world.lose(desk);
    world.pass(graceMs);
    for (const id of ["a", "b", "c"]) expect(bob.lastBody).not.toContain(`id="${id}"`);
    for (const id of ["p", "free"]) expect(bob.lastBody).toContain(`id="${id}"`);
  });

  test("the account goes with it: nothing is left to lapse", () => {
    const { world } = watched();
    const alice = world.connect("alice");
    alice.publish({ note: "here" }, [BOUND]);
    world.do((engine, now) => engine.accountsRemoved(["sip:alice@office.test"], now));
    world.lose(alice);
    world.pass(2 * graceMs);
    expect(world.durable.snapshot().publications).toEqual([]);
  });
});

test("operators see what a publication is bound to, and when it goes", () => {
  const { world } = watched();
  const alice = world.connect("alice");
  const seen = () => world.engine.views.presentity("sip:alice@office.test")[0]?.publications[0];
  const tag = tagOf(alice.publish());
  expect(seen()).toMatchObject({ binding: "none", flow: undefined, lapsesAt: undefined });
  alice.republish(tag, [BOUND]);
  expect(seen()).toMatchObject({ binding: "stands", flow: alice.flow.id, lapsesAt: undefined });
  world.lose(alice);
  expect(seen()).toMatchObject({ binding: "lost", flow: undefined, lapsesAt: world.now + graceMs });
});

describe("on its way to the disk", () => {
  test("a refresh over a flow that closes meanwhile: the grace counts from the close", () => {
    const { world, bob } = watched();
    const [old, fresh] = [world.connect("alice"), world.connect("alice")];
    const tag = tagOf(old.publish({ note: "here" }, [BOUND]));
    world.lose(old);
    world.pass(20_000);
    world.holdCommits = true;
    fresh.sendRaw(
      fresh.text("PUBLISH", {
        branch: fresh.newBranch(),
        headers: ["Event: presence", `SIP-If-Match: ${tag}`, BOUND],
      }),
    );
    world.lose(fresh);
    world.pass(20_000);
    expect(bob.lastBody).toContain("here");
    world.releaseCommits();
    world.pass(9_999);
    expect(bob.lastBody).toContain("here");
    world.pass(1);
    expect(bob.lastBody).not.toContain("here");
  });

  test("a refresh that is stored after the grace is not undone", () => {
    const { world, bob } = watched();
    const alice = world.connect("alice");
    const tag = tagOf(alice.publish({ note: "here" }, [BOUND]));
    world.lose(alice);
    world.pass(graceMs - 1);
    const back = world.connect("alice");
    world.holdCommits = true;
    const branch = back.newBranch();
    back.sendRaw(
      back.text("PUBLISH", { branch, headers: ["Event: presence", `SIP-If-Match: ${tag}`, BOUND] }),
    );
    world.pass(graceMs);
    world.releaseCommits();
    expect(back.responseTo(branch)?.status).toBe(200);
    world.pass(10 * graceMs);
    expect(bob.lastBody).toContain("here");
  });

  test("a refresh that could not be stored saves nothing", () => {
    const { world, bob } = watched();
    const alice = world.connect("alice");
    const tag = tagOf(alice.publish({ note: "here" }, [BOUND]));
    world.lose(alice);
    world.pass(graceMs - 1);
    const back = world.connect("alice");
    world.holdCommits = true;
    back.sendRaw(
      back.text("PUBLISH", {
        branch: back.newBranch(),
        headers: ["Event: presence", `SIP-If-Match: ${tag}`, BOUND],
      }),
    );
    world.pass(graceMs);
    world.failCommits();
    expect(bob.lastBody).not.toContain("here");
  });

  test("a first publication whose flow is gone for longer than the grace when it is stored is shown to nobody", () => {
    const { world, bob } = watched();
    const alice = world.connect("alice");
    world.holdCommits = true;
    alice.sendRaw(
      alice.text("PUBLISH", {
        branch: alice.newBranch(),
        headers: ["Event: presence", BOUND],
        body: '<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:alice@office.test"><tuple id="late"><status><basic>open</basic></status></tuple></presence>',
      }),
    );
    world.lose(alice);
    world.pass(graceMs);
    world.releaseCommits();
    world.pass(1000);
    expect(bob.notifies.some((notify) => new TextDecoder().decode(notify.body).includes("late"))).toBe(false);
    expect(world.durable.snapshot().publications).toEqual([]);
  });
});

describe("the server dies", () => {
  test("no flow stands after the restart: what was bound lapses a grace later", () => {
    const { world, bob } = watched();
    const alice = world.connect("alice");
    alice.publish({ tuple: "bound", contact: "sip:b@office.test" }, [BOUND]);
    alice.publish({ tuple: "free", contact: "sip:f@office.test" });
    world.crash();
    world.pass(graceMs - 1);
    expect(bob.lastBody).toContain('id="bound"');
    world.pass(1);
    expect(bob.lastBody).not.toContain('id="bound"');
    expect(bob.lastBody).toContain('id="free"');
  });

  test("a start that takes longer than the grace costs nobody anything: it counts from when the ports are open", () => {
    const { world, bob } = watched();
    const tag = tagOf(world.connect("alice").publish({ note: "here" }, [BOUND]));
    world.startTakesMs = 2 * graceMs;
    world.crash();
    world.pass(graceMs - 1);
    const back = world.connect("alice");
    expect(bindingOf(back.republish(tag, [BOUND]))).toBe("flow;grace=30");
    world.lose(back);
    world.pass(graceMs);
    expect(bob.lastBody).not.toContain("here");
  });

  test("whoever is back in time goes on, and bob hears nothing of it", () => {
    const { world, bob } = watched();
    const tag = tagOf(world.connect("alice").publish({ note: "here" }, [BOUND]));
    world.crash();
    world.pass(15_000);
    const heard = bob.notifies.length;
    expect(bindingOf(world.connect("alice").republish(tag, [BOUND]))).toBe("flow;grace=30");
    world.pass(10 * graceMs);
    expect(bob.notifies).toHaveLength(heard);
    expect(bob.lastBody).toContain("here");
  });
});

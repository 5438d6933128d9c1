import { type Followed, followPresence, type PresenceCopy, readPidfDiff } from "@porchlight/documents";
import { canonicalKey, parseXml } from "@porchlight/xml";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { header, type Party } from "./party";
import { ALICE_RULES, components, one, rule, ruleset } from "./rules";
import { World } from "./world";

const quick = { notifyIntervalMs: 0 };
const PARTIAL = "Accept: application/pidf+xml;q=0.3, application/pidf-diff+xml;q=1";

const watch = (party: Party, headers: readonly string[] = []) =>
  party.request("SUBSCRIBE", {
    uri: "sip:alice@office.test",
    headers: ["Event: presence", PARTIAL, ...headers],
  });

function diff(party: Party) {
  const read = readPidfDiff(party.lastBody);
  if (!read.ok) throw new Error(read.error.phrase);
  return read.value;
}

const modify = (alice: Party, note: string, tag: string | undefined) =>
  header(alice.publish({ note }, tag === undefined ? [] : [`SIP-If-Match: ${tag}`]), "sip-etag");

const same = (a: string, b: string): boolean => {
  const [one, other] = [parseXml(a), parseXml(b)];
  return one.ok && other.ok && canonicalKey(one.value.root) === canonicalKey(other.value.root);
};

/** Enough that a change is shorter than the whole. */
const filler = "x".repeat(400);

describe("bob asks for partial notification", () => {
  test("FLW-004 F4 PRS-080 the whole with version 1, then one replaced value with version 2", () => {
    const world = new World(quick);
    const [alice, bob] = [world.connect("alice"), world.connect("bob")];
    const tag = modify(alice, `here ${filler}`, undefined);
    alice.publish({ note: filler, tuple: "t2" });
    expect(watch(bob).status).toBe(200);
    expect(header(bob.lastNotify, "content-type")).toBe("application/pidf-diff+xml");
    expect(diff(bob)).toMatchObject({ kind: "full", version: 1 });
    modify(alice, "gone", tag);
    expect(diff(bob)).toMatchObject({ kind: "diff", version: 2, operations: [{ directive: "replace" }] });
    expect(bob.lastBody.length).toBeLessThan(400);
  });

  test("FLW-004 F4 without pidf-diff in Accept, or with no more weight for it, it is plain PIDF", () => {
    const world = new World(quick);
    const bob = world.connect("bob");
    for (const accept of ["application/pidf+xml", "application/pidf+xml, application/pidf-diff+xml", "*/*"]) {
      bob.request("SUBSCRIBE", {
        uri: "sip:alice@office.test",
        headers: ["Event: presence", `Accept: ${accept}`],
      });
      expect(header(bob.lastNotify, "content-type")).toBe("application/pidf+xml");
    }
  });

  test("PRS-082 a refresh brings the whole, and the counter goes on", () => {
    const world = new World(quick);
    const [alice, bob] = [world.connect("alice"), world.connect("bob")];
    const tag = modify(alice, `here ${filler}`, undefined);
    const accepted = watch(bob);
    modify(alice, `gone ${filler}`, tag);
    expect(bob.resubscribe(accepted, 2).status).toBe(200);
    expect(diff(bob)).toMatchObject({ kind: "full", version: 3 });
    expect(bob.resubscribe(accepted, 3, ["Expires: 0"]).status).toBe(200);
    expect(diff(bob)).toMatchObject({ kind: "full", version: 4 });
  });

  test("PRS-081 no second one before the answer to the first, over any transport: what happened meanwhile is in the next", () => {
    for (const transport of ["ws", "udp"] as const) {
      const world = new World(quick);
      const [alice, bob] = [world.connect("alice"), world.connect("bob", transport)];
      let tag = modify(alice, `0 ${filler}`, undefined);
      watch(bob);
      const sent = (): number => new Set(bob.notifies.map(({ cseq }) => cseq.number)).size;
      bob.notifyAnswer = undefined;
      for (let n = 1; n <= 3; n += 1) tag = modify(alice, `${n} ${filler}`, tag);
      expect(sent()).toBe(2);
      bob.notifyAnswer = 200;
      bob.answer(bob.lastNotify, 200);
      expect(sent()).toBe(3);
      expect(diff(bob)).toMatchObject({ kind: "diff", version: 3 });
      expect(bob.lastBody).toContain(`3 x`);
    }
  });

  test("PRS-080 a change that is longer than the whole is sent as the whole", () => {
    const world = new World(quick);
    const [alice, bob] = [world.connect("alice"), world.connect("bob")];
    const tag = modify(alice, "a", undefined);
    watch(bob);
    alice.republish(tag ?? "", ["Expires: 0"]);
    expect(diff(bob)).toMatchObject({ kind: "full", version: 2 });
  });

  test("PRS-080 the type changes with Accept: the first partial one is whole, and the counter goes on", () => {
    const world = new World(quick);
    const [alice, bob] = [world.connect("alice"), world.connect("bob")];
    const tag = modify(alice, `here ${filler}`, undefined);
    const accepted = watch(bob);
    bob.resubscribe(accepted, 2, ["Accept: application/pidf+xml"]);
    expect(header(bob.lastNotify, "content-type")).toBe("application/pidf+xml");
    const next = modify(alice, `gone ${filler}`, tag);
    bob.resubscribe(accepted, 3, [PARTIAL]);
    expect(diff(bob)).toMatchObject({ kind: "full" });
    const { version = 0 } = diff(bob);
    modify(alice, `back ${filler}`, next);
    expect(diff(bob)).toMatchObject({ kind: "diff", version: version + 1 });
  });

  test("PRS-080 pending has no body and counts for nothing: the first document has version 1", () => {
    const world = new World(quick);
    world.write(ALICE_RULES, ruleset(rule(one("bob"), "confirm")));
    const bob = world.connect("bob");
    watch(bob);
    expect(header(bob.lastNotify, "content-length")).toBe("0");
    world.write(ALICE_RULES, ruleset(rule(one("bob"), "allow")));
    expect(diff(bob)).toMatchObject({ kind: "full", version: 1 });
  });

  test("PRS-115 the tag stands for the whole state, not for the change", () => {
    const world = new World(quick);
    const [alice, bob, tablet] = [world.connect("alice"), world.connect("bob"), world.connect("bob")];
    const tag = modify(alice, `here ${filler}`, undefined);
    const accepted = watch(bob);
    modify(alice, `gone ${filler}`, tag);
    const entityTag = header(bob.lastNotify, "sip-etag");
    watch(tablet);
    expect(header(tablet.lastNotify, "sip-etag")).toBe(entityTag);
    expect(bob.resubscribe(accepted, 2, [`Suppress-If-Match: ${entityTag}`]).status).toBe(204);
  });

  test("PRS-080 after a crash: whole, with a higher version than any before", () => {
    const world = new World(quick);
    const [alice, bob] = [world.connect("alice"), world.connect("bob", "udp")];
    modify(alice, `here ${filler}`, undefined);
    watch(bob);
    const before = diff(bob).version ?? 0;
    world.listen("udp", bob.flow.remoteAddress, bob.flow.remotePort, bob);
    world.crash();
    world.pass(1000);
    const after = diff(bob);
    expect(after.kind).toBe("full");
    expect(after.version).toBeGreaterThan(before);
  });

  test("PRS-080 a NOTIFY that was turned away with 503 is followed by the whole", () => {
    const world = new World(quick);
    const [alice, bob] = [world.connect("alice"), world.connect("bob")];
    const tag = modify(alice, `here ${filler}`, undefined);
    watch(bob);
    bob.notifyAnswer = 503;
    modify(alice, `gone ${filler}`, tag);
    bob.notifyAnswer = 200;
    world.pass(6000);
    expect(diff(bob)).toMatchObject({ kind: "full" });
    expect(bob.lastBody).toContain("gone");
  });
});

type Step =
  | { readonly do: "publish"; readonly source: number; readonly note: string }
  | { readonly do: "withdraw"; readonly source: number }
  | { readonly do: "rules"; readonly shown: "everything" | "little" | "closed" }
  | { readonly do: "pass"; readonly seconds: number }
  | { readonly do: "refresh" }
  | { readonly do: "slow"; readonly isSlow: boolean };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc
    .record({ source: fc.nat(3), note: fc.constantFrom("a", "b & c", "d".repeat(200)) })
    .map((wish): Step => ({ do: "publish", ...wish })),
  fc.nat(3).map((source): Step => ({ do: "withdraw", source })),
  fc
    .constantFrom("everything" as const, "little" as const, "closed" as const)
    .map((shown): Step => ({ do: "rules", shown })),
  fc.constantFrom(0.3, 1, 5).map((seconds): Step => ({ do: "pass", seconds })),
  fc.constant<Step>({ do: "refresh" }),
  fc.boolean().map((isSlow): Step => ({ do: "slow", isSlow })),
);

const shownBy = {
  everything: ruleset(rule(one("bob"), "allow")),
  little: ruleset(rule(one("bob"), "allow", components)),
  closed: ruleset(rule(one("bob"), "polite-block")),
};

test("PRS-080 PRS-088 whatever happens, the changes a watcher was told come to the document it would have got", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const world = new World({ notifyIntervalMs: 500 });
      const [alice, bob] = [world.connect("alice"), world.connect("bob")];
      const tags = new Map<number, string>();
      let cseq = 1;
      let taken = 0;
      let copy: PresenceCopy | undefined;
      const follow = (): void => {
        for (const { body } of bob.notifies.slice(taken)) {
          const followed: Followed = followPresence(copy, body);
          if (followed.kind !== "current") throw new Error(JSON.stringify(followed));
          copy = followed.copy;
        }
        taken = bob.notifies.length;
      };
      const accepted = watch(bob);
      const publish = (source: number, note: string): void => {
        const tag = tags.get(source);
        const answer = alice.publish(
          { note, tuple: `t${source}` },
          tag === undefined ? [] : [`SIP-If-Match: ${tag}`],
        );
        tags.set(source, header(answer, "sip-etag") ?? "");
      };
      for (const each of steps) {
        if (each.do === "publish") publish(each.source, each.note);
        if (each.do === "withdraw" && tags.has(each.source)) {
          alice.republish(tags.get(each.source) ?? "", ["Expires: 0"]);
          tags.delete(each.source);
        }
        if (each.do === "rules") world.write(ALICE_RULES, shownBy[each.shown]);
        if (each.do === "pass") world.pass(each.seconds * 1000);
        if (each.do === "refresh") {
          cseq += 1;
          bob.resubscribe(accepted, cseq);
        }
        if (each.do === "slow") {
          bob.notifyAnswer = each.isSlow ? undefined : 200;
          if (!each.isSlow) for (const notify of bob.notifies) bob.answer(notify, 200);
        }
        follow();
      }
      bob.notifyAnswer = 200;
      for (const notify of bob.notifies) bob.answer(notify, 200);
      world.pass(2000);
      follow();
      const plain = world.connect("bob");
      plain.subscribe("alice", ["Expires: 0"]);
      expect(same(copy?.text ?? "", plain.lastBody)).toBe(true);
    }),
    { numRuns: 80 },
  );
});

import { type Instant, instant } from "@porchlight/kernel";
import { expect, test } from "vitest";
import { TurnTaking } from "./turn-taking";

const now = instant(0);

/** A turn that notes its name and ends when told. */
function turns() {
  const order: string[] = [];
  const ends = new Map<string, (now: Instant) => void>();
  const taking = new TurnTaking();
  return {
    order,
    end: (name: string) => ends.get(name)?.(now),
    take: (key: string, name: string) =>
      taking.take(
        key,
        (_, done) => {
          order.push(name);
          ends.set(name, done);
        },
        now,
      ),
    atOnce: (key: string, name: string) =>
      taking.take(
        key,
        (at, done) => {
          order.push(name);
          done(at);
        },
        now,
      ),
  };
}

test("PRS-027 one turn at a time per key, in order of arrival; other keys do not wait", () => {
  const { take, end, order } = turns();
  take("alice", "a1");
  take("alice", "a2");
  take("bob", "b1");
  expect(order).toEqual(["a1", "b1"]);
  end("a1");
  expect(order).toEqual(["a1", "b1", "a2"]);
});

test("turns that end at once run one after the other without piling up", () => {
  const { take, atOnce, end, order } = turns();
  take("alice", "first");
  for (let turn = 0; turn < 50_000; turn += 1) atOnce("alice", `${turn}`);
  end("first");
  expect(order).toHaveLength(50_001);
  take("alice", "after");
  expect(order.at(-1)).toBe("after");
});

import { instant } from "@porchlight/kernel";
import fc from "fast-check";
import { expect, test } from "vitest";
import { DeadlineQueue, Timer } from "./deadline-queue";

class Named extends Timer {
  constructor(
    readonly name: number,
    readonly fired: number[],
  ) {
    super();
  }

  fire(): void {
    this.fired.push(this.name);
  }
}

const step = fc.oneof(
  fc.record({ kind: fc.constant("schedule" as const), timer: fc.nat(15), at: fc.nat(1000) }),
  fc.record({ kind: fc.constant("cancel" as const), timer: fc.nat(15) }),
);

test("COR-013 timers fire in order of their deadlines, whatever was moved or cancelled before", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const fired: number[] = [];
      const timers = Array.from({ length: 16 }, (_, name) => new Named(name, fired));
      const queue = new DeadlineQueue();
      const expected = new Map<number, number>();
      for (const wanted of steps) {
        const timer = timers[wanted.timer];
        if (timer === undefined) continue;
        if (wanted.kind === "cancel") {
          queue.cancel(timer);
          expected.delete(wanted.timer);
        } else {
          queue.schedule(timer, instant(wanted.at));
          expected.set(wanted.timer, wanted.at);
        }
        expect(queue.size).toBe(expected.size);
        expect(queue.next()).toBe(expected.size === 0 ? undefined : Math.min(...expected.values()));
      }
      queue.advance(instant(1000));
      expect(fired.map((name) => expected.get(name))).toEqual([...expected.values()].sort((a, b) => a - b));
      expect(queue.size).toBe(0);
    }),
  );
});

test("what is not due does not fire, and what is set while firing waits for its own time", () => {
  const fired: number[] = [];
  const queue = new DeadlineQueue();
  class Again extends Timer {
    fire(): void {
      fired.push(this.deadlineAt);
      queue.schedule(this, instant(this.deadlineAt + 10));
    }
  }
  queue.schedule(new Again(), instant(10));
  queue.advance(instant(9));
  expect(fired).toEqual([]);
  queue.advance(instant(25));
  expect(fired).toEqual([10, 20]);
  expect(queue.next()).toBe(30);
});

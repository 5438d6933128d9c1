import fc from "fast-check";
import { expect, test } from "vitest";
import type { SrvRecord } from "./resolver";
import { inSrvOrder } from "./srv-order";

const server = (priority: number, weight: number, target = `p${priority}w${weight}`): SrvRecord => ({
  priority,
  weight,
  port: 5060,
  target,
});

test.each<[number, readonly string[]]>([
  [0, ["p0w0", "p0w1", "p0w3"]],
  [0.1, ["p0w0", "p0w1", "p0w3"]],
  [0.3, ["p0w1", "p0w3", "p0w0"]],
  [0.99, ["p0w3", "p0w1", "p0w0"]],
])("COR-021 servers of one priority are drawn by weight: %d", (random, expected) => {
  const order = inSrvOrder([server(0, 1), server(0, 3), server(0, 0)], () => random);
  expect(order.map(({ target }) => target)).toEqual(expected);
});

test("COR-021 any set of servers is ordered by priority, each of them once", () => {
  const record = fc.record({
    priority: fc.nat(3),
    weight: fc.nat(65_535),
    port: fc.nat(65_535),
    target: fc.string(),
  });
  const numbers = fc.array(fc.double({ min: 0, max: 0.9999999, noNaN: true }), { minLength: 1 });
  fc.assert(
    fc.property(fc.array(record), numbers, (records, drawn) => {
      let next = 0;
      const order = inSrvOrder(records, () => drawn[next++ % drawn.length] ?? 0);
      expect(order.map(({ priority }) => priority)).toEqual(records.map(({ priority }) => priority).sort());
      expect(new Set(order)).toEqual(new Set(records));
      expect(order).toHaveLength(records.length);
    }),
  );
});

test("COR-021 a server of three times the weight is first about three times as often", () => {
  let seed = 1;
  const random = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  const firsts = Array.from(
    { length: 4000 },
    () => inSrvOrder([server(0, 30), server(0, 10)], random)[0]?.weight,
  );
  const share = firsts.filter((weight) => weight === 30).length / firsts.length;
  expect(share).toBeGreaterThan(0.7);
  expect(share).toBeLessThan(0.8);
});

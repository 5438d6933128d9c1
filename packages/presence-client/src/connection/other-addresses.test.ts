import fc from "fast-check";
import { expect, test } from "vitest";
import { OtherAddresses } from "./other-addresses";
import { ServerAddresses } from "./server-addresses";

test("PRV-011 a second flow leads to the next address, in its turn, and elsewhere once the first one is there", () => {
  const first = new ServerAddresses("ws://a/sip", () => ["ws://b/sip", "ws://c/sip"]);
  const others = new OtherAddresses(first);
  expect([others.current, others.next()]).toEqual(["ws://b/sip", "ws://c/sip"]);
  others.keepTo("ws://c/sip");
  expect([others.current, others.next()]).toEqual(["ws://c/sip", "ws://b/sip"]);
  first.keepTo("ws://c/sip");
  expect(others.current).toBe("ws://b/sip");
});

test("PRV-011 with one address there is no other, whatever number of flows is provisioned", () => {
  const others = new OtherAddresses(new ServerAddresses("ws://a/sip", () => ["ws://a/sip"]));
  expect([others.isEmpty, others.next()]).toEqual([true, undefined]);
});

test("PRV-011 wherever the first flow goes, the second one is never sent there", () => {
  const url = fc.constantFrom("ws://a/sip", "ws://b/sip", "ws://c/sip");
  const moves = fc.array(fc.record({ isFirst: fc.boolean(), to: url }), { maxLength: 8 });
  fc.assert(
    fc.property(moves, (each) => {
      const first = new ServerAddresses("ws://a/sip", () => ["ws://b/sip", "ws://c/sip"]);
      const others = new OtherAddresses(first);
      for (const { isFirst, to } of each) (isFirst ? first : others).keepTo(to);
      expect(others.current).not.toBe(first.current);
      expect(others.next()).not.toBe(first.current);
      expect(others.next()).not.toBe(others.current);
    }),
  );
});

import { describe, expect, test } from "vitest";
import { instance, overUdp, overWss, Registry } from "../test/registry";
import { type Binding, endsWithFlow, expired } from "./binding";

const only = (bindings: readonly Binding[]): Binding => {
  const [binding] = bindings;
  if (binding === undefined || bindings.length > 1) throw new Error("not one binding");
  return binding;
};

test("COR-030 a binding is over at the moment it expires, not before", () => {
  const registry = new Registry();
  registry.accepted(["<sip:alice@192.0.2.4>"], { expires: 60 });
  expect(expired(registry.bindings, registry.pass(59).now)).toEqual([]);
  expect(expired(registry.bindings, registry.pass(1).now)).toEqual(registry.bindings);
});

describe("COR-035 what a lost flow takes with it", () => {
  const bound = (contact: string, peer = overUdp) =>
    only(new Registry().accepted([contact], { peer }).bindings);

  test("bindings over WebSocket, and those of one flow", () => {
    expect(endsWithFlow(bound("<sip:alice@x.invalid>", overWss))).toBe(true);
    expect(endsWithFlow(bound("<sip:alice@x.invalid>", { ...overWss, transport: "ws" }))).toBe(true);
    expect(
      endsWithFlow(bound(`<sip:alice@192.0.2.4>;reg-id=1;${instance}`, { ...overUdp, transport: "tls" })),
    ).toBe(true);
  });

  test("not those that can be called back", () => {
    expect(endsWithFlow(bound("<sip:alice@192.0.2.4>"))).toBe(false);
    expect(endsWithFlow(bound("<sip:alice@192.0.2.4>", { ...overUdp, transport: "tcp" }))).toBe(false);
  });
});

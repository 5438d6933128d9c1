import { parseContact } from "@porchlight/sip-message";
import { beforeEach, describe, expect, test } from "vitest";
import { aor, instance, mint, Registry, short, since } from "../../test/registry";
import type { Accepted } from "../outcome";

const desk = "urn:uuid:6f2a1c90-3b47-4d1e-9c55-0a8f7be21d44";
const supported = ["path", "outbound", "gruu"];
const at = (host: string, regId?: number): string =>
  `<sip:alice@${host}>${regId === undefined ? "" : `;reg-id=${regId}`};${instance}`;

let registry: Registry;

beforeEach(() => {
  registry = new Registry();
});

function gruus({ contactHeaderValues }: Accepted, index = 0): { pub: string; temp: string } {
  const contact = parseContact(contactHeaderValues[index] ?? "");
  if (!contact.ok) throw new Error(contact.error);
  const { params } = contact.value;
  return { pub: params.get("pub-gruu") ?? "", temp: params.get("temp-gruu") ?? "" };
}

/** Whether a temporary GRUU leads to a binding that stands. */
function leads(temporary: string): boolean {
  const run = mint.readTemporary(/^sip:([^@]+)@/.exec(temporary)?.[1] ?? "");
  return registry.bindings.some((binding) => binding.run === run);
}

describe("COR-036 GRUUs in the 200", () => {
  test("V-03 a public and a temporary one for whoever supports them and has an instance", () => {
    const { pub, temp } = gruus(registry.accepted([at("192.0.2.4")], { supported }));
    expect(pub).toBe(mint.publicGruu({ aor, since }, desk));
    expect(leads(temp)).toBe(true);
  });

  test("none without an instance, none for whoever does not support them", () => {
    expect(gruus(registry.accepted(["<sip:alice@192.0.2.4>"], { supported }))).toEqual({ pub: "", temp: "" });
    registry = new Registry();
    expect(gruus(registry.accepted([at("192.0.2.4")]))).toEqual({ pub: "", temp: "" });
  });

  test("for bindings of others too, in a query too", () => {
    registry.accepted([at("192.0.2.4")]);
    expect(gruus(registry.accepted([], { supported })).pub).not.toBe("");
  });

  test("the public one stays, the temporary one is new each time and the earlier ones still lead there", () => {
    const seen = Array.from({ length: 4 }, () => gruus(registry.accepted([at("192.0.2.4")], { supported })));
    expect(new Set(seen.map(({ pub }) => pub)).size).toBe(1);
    expect(new Set(seen.map(({ temp }) => temp)).size).toBe(4);
    expect(seen.every(({ temp }) => leads(temp))).toBe(true);
  });

  test("what a client offers as its GRUUs is ignored", () => {
    const offered = `${at("192.0.2.4")};pub-gruu="sip:alice@example.com;gr=mine";temp-gruu="sip:x@example.com;gr"`;
    const outcome = registry.accepted([offered], { supported });
    expect(outcome.contactHeaderValues.join()).not.toContain("gr=mine");
    expect(outcome.contactHeaderValues.join()).not.toContain("sip:x@");
  });
});

describe("COR-059 when temporary GRUUs end", () => {
  test("V-03 with another Call-ID", () => {
    const before = gruus(registry.accepted([at("192.0.2.4")], { supported }));
    const after = gruus(registry.accepted([at("192.0.2.4")], { supported, callId: "another" }));
    expect([leads(before.temp), leads(after.temp)]).toEqual([false, true]);
    expect(after.pub).toBe(before.pub);
  });

  test("with another Call-ID from elsewhere: of a contact without reg-id the latest counts", () => {
    const before = gruus(registry.accepted([at("192.0.2.4")], { supported }));
    registry.pass(10).accepted([at("192.0.2.5")], { callId: "rebooted" });
    expect(leads(before.temp)).toBe(false);
    const [rebooted] = [gruus(registry.accepted([], { supported }))];
    registry.pass(10).accepted([at("192.0.2.5")], { callId: "rebooted" });
    expect(leads(rebooted?.temp ?? "")).toBe(true);
  });

  test("not with a second flow, whose Call-ID is its own", () => {
    const first = gruus(registry.accepted([at("one.invalid", 1)], { supported, callId: "flow-1" }));
    const second = gruus(registry.accepted([at("two.invalid", 2)], { supported, callId: "flow-2" }));
    expect([leads(first.temp), leads(second.temp)]).toEqual([true, true]);
    expect(new Set(registry.bindings.map(({ run }) => run)).size).toBe(1);
  });

  test("all flows of an instance change over together, and nothing else of the others changes", () => {
    registry.accepted([at("one.invalid", 1)], { supported, callId: "flow-1" });
    const second = gruus(registry.accepted([at("two.invalid", 2)], { supported, callId: "flow-2" }));
    const [, other] = registry.bindings;
    const { put, renewed } = registry.accepted([at("one.invalid", 1)], { callId: "flow-1 again" });
    expect(leads(second.temp)).toBe(false);
    expect(renewed).toEqual([{ ...other, run: put[0]?.run }]);
    registry.accepted([`${at("one.invalid", 1)};expires=0`], { callId: "flow-1 again" });
    expect(registry.bindings).toMatchObject([{ regId: 2, run: put[0]?.run }]);
  });

  test.each(["one.invalid", "two.invalid"])(
    "with another Call-ID for two contacts at once, %s among them: both are in one new run",
    (host) => {
      const { temp } = gruus(registry.accepted([at("flow.invalid", 1)], { supported }));
      registry.accepted([at("one.invalid")]);
      const { put } = registry.accepted([at(host), at("three.invalid")], { callId: "rebooted" });
      expect(leads(temp)).toBe(false);
      expect(new Set(registry.bindings.map(({ run }) => run)).size).toBe(1);
      for (const binding of put) expect(registry.bindings).toContain(binding);
    },
  );

  test("with the last contact of the instance, not before", () => {
    const { temp } = gruus(registry.accepted([at("one.invalid", 1)], { supported, callId: "flow-1" }));
    registry.accepted([at("two.invalid", 2)], { callId: "flow-2" });
    registry.accepted([`${at("one.invalid", 1)};expires=0`], { callId: "flow-1" });
    expect(leads(temp)).toBe(true);
    registry.accepted(["*"], { expires: 0, callId: "star" });
    expect(leads(temp)).toBe(false);
    registry.accepted([at("one.invalid", 1)], { callId: "flow-1" });
    expect(leads(temp)).toBe(false);
  });

  test("V-03 a Contact that is such a GRUU of the same address of record is 403, as long as it leads somewhere", () => {
    const { temp } = gruus(registry.accepted([at("192.0.2.4")], { supported }));
    expect(short(registry.register([`<${temp}>;${instance}`]))).toBe("403");
    expect(short(registry.register([`<${temp}>`]))).toBe("200");
    registry.accepted(["*"], { expires: 0, callId: "star" });
    expect(short(registry.register([`<${temp}>;${instance}`]))).toBe("200");
  });
});

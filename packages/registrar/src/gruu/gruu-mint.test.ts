import { instant } from "@porchlight/kernel";
import { parseSipUri, type SipUri } from "@porchlight/sip-message";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newMint } from "../../test/mint";

const mint = newMint();
const alice = { aor: "sip:alice@example.com", since: instant(1000) };
const desk = "urn:uuid:6f2a1c90-3b47-4d1e-9c55-0a8f7be21d44";

function uri(text: string): SipUri {
  const parsed = parseSipUri(text);
  if (!parsed.ok) throw new Error(parsed.error.text);
  return parsed.value;
}

const grOf = (gruu: string): string => uri(gruu).params.get("gr") ?? "";
const userOf = (gruu: string): string => uri(gruu).user ?? "";

describe("COR-036 public GRUUs", () => {
  test("are the address of record with gr, the same each time, also of another process with the same secret", () => {
    const gruu = mint.publicGruu(alice, desk);
    expect(gruu).toMatch(
      /^sip:alice@example\.com;gr=urn:uuid:6f2a1c90-3b47-4d1e-9c55-0a8f7be21d44\.[0-9a-f]{20}$/,
    );
    expect(newMint().publicGruu(alice, desk)).toBe(gruu);
    expect(newMint().readPublic(alice, grOf(gruu))).toBe(desk);
  });

  test.each(["", ".", desk, `${desk}.`, `${desk}.${"0".repeat(20)}`, "0".repeat(20), `.${"0".repeat(20)}`])(
    "gr=%s was not made here",
    (gr) => {
      expect(mint.readPublic(alice, gr)).toBeUndefined();
    },
  );

  test("are of one address of record, from when it came to be, and one secret", () => {
    const gr = grOf(mint.publicGruu(alice, desk));
    expect(mint.readPublic({ ...alice, aor: "sip:bob@example.com" }, gr)).toBeUndefined();
    expect(mint.readPublic({ ...alice, since: instant(2000) }, gr)).toBeUndefined();
    expect(newMint("another").readPublic(alice, gr)).toBeUndefined();
  });

  test("any instance comes back", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 80, unit: "grapheme-ascii" }), (instance) => {
        expect(mint.readPublic(alice, grOf(mint.publicGruu(alice, instance)))).toBe(instance);
      }),
    );
  });
});

describe("COR-036 temporary GRUUs", () => {
  test("are new each time, in the domain, with gr, and longer than the user part of an address of record", () => {
    const run = mint.newRun();
    const [one, other] = [mint.temporaryGruu(alice.aor, run), mint.temporaryGruu(alice.aor, run)];
    expect(one).toMatch(/^sip:tgruu\.[0-9a-f]{72}@example\.com;gr$/);
    expect(other).not.toBe(one);
    expect(userOf(one).length).toBeGreaterThan(64);
    expect([one, other].map((gruu) => newMint().readTemporary(userOf(gruu)))).toEqual([run, run]);
  });

  test("two of one run share no more than two of different runs", () => {
    const [run, another] = [mint.newRun(), mint.newRun()];
    const digits = (of: string) => userOf(mint.temporaryGruu(alice.aor, of)).slice("tgruu.".length);
    const shared = (a: string, b: string) => [...a].filter((digit, index) => digit === b[index]).length;
    for (const [a, b] of [
      [run, run],
      [run, another],
    ] as const) {
      expect(shared(digits(a), digits(b))).toBeLessThan(20);
    }
  });

  test("changed in any digit they are not read", () => {
    const user = userOf(mint.temporaryGruu(alice.aor, mint.newRun()));
    for (let at = 0; at < user.length; at++) {
      const digit = user.charAt(at) === "0" ? "1" : "0";
      expect(mint.readTemporary(user.slice(0, at) + digit + user.slice(at + 1))).toBeUndefined();
    }
    expect(mint.readTemporary(user.slice(0, -1))).toBeUndefined();
    expect(mint.readTemporary(`${user}0`)).toBeUndefined();
  });

  test("anything at all is read or not, never a fault", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(mint.readTemporary(text)).toBeUndefined();
        expect(mint.readTemporary(`tgruu.${text}`)).toBeUndefined();
      }),
    );
  });
});

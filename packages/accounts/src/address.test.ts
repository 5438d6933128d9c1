import { aorOf, parseSipUri } from "@porchlight/sip-message";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { domainProblem, parseAor } from "./address";

describe("addresses of record", () => {
  test.each(["sip:erin@office.test", "erin@office.test", " SIP:erin@Office.Test ", "sip:%65rin@office.test"])(
    "%s names erin",
    (text) => {
      const value = { aor: "sip:erin@office.test", user: "erin", domain: "office.test" };
      expect(parseAor(text)).toEqual({ ok: true, value });
    },
  );

  test("the case of the user part counts", () => {
    expect(parseAor("Erin@office.test")).toMatchObject({ value: { aor: "sip:Erin@office.test" } });
  });

  test.each([
    "",
    " ",
    "erin",
    "@office.test",
    "erin@",
    "sips:erin@office.test",
    "tel:+4930123",
    "mailto:erin@office.test",
    "sip:erin@office.test:5060",
    "sip:erin:secret@office.test",
    "sip:erin@office.test;transport=udp",
    "sip:erin@office.test?subject=x",
    "sip:erin@bad_host",
    "sip:erin@-office.test",
    "sip:erin@[2001:db8::1]",
    "sip:..@office.test",
    "sip:a/b@office.test",
    "sip:a%00b@office.test",
    "erin@office.test@other.test",
    `${"x".repeat(65)}@office.test`,
    `erin@${"x".repeat(64)}.test`,
    "=cmd()@office.test\r\n",
  ])("%j is refused with a reason", (text) => {
    const result = parseAor(text);
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.error.text).toMatch(/^(?:is|has) /);
  });

  test("any text gets an answer, and an address is the one that SIP makes of it", () => {
    const part = fc.string({
      unit: fc.constantFrom("a", "B", "7", ".", "-", "_", "+", "!", "(", "@", ":", "%", "/", "\u0000", "ü"),
    });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.tuple(part, part).map(([user, domain]) => `${user}@${domain}`),
        ),
        (text) => {
          const result = parseAor(text);
          if (!result.ok) return;
          const uri = parseSipUri(result.value.aor);
          expect(uri.ok && aorOf(uri.value)).toBe(result.value.aor);
          expect(parseAor(result.value.aor)).toEqual(result);
        },
      ),
    );
  });

  test("an empty text is told as such", () => {
    expect(parseAor("  ")).toEqual({ ok: false, error: { code: "is-empty", places: {}, text: "is empty" } });
  });

  test.each(["frontdesk-2.north", "o'neil+home", "A_(b)!*~"])("%s is a user part", (user) => {
    expect(parseAor(`${user}@office.test`)).toMatchObject({ value: { user } });
  });

  test("a domain is judged by itself too", () => {
    expect(domainProblem("office.test")).toBeUndefined();
    expect(domainProblem("Office.test")).toBeDefined();
    expect(domainProblem("-office.test")).toBeDefined();
    expect(domainProblem(`${"a.".repeat(127)}test`)).toBeDefined();
  });
});

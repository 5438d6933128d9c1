import { parseAor, parseDisplayName, passwordProblem } from "@porchlight/accounts";
import { displayNameSchema, issueSaying, operations, passwordSchema } from "@porchlight/admin-api";
import type { Saying } from "@porchlight/kernel";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

interface Verdict {
  readonly issues: readonly Parameters<typeof issueSaying>[0][];
}

/** Everything that a schema says against a value. */
const reasons = ({ error }: { readonly error?: Verdict | undefined }): readonly Said[] =>
  error?.issues.map((issue) => said(issueSaying(issue))) ?? [];

type Said = Pick<Saying, "code" | "text">;

const said = ({ code, text }: Saying): Said => ({ code, text });

const candle = "🕯";
const texts = [
  "",
  " ",
  "1234567",
  "12345678",
  "x".repeat(128),
  "x".repeat(129),
  "x".repeat(200),
  "x".repeat(201),
  "x".repeat(100_000),
  candle.repeat(7),
  candle.repeat(8),
  candle.repeat(128),
  candle.repeat(129),
  candle.repeat(200),
  candle.repeat(201),
  `${"x".repeat(127)}${candle}`,
  `${"x".repeat(128)}${candle}`,
  " leading-space",
  "trailing-space ",
  "\u00a0no-break-space",
  "correct horse battery",
  'qu"ote\\:colon',
  "tab\tinside-of-it",
  "line\r\ninside-of-it",
  "nul\u0000inside-of-it",
  "next\u0085line-in-it",
  "right\u202eto-left",
  "line\u2028separator",
  "isolate\u2066in-it",
  "Gr\u00f6\u00dfe123",
  "Gro\u0308\u00dfe123",
  "\u212bngstr\u00f6m-sign",
  "lone\ud83dsurrogate",
  "пароль-пароль",
];

const anyText = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 140 }),
  fc.string({ unit: "binary", maxLength: 140 }),
  fc.string({ unit: fc.constantFrom("a", " ", candle, "\u0308", "\t", "\u202e"), maxLength: 260 }),
);

describe("a form and the server say the same of", () => {
  const samePassword = (text: string): void => {
    const problem = passwordProblem(text);
    expect(reasons(passwordSchema.safeParse(text))).toEqual(problem === undefined ? [] : [said(problem)]);
  };
  test.each(texts)("the password %j", samePassword);
  test("any password", () => fc.assert(fc.property(anyText, samePassword)));

  const sameDisplayName = (text: string): void => {
    const name = parseDisplayName(text);
    const parsed = displayNameSchema.safeParse(text);
    expect(reasons(parsed)).toEqual(name.ok ? [] : [said(name.error)]);
    if (name.ok) expect(parsed.data).toBe(name.value);
  };
  test.each(texts)("the display name %j", sameDisplayName);
  test("any display name", () => fc.assert(fc.property(anyText, sameDisplayName)));
});

describe("the contract lets every address through that an account may have", () => {
  const { aor } = operations.createUser.body.shape;
  test.each([
    "erin@office.test",
    `${" ".repeat(600)}erin@office.test `,
    `sip:${"%65".repeat(64)}@${"d.".repeat(120)}office.test`,
  ])("%j", (text) => {
    expect(parseAor(text).ok).toBe(true);
    expect(reasons(aor.safeParse(text))).toEqual([]);
  });

  test("what it refuses is none", () => {
    for (const text of ["", "  ", "x".repeat(513), `${"x".repeat(501)}@office.test`]) {
      expect(reasons(aor.safeParse(text))).toHaveLength(1);
      expect(parseAor(text).ok).toBe(false);
    }
  });
});

import { instant } from "@porchlight/kernel";
import { testHasher } from "@porchlight/testkit";
import { describe, expect, test } from "vitest";
import { parseAor } from "./address";
import { parseDisplayName } from "./display-name";
import { newAccount, setPassword } from "./new-account";
import { checkParticulars } from "./particulars";
import { passwordProblem } from "./password";
import { sampleOffice } from "./sample-office";
import { accountSecrets, digestSecrets } from "./secrets";
import { everyService } from "./services";

const said = (text: string) => expect.objectContaining({ text });

const NOW = instant(1_790_000_000_000);
const address = { aor: "sip:alice@example.com", user: "alice", domain: "example.com" };

describe("secrets", () => {
  test("COR-040 V-01 HA1 of alice, example.com, wonderland", () => {
    expect(digestSecrets(testHasher, "alice", "example.com", "wonderland")).toEqual({
      MD5: "93dfce8dfebfae8af4a726982429d23a",
      "SHA-256": "8a76b8adf2eb7492ff78f57bc361a5c93e2f53c6e93f7ee91f68b5382cfea14f",
    });
  });

  test("the whole address as user name has secrets of its own", () => {
    const { addressSecrets } = accountSecrets(testHasher, address, "wonderland");
    expect(addressSecrets).toEqual(
      digestSecrets(testHasher, "alice@example.com", "example.com", "wonderland"),
    );
  });
});

describe("a new account", () => {
  const made = () => {
    const particulars = checkParticulars({ password: "wonderland", displayName: " Alice " });
    if (!particulars.ok) throw new Error("the particulars are good");
    const services = { ...everyService, call: false };
    const wish = {
      address,
      particulars: particulars.value,
      kind: "person",
      disabled: false,
      services,
    } as const;
    return newAccount(wish, testHasher, NOW);
  };

  test("has its address, its secrets and nothing of the password", () => {
    expect(made()).toEqual({
      aor: "sip:alice@example.com",
      user: "alice",
      domain: "example.com",
      displayName: "Alice",
      kind: "person",
      disabled: false,
      services: { ...everyService, call: false },
      ...accountSecrets(testHasher, address, "wonderland"),
      createdAt: NOW,
      updatedAt: NOW,
    });
    expect(JSON.stringify(made())).not.toContain("wonderland");
  });

  test("all that is wrong is told at once", () => {
    expect(checkParticulars({ password: "x", displayName: "a\u0000b" })).toEqual({
      ok: false,
      error: [
        { field: "password", reason: said("is shorter than 8 characters") },
        { field: "displayName", reason: said("has a control character") },
      ],
    });
  });

  test("another password gives other secrets and moves the time of change alone", () => {
    const later = instant(NOW + 1);
    const secrets = accountSecrets(testHasher, address, "looking-glass");
    expect(setPassword(made(), "looking-glass", testHasher, later)).toEqual({
      ok: true,
      value: { ...made(), ...secrets, updatedAt: later },
    });
    expect(setPassword(made(), "short", testHasher, later)).toEqual({
      ok: false,
      error: said("is shorter than 8 characters"),
    });
  });
});

describe("passwords", () => {
  test.each(["12345678", "x".repeat(128), "correct horse battery", 'qu"ote\\:colon', "пароль-пароль"])(
    "%s is accepted",
    (password) => expect(passwordProblem(password)).toBeUndefined(),
  );

  test.each([
    "",
    "1234567",
    "x".repeat(129),
    "with\ttab-inside",
    "new\r\nline-inside",
    " leading-space",
    "trailing-space ",
  ])("%j is refused", (password) => expect(passwordProblem(password)?.text).toMatch(/^(?:is|has|begins) /));

  test("a long one is refused without being read to its end", () => {
    expect(passwordProblem("x".repeat(10_000_000))?.text).toBe("is longer than 128 characters");
  });

  test("characters are counted as people count them", () => {
    expect(passwordProblem("🕯".repeat(7))?.text).toBe("is shorter than 8 characters");
    expect(passwordProblem("🕯".repeat(128))).toBeUndefined();
    expect(passwordProblem("🕯".repeat(129))?.text).toBe("is longer than 128 characters");
  });

  test("letters are taken in composed form alone: a client hashes what was typed", () => {
    expect(passwordProblem("Gr\u00f6\u00dfe123")).toBeUndefined();
    expect(passwordProblem("Gro\u0308\u00dfe123")?.text).toBe(
      "has a letter that is not in composed form (Unicode NFC)",
    );
  });
});

describe("display names", () => {
  test.each([
    ["", ""],
    ["  Zoë  O'Neil ", "Zoë  O'Neil"],
    ["名前 🕯️", "名前 🕯️"],
    ["<b>&amp;", "<b>&amp;"],
    ["🕯".repeat(200), "🕯".repeat(200)],
  ])("%j is kept as text", (text, name) => expect(parseDisplayName(text)).toEqual({ ok: true, value: name }));

  test.each(["a\u0000b", "a\nb", "a\u0085b", "a\u202eb", "🕯".repeat(201)])("%j is refused", (text) =>
    expect(parseDisplayName(text).ok).toBe(false),
  );
});

test("SYS-006 the sample office has people, a role and a resource, all of them good accounts", () => {
  const office = sampleOffice("office.test");
  expect(office.map(({ aor, kind }) => `${aor} ${kind}`)).toEqual([
    "sip:alice@office.test person",
    "sip:bob@office.test person",
    "sip:carol@office.test person",
    "sip:dave@office.test person",
    "sip:frontdesk@office.test role",
    "sip:atrium@office.test resource",
  ]);
  for (const { aor, displayName } of office) {
    expect(parseAor(aor)).toMatchObject({ value: { aor } });
    expect(parseDisplayName(displayName)).toEqual({ ok: true, value: displayName });
  }
});

import { instant } from "@porchlight/kernel";
import { testHasher } from "@porchlight/testkit";
import { describe, expect, test } from "vitest";
import { parseDisplayName } from "./display-name";
import { type AccountWish, newAccount, setPassword } from "./new-account";
import { defaultPasswordPolicy, passwordProblem } from "./password";
import { sampleOffice } from "./sample-office";
import { accountSecrets, digestSecrets } from "./secrets";

const NOW = instant(1_790_000_000_000);
const wish: AccountWish = {
  user: "alice",
  domain: "example.com",
  password: "wonderland",
  displayName: " Alice ",
  kind: "person",
};

describe("secrets", () => {
  test("COR-040 V-01 HA1 of alice, example.com, wonderland", () => {
    expect(digestSecrets(testHasher, "alice", "example.com", "wonderland")).toEqual({
      MD5: "93dfce8dfebfae8af4a726982429d23a",
      "SHA-256": "8a76b8adf2eb7492ff78f57bc361a5c93e2f53c6e93f7ee91f68b5382cfea14f",
    });
  });

  test("the whole address as user name has secrets of its own", () => {
    const { addressSecrets } = accountSecrets(testHasher, wish, "wonderland");
    expect(addressSecrets).toEqual(
      digestSecrets(testHasher, "alice@example.com", "example.com", "wonderland"),
    );
  });

  test("a password is the same however its letters were composed", () => {
    const [composed, decomposed] = ["Gr\u00f6\u00dfe123", "Gro\u0308\u00dfe123"];
    expect(digestSecrets(testHasher, "a", "b", decomposed)).toEqual(
      digestSecrets(testHasher, "a", "b", composed),
    );
  });
});

describe("a new account", () => {
  test("has its address, its secrets and nothing of the password", () => {
    const account = newAccount(wish, testHasher, NOW);
    expect(account).toEqual({
      ok: true,
      value: {
        aor: "sip:alice@example.com",
        user: "alice",
        domain: "example.com",
        displayName: "Alice",
        kind: "person",
        disabled: false,
        ...accountSecrets(testHasher, wish, "wonderland"),
        createdAt: NOW,
        updatedAt: NOW,
      },
    });
    expect(JSON.stringify(account)).not.toContain("wonderland");
  });

  test("all that is wrong is told at once", () => {
    const refused = newAccount(
      { ...wish, user: "a b", password: "x", displayName: "a\u0000b" },
      testHasher,
      NOW,
    );
    expect(refused).toMatchObject({
      ok: false,
      error: [{ field: "aor" }, { field: "password" }, { field: "displayName" }],
    });
  });

  test("another password gives other secrets and moves the time of change alone", () => {
    const account = newAccount(wish, testHasher, NOW);
    if (!account.ok) throw new Error("the wish is good");
    const later = instant(NOW + 1);
    const changed = setPassword(account.value, "looking-glass", testHasher, later);
    expect(changed).toEqual({
      ok: true,
      value: { ...account.value, ...accountSecrets(testHasher, wish, "looking-glass"), updatedAt: later },
    });
    expect(setPassword(account.value, "short", testHasher, later).ok).toBe(false);
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
  ])("%j is refused", (password) => expect(passwordProblem(password)).toMatch(/^(?:is|has|begins) /));

  test("a long one is refused without being read to its end", () => {
    expect(passwordProblem("x".repeat(10_000_000))).toBe("is longer than 128 characters");
  });

  test("the bounds can be set", () => {
    expect(passwordProblem("1234", { ...defaultPasswordPolicy, minimumLength: 4 })).toBeUndefined();
  });
});

describe("display names", () => {
  test.each([
    ["", ""],
    ["  Zoë  O'Neil ", "Zoë  O'Neil"],
    ["名前 🕯️", "名前 🕯️"],
    ["<b>&amp;", "<b>&amp;"],
  ])("%j is kept as text", (text, name) => expect(parseDisplayName(text)).toEqual({ ok: true, value: name }));

  test.each(["a\u0000b", "a\nb", "a\u0085b", "a\u202eb", "x".repeat(201)])("%j is refused", (text) =>
    expect(parseDisplayName(text).ok).toBe(false),
  );
});

test("SYS-006 the sample office has people, a role and a resource, all of them good accounts", () => {
  const office = sampleOffice("office.test");
  expect(office.map(({ user, kind }) => `${user} ${kind}`)).toEqual([
    "alice person",
    "bob person",
    "carol person",
    "dave person",
    "frontdesk role",
    "atrium resource",
  ]);
  for (const member of office) {
    expect(newAccount({ ...member, password: "lamplight" }, testHasher, NOW).ok).toBe(true);
  }
});

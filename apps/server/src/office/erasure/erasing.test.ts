import { type Account, everyService } from "@porchlight/accounts";
import { type Instant, instant } from "@porchlight/kernel";
import { memoryStore } from "@porchlight/store";
import { expect, test } from "vitest";
import { Erasing } from "./erasing";

const ALICE = "sip:alice@office.test";
const begun = instant(1000);
const erasure = {
  aor: ALICE,
  pseudonym: "sip:erased-1@office.test",
  at: begun,
  accountSince: instant(begun - 1),
};
const note = {
  at: begun,
  actor: "admin",
  action: "user.update",
  target: ALICE,
  before: undefined,
  after: undefined,
};

const secrets = { MD5: "", "SHA-256": "" };
const alice = (createdAt: Instant): Account => ({
  aor: ALICE,
  user: "alice",
  domain: "office.test",
  displayName: "Alice",
  kind: "person",
  disabled: false,
  services: everyService,
  secrets,
  addressSecrets: secrets,
  createdAt,
  updatedAt: createdAt,
});

/** A process that ended in the middle of an erasure, and what the next one does. */
async function nextStart(createdAt: Instant) {
  const stores = memoryStore();
  await stores.accounts.putMany([alice(createdAt)], [note]);
  await stores.erasures.begin(erasure);
  const withdrawn: string[] = [];
  const erasing = new Erasing({
    stores,
    withdraw: (aor) => withdrawn.push(aor),
    settled: async () => {},
    aftermathMs: 0,
    onFault: (error) => {
      throw error;
    },
  });
  await erasing.removeAccounts();
  await erasing.resume();
  const [entry] = await stores.audit.list({ limit: 1 });
  return {
    account: await stores.accounts.find(ALICE),
    withdrawn,
    target: entry?.target,
    pending: await stores.erasures.pending(),
  };
}

test("PRV-056 an erasure that was cut short is finished by the next start: account, live state and traces", async () => {
  expect(await nextStart(instant(begun - 1))).toEqual({
    account: undefined,
    withdrawn: [ALICE],
    target: erasure.pseudonym,
    pending: [],
  });
});

test.each([
  ["", 1],
  [" though the clock was set back,", -500],
])(
  "PRV-056 who has got the address since then keeps it,%s and all that is of the new account",
  async (_, later) => {
    const { account, ...rest } = await nextStart(instant(begun + later));
    expect(account?.aor).toBe(ALICE);
    expect(rest).toEqual({ withdrawn: [], target: ALICE, pending: [] });
  },
);

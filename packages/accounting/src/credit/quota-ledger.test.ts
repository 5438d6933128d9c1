import { instant } from "@porchlight/kernel";
import { expect, test } from "vitest";
import { QuotaLedger } from "./quota-ledger";

const alice = { user: "sip:alice@office.test", service: "PUBLISH" } as const;
const question = { ...alice, at: instant(0) };

test("PRV-049 who has no quota is not limited", () => {
  const decision = new QuotaLedger([]).decide(question);
  expect(decision).toEqual({ kind: "granted", charge: undefined });
});

test("PRV-049 units are granted until they are used up, for each service by itself", () => {
  const ledger = new QuotaLedger([{ ...alice, units: 2, used: 0 }]);
  const kinds = [question, question, question].map((each) => ledger.decide(each).kind);
  expect(kinds).toEqual(["granted", "granted", "refused"]);
  expect(ledger.decide({ ...question, service: "SUBSCRIBE" }).kind).toBe("granted");
});

test("PRV-064 a refund gives the unit back, and never more than was used", () => {
  const ledger = new QuotaLedger([{ ...alice, units: 1, used: 0 }]);
  ledger.decide(question);
  ledger.refund({ ...alice, reference: "" });
  ledger.refund({ ...alice, reference: "" });
  expect(ledger.get(alice)?.used).toBe(0);
  expect(ledger.decide(question).kind).toBe("granted");
});

test("a new number of units leaves what was used, unless it is to begin anew", () => {
  const ledger = new QuotaLedger([{ ...alice, units: 1, used: 1 }]);
  expect(ledger.set({ ...alice, units: 5 }, false)).toMatchObject({ units: 5, used: 1 });
  expect(ledger.set({ ...alice, units: 5 }, true)).toMatchObject({ units: 5, used: 0 });
});

test("PRV-049 who is gone has no quota any more", () => {
  const ledger = new QuotaLedger([{ ...alice, units: 0, used: 0 }]);
  ledger.forget([alice.user]);
  expect([ledger.all(), ledger.decide(question).kind]).toEqual([[], "granted"]);
});

test("what was used is handed out once, and again when it could not be written", () => {
  const ledger = new QuotaLedger([{ ...alice, units: 5, used: 0 }]);
  ledger.decide(question);
  const changes = ledger.takeChanges();
  expect(changes).toEqual([{ ...alice, units: 5, used: 1 }]);
  expect(ledger.takeChanges()).toEqual([]);
  ledger.owe(changes);
  ledger.decide(question);
  expect(ledger.takeChanges()).toEqual([{ ...alice, units: 5, used: 2 }]);
});

import { describe, expect, test } from "vitest";
import type { Confirmation, SecondFactorStore } from "../ports/second-factors";
import type { Store } from "../ports/store";
import { NOON, note } from "./samples";

const confirmation = (wish: Partial<Confirmation> = {}): Confirmation => ({
  operator: "admin",
  sealedSecret: "sealed",
  step: 59_666_666,
  at: NOON,
  recoveryHashes: ["one", "two"],
  ...wish,
});

async function inForce(secondFactors: SecondFactorStore): Promise<void> {
  await secondFactors.begin("admin", "sealed");
  await secondFactors.confirm(confirmation(), note());
}

/** What every store of second factors keeps to. */
export function secondFactorStoreConformance(open: () => Promise<Store>): void {
  describe("second factor store", () => {
    test("a secret waits for its confirmation, and another one takes its place", async () => {
      const { secondFactors, audit } = await open();
      expect(await secondFactors.begin("admin", "first")).toBe(true);
      expect(await secondFactors.begin("admin", "sealed")).toBe(true);
      expect(await secondFactors.find("admin")).toEqual({
        operator: "admin",
        sealedSecret: "sealed",
        confirmedAt: undefined,
        lastStep: -1,
      });
      expect(await secondFactors.find("nobody")).toBeUndefined();
      expect(await audit.list({ limit: 10 })).toEqual([]);
    });

    test("a confirmed secret is in force with its recovery codes, noted, and stays", async () => {
      const { secondFactors, audit } = await open();
      await inForce(secondFactors);
      expect(await secondFactors.begin("admin", "other")).toBe(false);
      expect(await secondFactors.list()).toEqual([
        { operator: "admin", sealedSecret: "sealed", confirmedAt: NOON, lastStep: 59_666_666 },
      ]);
      expect(await secondFactors.recoveryCodesLeft("admin")).toBe(2);
      expect(await audit.list({ limit: 10 })).toHaveLength(1);
    });

    test("only the secret that waits is confirmed, and once", async () => {
      const { secondFactors, audit } = await open();
      expect(await secondFactors.confirm(confirmation(), note())).toBe(false);
      await secondFactors.begin("admin", "sealed");
      expect(await secondFactors.confirm(confirmation({ sealedSecret: "first" }), note())).toBe(false);
      expect(await secondFactors.confirm(confirmation(), note())).toBe(true);
      expect(await secondFactors.confirm(confirmation({ recoveryHashes: [] }), note())).toBe(false);
      expect(await secondFactors.recoveryCodesLeft("admin")).toBe(2);
      expect(await audit.list({ limit: 10 })).toHaveLength(1);
    });

    test("a time step is taken once, and none before it any more", async () => {
      const { secondFactors } = await open();
      await inForce(secondFactors);
      const steps = [59_666_666, 59_666_668, 59_666_668, 59_666_667, 59_666_669];
      const taken: boolean[] = [];
      for (const step of steps) taken.push(await secondFactors.useStep("admin", step));
      expect(taken).toEqual([false, true, false, false, true]);
      expect(await secondFactors.useStep("nobody", 1)).toBe(false);
    });

    test("of those that come with one code at the same time one is let in", async () => {
      const { secondFactors } = await open();
      await inForce(secondFactors);
      const taken = await Promise.all([1, 2, 3].map(() => secondFactors.useStep("admin", 59_666_667)));
      expect(taken.filter(Boolean)).toHaveLength(1);
    });

    test("a recovery code is taken once and noted", async () => {
      const { secondFactors, audit } = await open();
      await inForce(secondFactors);
      expect(await secondFactors.useRecoveryCode("admin", "one", note())).toBe(true);
      expect(await secondFactors.useRecoveryCode("admin", "one", note())).toBe(false);
      expect(await secondFactors.useRecoveryCode("other", "two", note())).toBe(false);
      expect(await secondFactors.recoveryCodesLeft("admin")).toBe(1);
      expect(await audit.list({ limit: 10 })).toHaveLength(2);
    });

    test("new recovery codes replace all others", async () => {
      const { secondFactors } = await open();
      await inForce(secondFactors);
      await secondFactors.replaceRecoveryCodes("admin", ["three"], note());
      expect(await secondFactors.useRecoveryCode("admin", "two", note())).toBe(false);
      expect(await secondFactors.useRecoveryCode("admin", "three", note())).toBe(true);
    });

    test("remove takes everything away, of one operator, and tells whether anything was in force", async () => {
      const { secondFactors, audit } = await open();
      await inForce(secondFactors);
      await secondFactors.begin("olga", "waiting");
      expect(await secondFactors.remove("olga", note())).toBe(false);
      expect(await secondFactors.remove("admin", note())).toBe(true);
      expect(await secondFactors.remove("admin", note())).toBe(false);
      expect(await secondFactors.list()).toEqual([]);
      expect(await secondFactors.recoveryCodesLeft("admin")).toBe(0);
      expect(await audit.list({ limit: 10 })).toHaveLength(2);
    });
  });
}

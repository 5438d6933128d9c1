import { instant } from "@porchlight/kernel";
import { describe, expect, test } from "vitest";
import type { Store } from "../ports/store";
import { charging, recordBatch } from "./records";
import { NOON, note } from "./samples";

const ALICE = "sip:alice@office.test";
const BOB = "sip:bob@office.test";
const erasure = {
  aor: ALICE,
  pseudonym: "sip:erased-1@office.test",
  at: NOON,
  accountSince: instant(NOON - 1),
};

/** What every store keeps to that takes addresses out of what it has. */
export function erasureStoreConformance(open: () => Promise<Store>): void {
  describe("erasures", () => {
    test("PRV-056 one that has begun is known until it is done", async () => {
      const { erasures } = await open();
      await erasures.begin(erasure);
      expect(await erasures.pending()).toEqual([erasure]);
      await erasures.finish(erasure);
      expect(await erasures.pending()).toEqual([]);
      await erasures.begin({ ...erasure, accountSince: undefined });
      expect(await erasures.pending()).toEqual([{ ...erasure, accountSince: undefined }]);
    });

    test("PRV-056 charging records stay, of somebody else; doing it again changes nothing", async () => {
      const { erasures, records } = await open();
      await records.open(NOON);
      await records.append(
        recordBatch(
          1,
          charging({ list: { uri: `${ALICE};pres-list=a`, members: 1 } }),
          charging({ caller: BOB, called: "sip:malice@office.test" }),
          charging({ caller: BOB, requested: "sips:alice@office.test" }),
        ),
        [],
      );
      expect(await erasures.pseudonymise(erasure)).toBe(2);
      const { pseudonym } = erasure;
      expect((await records.after(0, {}, 10)).map(({ record }) => record)).toMatchObject([
        { caller: pseudonym, called: pseudonym, list: { uri: `${pseudonym};pres-list=a` }, status: 200 },
        { caller: BOB, called: "sip:malice@office.test" },
        { caller: BOB, requested: "sips:erased-1@office.test" },
      ]);
      expect(await records.after(0, { user: ALICE }, 10)).toEqual([]);
      expect(await records.after(0, { user: pseudonym }, 10)).toHaveLength(2);
      expect(await erasures.pseudonymise(erasure)).toBe(0);
    });

    test("PRV-056 PRV-053 the audit log keeps who did what and when, not to whom, and nothing of what it was", async () => {
      const { audit, erasures } = await open();
      await audit.append(note({ action: "user.update", target: ALICE, after: { displayName: "Alice" } }));
      await audit.append(note({ action: "quota.set", target: BOB, after: { units: 3, by: ALICE } }));
      await audit.append(note({ action: "user.update", target: "sip:malice@office.test" }));
      expect(await erasures.pseudonymise(erasure)).toBe(2);
      const { pseudonym } = erasure;
      expect(await audit.list({ limit: 9 })).toMatchObject([
        { target: "sip:malice@office.test" },
        { target: BOB, after: { units: 3, by: pseudonym } },
        { action: "user.update", target: pseudonym, before: undefined, after: undefined },
      ]);
    });
  });
}

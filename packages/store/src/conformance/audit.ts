import { instant } from "@porchlight/kernel";
import { describe, expect, test } from "vitest";
import type { AuditFilter } from "../ports/audit";
import type { Store } from "../ports/store";
import { NOON, note } from "./samples";

/** What every audit log keeps to. */
export function auditLogConformance(open: () => Promise<Store>): void {
  describe("audit log", () => {
    test("an entry comes back whole, with its id", async () => {
      const { audit } = await open();
      const whole = note({
        actorRole: "owner",
        address: "2001:db8::1",
        before: { kind: "person", disabled: false, list: [1, "two", null] },
        after: undefined,
      });
      const id = await audit.append(whole);
      expect(await audit.list({ limit: 10 })).toEqual([{ ...whole, id }]);
    });

    test("an entry is found by its id, and by nothing else", async () => {
      const { audit } = await open();
      await audit.append(note({ actor: "first" }));
      const id = await audit.append(note({ actor: "second" }));
      expect(await audit.find(id)).toMatchObject({ id, actor: "second" });
      for (const other of ["", "x", "0", "999999999999999", `0${id}`, `${id}.0`])
        expect(await audit.find(other), other).toBeUndefined();
    });

    test("ids rise, and the youngest entry comes first", async () => {
      const { audit } = await open();
      const ids = [await audit.append(note()), await audit.append(note()), await audit.append(note())];
      const numbers = ids.map(Number);
      expect(numbers).toEqual([...numbers].sort((one, other) => one - other));
      expect((await audit.list({ limit: 2 })).map(({ id }) => id)).toEqual([ids[2], ids[1]]);
    });

    test("before goes on where a page ended", async () => {
      const { audit } = await open();
      const ids = [await audit.append(note()), await audit.append(note()), await audit.append(note())];
      expect((await audit.list({ before: ids[2], limit: 10 })).map(({ id }) => id)).toEqual([ids[1], ids[0]]);
      expect(await audit.list({ before: ids[0], limit: 10 })).toEqual([]);
    });

    test.each(["", "x", "-1", "1e3", "0x10", "' OR 1=1"])(
      "before %s, no entry's id, finds nothing",
      async (before) => {
        const { audit } = await open();
        await audit.append(note());
        expect(await audit.list({ before, limit: 10 })).toEqual([]);
      },
    );

    test("before an id that is not given out yet finds all", async () => {
      const { audit } = await open();
      await audit.append(note());
      expect(await audit.list({ before: "9".repeat(15), limit: 10 })).toHaveLength(1);
    });

    test("filters by actor, action, noun, target and time", async () => {
      const { audit } = await open();
      await audit.append(
        note({ actor: "admin", action: "user.create", target: "sip:a@office.test", at: instant(1) }),
      );
      await audit.append(
        note({ actor: "bob", action: "user.delete", target: "sip:a@office.test", at: instant(2) }),
      );
      await audit.append(
        note({ actor: "bob", action: "users", target: "sip:b@office.test", at: instant(3) }),
      );
      const found = async (filter: Partial<AuditFilter>): Promise<number[]> =>
        (await audit.list({ limit: 10, ...filter })).map(({ at }) => at);
      expect(await found({ actor: "bob" })).toEqual([3, 2]);
      expect(await found({ action: "user" })).toEqual([2, 1]);
      expect(await found({ action: "user.create" })).toEqual([1]);
      expect(await found({ action: "us_r" })).toEqual([]);
      expect(await found({ target: "sip:a@office.test" })).toEqual([2, 1]);
      expect(await found({ since: instant(2), until: instant(2) })).toEqual([2]);
      expect(await found({ actor: "bob", action: "user", since: NOON })).toEqual([]);
    });
  });
}

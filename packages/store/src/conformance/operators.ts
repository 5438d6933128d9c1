import { describe, expect, test } from "vitest";
import type { Store } from "../ports/store";
import { operatorLink } from "./agent-samples";
import { note, operator, session } from "./samples";

/** What every operator store keeps to. */
export function operatorStoreConformance(open: () => Promise<Store>): void {
  describe("operator store", () => {
    test("a created operator is found and noted", async () => {
      const { operators, audit } = await open();
      await operators.create(operator(), note({ action: "operator.create" }));
      expect(await operators.find("admin")).toEqual(operator());
      expect(await operators.find("nobody")).toBeUndefined();
      expect(await operators.count()).toBe(1);
      expect((await audit.list({ limit: 10 })).map(({ action }) => action)).toEqual(["operator.create"]);
    });

    test("create rejects a taken name and leaves the operator as it was", async () => {
      const { operators, audit } = await open();
      await operators.create(operator(), note());
      await expect(operators.create(operator({ role: "auditor" }), note())).rejects.toThrow();
      expect(await operators.find("admin")).toEqual(operator());
      expect(await audit.list({ limit: 10 })).toHaveLength(1);
    });

    test("upsert creates and replaces", async () => {
      const { operators, audit } = await open();
      await operators.upsert(operator(), note());
      await operators.upsert(operator({ passwordHash: "other", disabled: true }), note());
      expect(await operators.list()).toEqual([operator({ passwordHash: "other", disabled: true })]);
      expect(await audit.list({ limit: 10 })).toHaveLength(2);
    });

    test("a removed operator is gone with sessions, second factor and links, and noted", async () => {
      const { operators, operatorLinks, sessions, secondFactors, audit } = await open();
      for (const name of ["admin", "bob"]) {
        await operators.create(operator({ name }), note());
        await sessions.put(session({ id: name, secretHash: name, operator: name }));
        await secondFactors.begin(name, "sealed");
        await operatorLinks.create(operatorLink({ id: name, secretHash: name, operator: name }), note());
      }
      await operators.remove("bob", note({ action: "operator.delete" }));
      await operators.remove("nobody", note({ action: "operator.delete" }));
      expect(await operators.find("bob")).toBeUndefined();
      expect(await operators.count()).toBe(1);
      expect(await sessions.listOf("bob")).toEqual([]);
      expect(await sessions.listOf("admin")).toHaveLength(1);
      expect((await secondFactors.list()).map((factor) => factor.operator)).toEqual(["admin"]);
      expect((await operatorLinks.list()).map((link) => link.operator)).toEqual(["admin"]);
      const noted = (await audit.list({ limit: 10 })).filter(({ action }) => action === "operator.delete");
      expect(noted).toHaveLength(1);
    });

    test("the list is in order of names", async () => {
      const { operators } = await open();
      for (const name of ["carol", "admin", "bob"]) await operators.create(operator({ name }), note());
      expect((await operators.list()).map(({ name }) => name)).toEqual(["admin", "bob", "carol"]);
    });
  });
}

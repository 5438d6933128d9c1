import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type AdminWorld, openAdminWorld } from "./testing/admin-world";
import { problemOf } from "./testing/problem-of";

const ERIN = "sip:erin@office.test";
let world: AdminWorld;

beforeEach(async () => {
  world = await openAdminWorld();
  await world.as("operator").createUser({ body: { aor: ERIN, password: "lamplight", displayName: "Erin" } });
});
afterEach(() => world.close());

const operator = () => world.as("operator");
const update = (body: Parameters<ReturnType<AdminWorld["as"]>["updateUser"]>[0]["body"]) =>
  operator().updateUser({ params: { aor: ERIN }, body });
const latest = async (action: string) => {
  const [entry] = (await operator().listAudit({ query: { action, limit: 1 } })).items;
  if (entry === undefined) throw new Error(`no ${action}`);
  return entry;
};
const revert = async (action: string) =>
  operator().revertAuditEntry({ params: { id: (await latest(action)).id } });
const refusal = async (action: string) => (await problemOf(revert(action))).code;
const erin = () => operator().showUser({ params: { aor: ERIN } });

describe("row 23: what the audit log tells is taken back", () => {
  test("of a user: what was changed and nothing else, once, as an entry of its own", async () => {
    await update({ disabled: true, services: { call: false } });
    const changed = await latest("user.update");
    expect(changed.revertible).toBe(true);
    await update({ displayName: "Erin B." });
    await operator().revertAuditEntry({ params: { id: changed.id } });
    expect(await erin()).toMatchObject({
      displayName: "Erin B.",
      disabled: false,
      services: { call: true, publish: true },
    });
    expect(await latest("user.update")).toMatchObject({
      before: { disabled: true },
      after: { disabled: false },
    });
    const again = operator().revertAuditEntry({ params: { id: changed.id } });
    expect((await problemOf(again)).code).toBe("changed-since");
    await revert("user.update");
    expect(await erin()).toMatchObject({ disabled: true, services: { call: false } });
  });

  test("not when the same was changed since", async () => {
    await update({ displayName: "Erin B." });
    const { id } = await latest("user.update");
    await update({ displayName: "Erin C." });
    expect((await problemOf(operator().revertAuditEntry({ params: { id } }))).code).toBe("changed-since");
    expect(await erin()).toMatchObject({ displayName: "Erin C." });
  });

  test("of a quota: the units before, or none; and one that was taken away", async () => {
    const params = { aor: ERIN, service: "PUBLISH" } as const;
    const units = async () => (await operator().listQuotas()).items.map((quota) => quota.units);
    await operator().setQuota({ params, body: { units: 10, reset: false } });
    await operator().setQuota({ params, body: { units: 20, reset: false } });
    await revert("quota.set");
    expect(await units()).toEqual([10]);
    await operator().removeQuota({ params });
    await revert("quota.remove");
    expect(await units()).toEqual([10]);
    expect(await refusal("quota.remove")).toBe("changed-since");
    await revert("quota.set");
    expect(await units()).toEqual([]);
    expect(await refusal("quota.set")).toBe("changed-since");
  });

  test("of a ban: the one before, or none; and one that was lifted", async () => {
    const body = { network: "192.0.2.7", reason: "noise" };
    const bans = async () =>
      (await operator().listBans()).items.map(({ reason, until }) => [reason, until === null]);
    await operator().banNetwork({ body: { ...body, seconds: null } });
    await operator().banNetwork({ body: { ...body, reason: "more noise", seconds: 3600 } });
    await revert("ban.set");
    expect(await bans()).toEqual([["noise", true]]);
    await operator().liftBan({ params: { network: "192.0.2.7" } });
    await revert("ban.lift");
    expect(await bans()).toEqual([["noise", true]]);
    expect(await refusal("ban.lift")).toBe("changed-since");
    await revert("ban.set");
    expect(await bans()).toEqual([]);
  });

  test("what cannot be taken back says so; no entry, no user, no right", async () => {
    expect((await latest("user.create")).revertible).toBe(false);
    expect(await refusal("user.create")).toBe("not-revertible");
    const missing = operator().revertAuditEntry({ params: { id: "4711" } });
    expect((await problemOf(missing)).code).toBe("audit-entry-not-found");
    await update({ disabled: true });
    const { id } = await latest("user.update");
    expect((await problemOf(world.as("auditor").revertAuditEntry({ params: { id } }))).code).toBe(
      "role-forbidden",
    );
    await operator().deleteUser({ params: { aor: ERIN } });
    expect((await problemOf(operator().revertAuditEntry({ params: { id } }))).code).toBe("user-not-found");
  });
});

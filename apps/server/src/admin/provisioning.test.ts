import { instant } from "@porchlight/kernel";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type AdminWorld, openAdminWorld } from "./testing/admin-world";
import { problemOf } from "./testing/problem-of";

let world: AdminWorld;

beforeEach(async () => {
  world = await openAdminWorld();
  await world.as("owner").createUser({
    body: { aor: "sip:alice@office.test", password: "correct horse", displayName: "Alice", kind: "person" },
  });
});
afterEach(() => world.close());

const ALICE = "sip:alice@office.test";
const DEVICE = "urn:uuid:f81d4fae-7ced-11d0-a765-00a0c91e6bf6";

describe("PRV-028 the provisioning studio", () => {
  test("PRV-004 what is in force has its reasons, from the nearest layer on", async () => {
    const owner = world.as("owner");
    const values = { pktcPRSSourceThrottlePublish: "10" };
    await owner.putProfile({ body: { layer: "everybody", values } });
    await owner.putProfile({
      body: {
        layer: "group",
        name: "Sales",
        label: "Sales",
        values: { lists: "false" },
        members: { priority: 1, addresses: ["alice@OFFICE.test"] },
      },
    });
    await owner.putProfile({
      body: { layer: "user", aor: "alice@office.test", values: { pktcPRSSourceThrottlePublish: "20" } },
    });
    await owner.putProfile({
      body: { layer: "device", aor: ALICE, name: DEVICE.toUpperCase(), values: { keepAliveInterval: "90" } },
    });
    const effective = await owner.showEffectiveProfile({ params: { aor: ALICE } });
    const of = (name: string) => effective.values.find(({ parameter }) => parameter === name);
    expect(of("pktcPRSSourceThrottlePublish")).toEqual({
      parameter: "pktcPRSSourceThrottlePublish",
      value: "20",
      reasons: [
        { layer: "user", name: ALICE, value: "20" },
        { layer: "everybody", name: "", value: "10" },
        { layer: "built-in", name: "", value: "0" },
      ],
    });
    expect(of("lists")?.reasons[0]).toEqual({ layer: "group", name: "sales", value: "false" });
    expect(of("effectiveBy")).toMatchObject({ value: null, reasons: [] });
    expect(effective.devices).toEqual([DEVICE]);
    expect(effective.document).toContain("<pktcPRSSourceThrottlePublish>20<");
    expect(effective.clientProvisioning).toContain('value="ap0009"');
    expect(effective.managementObject).toContain("org.openmobilealliance/1.0/PRESENCE");
    const device = await owner.showEffectiveProfile({ params: { aor: ALICE }, query: { device: DEVICE } });
    expect(device.values.find(({ parameter }) => parameter === "keepAliveInterval")?.value).toBe("90");
    expect(device.url).toMatch(
      /\/test\.office\.presence-profile\/users\/sip:alice@office\.test\/effective\/urn:uuid:/,
    );
  });

  test("PRV-003 every value at fault is named with its range, and nothing is written", async () => {
    const owner = world.as("owner");
    const problem = await problemOf(
      owner.putProfile({ body: { layer: "everybody", values: { outboundFlows: "9", lists: "maybe" } } }),
    );
    expect(problem.problem.problems).toMatchObject([
      { field: "values.outboundFlows", reason: "must be a whole number from 1 to 2" },
      { field: "values.lists", reason: "must be true or false" },
    ]);
    expect((await owner.listProfiles()).items).toEqual([]);
  });

  test.each([
    [{ layer: "group", values: {} }, "name"],
    [{ layer: "user", values: {} }, "aor"],
    [{ layer: "device", aor: ALICE, values: {} }, "name"],
    [{ layer: "user", aor: ALICE, values: {}, members: { priority: 0, addresses: [] } }, "members"],
    [
      { layer: "group", name: "x", values: {}, members: { priority: 0, addresses: ["nobody"] } },
      "members.addresses",
    ],
  ] as const)("%j: %s", async (body, field) => {
    const order = body as Parameters<ReturnType<AdminWorld["as"]>["putProfile"]>[0]["body"];
    expect((await problemOf(world.as("owner").putProfile({ body: order }))).problem.field).toBe(field);
  });

  test("a domain, a user and a device that are none are refused", async () => {
    const owner = world.as("owner");
    const refusal = async (body: Parameters<typeof owner.putProfile>[0]["body"]) =>
      (await problemOf(owner.putProfile({ body }))).code;
    expect(await refusal({ layer: "domain", name: "elsewhere.test", values: {} })).toBe("document-rejected");
    expect(await refusal({ layer: "user", aor: "sip:nobody@office.test", values: {} })).toBe(
      "document-not-found",
    );
    expect(await refusal({ layer: "device", aor: ALICE, name: "phone", values: {} })).toBe(
      "document-not-found",
    );
  });

  test("profiles are listed, changed with their entity-tag, have history and audit, and are taken back", async () => {
    const owner = world.as("owner");
    const first = await owner.putProfile({
      body: { layer: "user", aor: ALICE, label: "VIP", values: { lists: "true" }, ifMatch: null },
    });
    expect(first).toMatchObject({ label: "VIP", values: { lists: "true" } });
    const stale = { layer: "user", aor: ALICE, values: {}, ifMatch: "other" } as const;
    expect((await problemOf(owner.putProfile({ body: stale }))).code).toBe("document-changed");
    await owner.putProfile({ body: { ...stale, values: { lists: "false" }, ifMatch: first.etag } });
    expect((await owner.listProfiles()).items).toMatchObject([
      { layer: "user", aor: ALICE, name: "", parameters: 1, members: null, author: "token:owner" },
    ]);
    const { items: versions } = await owner.listDocumentVersions({ params: { selector: first.selector } });
    expect(versions).toHaveLength(2);
    expect((await owner.listAudit({ query: { action: "document.put" } })).items).toHaveLength(2);
    await owner.deleteProfile({ query: { layer: "user", aor: ALICE } });
    expect(await owner.showProfile({ query: { layer: "user", aor: ALICE } })).toMatchObject({
      etag: null,
      values: {},
      text: null,
    });
  });

  test("PRV-028 who was told what, and whether that is in force still", async () => {
    const owner = world.as("owner");
    const told = {
      kind: "user",
      form: "value",
      device: "",
      vendor: "v",
      model: "m",
      version: "1",
      userAgent: "m/1",
    } as const;
    const { document } = world.deps.provisioning;
    const { digest } = document(world.deps.provisioning.of(ALICE, undefined));
    world.fetches.note(ALICE, { ...told, digest, at: instant(1_000) });
    const current = async () =>
      (await owner.showEffectiveProfile({ params: { aor: ALICE } })).fetches.map((each) => each.current);
    expect(await current()).toEqual([true]);
    await owner.putProfile({ body: { layer: "everybody", values: { lists: "false" } } });
    expect(await current()).toEqual([false]);
    await world.fetches.stop();
    expect((await world.store.profileFetches.list()).get(ALICE)).toMatchObject([told]);
  });

  test("PRV-010 OMA documents are read into values", async () => {
    const owner = world.as("owner");
    await owner.putProfile({ body: { layer: "everybody", values: { pktcPRSSourceThrottlePublish: "33" } } });
    const { clientProvisioning, managementObject } = await owner.showEffectiveProfile({
      params: { aor: ALICE },
    });
    for (const [form, text] of [
      ["client-provisioning", clientProvisioning],
      ["management-object", managementObject],
    ] as const) {
      const read = await owner.readOmaProfile({ body: { form, text } });
      expect(read).toMatchObject({ values: { pktcPRSSourceThrottlePublish: "33" }, ignored: [] });
    }
    const bad = owner.readOmaProfile({ body: { form: "client-provisioning", text: "<x/>" } });
    expect((await problemOf(bad)).problem.reason).toContain("APPID");
  });
});

describe("set-up links", () => {
  const wish = { aor: "alice@office.test", label: "desk phone", givesPassword: true, expiresInSeconds: 600 };

  test("are shown without their secret, kept as a hash, audited, and revoked", async () => {
    const owner = world.as("owner");
    const { link, path } = await owner.createSetupLink({ body: wish });
    const secret = path.split("#")[1] ?? "";
    expect(path).toMatch(/^\/setup\/#pls_[\w-]{43}$/);
    expect(link).toMatchObject({ aor: ALICE, label: "desk phone", redeemedAt: null, revoked: false });
    expect(JSON.stringify(await world.store.setupLinks.list())).not.toContain(secret);
    await owner.revokeSetupLink({ params: { id: link.id } });
    await owner.revokeSetupLink({ params: { id: link.id } });
    expect((await owner.listSetupLinks()).items).toMatchObject([{ id: link.id, revoked: true }]);
    const { items } = await owner.listAudit({});
    expect(items.filter(({ action }) => action.startsWith("setup-link."))).toHaveLength(2);
    expect(JSON.stringify(items)).not.toContain(secret);
  });

  test("for who is no user, and unknown ones, are refused", async () => {
    const owner = world.as("owner");
    const nobody = owner.createSetupLink({ body: { ...wish, aor: "nobody@office.test" } });
    expect((await problemOf(nobody)).code).toBe("user-not-found");
    expect((await problemOf(owner.revokeSetupLink({ params: { id: "none" } }))).code).toBe("token-not-found");
  });
});

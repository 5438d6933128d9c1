import { createHash } from "node:crypto";
import { after } from "@porchlight/kernel";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { picture } from "../content/testing/content-world";
import { account } from "../xcap/testing/xcap-world";
import { type AdminWorld, openAdminWorld } from "./testing/admin-world";
import { subscriptionView } from "./testing/office-double";
import { problemOf } from "./testing/problem-of";

const ALICE = "sip:alice@office.test";
const BOB = "sip:bob@office.test";

let world: AdminWorld;
let icon: Buffer;
beforeEach(async () => {
  world = await openAdminWorld();
  await world.store.accounts.putMany(["alice", "bob"].map((user) => account(user, "office.test")));
  icon = await picture("png");
});
afterEach(() => world.close());

const put = (name: string, owner = ALICE, data = icon, more: object = {}) =>
  world.as("operator").putContent({
    params: { owner, name },
    body: { contentType: "image/png", data: data.toString("base64"), ...more },
  });
const refer = (name: string) => world.contentRights.referred.set(name, after(world.deps.clock(), 60_000));

describe("PRV-037 operators and the content server", () => {
  test("write, read and delete objects of users, and it is in the audit log", async () => {
    const created = await put("icon");
    expect(created).toMatchObject({
      created: true,
      owner: ALICE,
      name: "icon",
      octets: icon.length,
      sha256: createHash("sha256").update(icon).digest("hex"),
      url: expect.stringMatching(/\/content\/sip:alice@office\.test\/icon$/),
    });
    expect(await put("icon")).toMatchObject({ created: false });
    const read = await world
      .as("auditor")
      .readContent({ params: { owner: "alice@office.test", name: "icon" } });
    expect(Buffer.from(read.data, "base64").equals(icon)).toBe(true);
    await world.as("owner").deleteContent({ params: { owner: ALICE, name: "icon" } });
    const gone = world.as("owner").readContent({ params: { owner: ALICE, name: "icon" } });
    expect(await problemOf(gone)).toMatchObject({ code: "content-not-found" });
    const log = await world.store.audit.list({ action: "content", limit: 10 });
    expect(log.map(({ action, target }) => `${action} ${target}`)).toEqual([
      `content.delete ${ALICE}/icon`,
      `content.read ${ALICE}/icon`,
      `content.put ${ALICE}/icon`,
      `content.put ${ALICE}/icon`,
    ]);
  });

  test("list what there is with the number of references; orphans apart", async () => {
    for (const name of ["icon", "old"]) await put(name);
    await put("icon", BOB);
    refer("icon");
    const list = async (query: object) => {
      const { items, total } = await world.as("support").listContent({ query });
      return [
        total,
        items.map(({ owner, name, references }) => `${owner.slice(4, 7)}/${name} ${references}`),
      ];
    };
    expect(await list({})).toEqual([3, ["ali/icon 1", "ali/old 0", "bob/icon 1"]]);
    expect(await list({ standing: "orphan" })).toEqual([1, ["ali/old 0"]]);
    expect(await list({ standing: "referred", owner: BOB })).toEqual([1, ["bob/icon 1"]]);
    expect(await list({ standing: "referred", limit: 1, offset: 1 })).toEqual([2, ["bob/icon 1"]]);
    expect(await list({ search: "OLD" })).toEqual([1, ["ali/old 0"]]);
    await world.as("operator").putContent({
      params: { owner: ALICE, name: "card" },
      body: { contentType: "text/plain", data: Buffer.from("Alice").toString("base64") },
    });
    expect(await list({ type: "text" })).toEqual([1, ["ali/card 0"]]);
    expect(await list({ type: "image", standing: "orphan" })).toEqual([1, ["ali/old 0"]]);
    expect(
      await problemOf(world.as("support").listContent({ query: { owner: "no address at all" } })),
    ).toMatchObject({
      code: "invalid-input",
      problem: { field: "owner" },
    });
  });

  test("show what refers to an object and which watchers may read it", async () => {
    await put("icon");
    refer("icon");
    world.contentRights.readers.add(`${BOB} icon`);
    for (const watcher of [BOB, "sip:carol@office.test", ALICE]) {
      world.office.subscribed.set(watcher, subscriptionView({ id: watcher, presentity: ALICE, watcher }));
    }
    const shown = await world.as("support").showContent({ params: { owner: ALICE, name: "icon" } });
    expect(shown.references).toEqual([
      { kind: "publication", publication: "p-icon", publisher: ALICE, expiresAt: "2030-01-01T12:01:00.000Z" },
    ]);
    expect(shown.readers).toEqual([
      { watcher: BOB, mayRead: true },
      { watcher: "sip:carol@office.test", mayRead: false },
    ]);
  });

  test("tell what each user keeps, and what one may", async () => {
    await put("icon");
    expect(await world.as("support").listContentUsage({ query: {} })).toEqual({
      items: [{ owner: ALICE, objects: 1, octets: icon.length }],
      total: 1,
      limits: { objectOctets: 307_200, octetsPerUser: 10_485_760, objectsPerUser: 3 },
    });
  });
});

describe("PRV-033 what holds for users holds for operators", () => {
  test.each([
    ["an image that lies about its type", "content-type-refused", { contentType: "image/gif" }],
    ["a stale entity-tag", "content-changed", { ifMatch: "other" }],
    ["something where there must be nothing", "content-changed", { ifMatch: null }],
  ])("%s: nothing has changed", async (_, code, more) => {
    const { etag } = await put("icon");
    expect(await problemOf(put("icon", ALICE, icon, more))).toMatchObject({ code });
    const { etag: now } = await world.as("auditor").readContent({ params: { owner: ALICE, name: "icon" } });
    expect(now).toBe(etag);
  });

  test("quotas, names and users", async () => {
    for (const name of ["a", "b", "c"]) await put(name);
    const refused = async (outcome: Promise<unknown>) => (await problemOf(outcome)).code;
    expect(await refused(put("d"))).toBe("content-quota-exceeded");
    expect(await refused(put("no name", ALICE))).toBe("invalid-input");
    expect(await refused(put("a", "sip:nobody@office.test"))).toBe("user-not-found");
    expect(await refused(put("a", ALICE, Buffer.alloc(307_201)))).toBe("content-too-large");
  });

  test("PRV-034 what is past its lifetime is gone", async () => {
    await put("icon", ALICE, icon, { lifetimeSeconds: 60 });
    world.advance(61_000);
    const outcome = world.as("support").showContent({ params: { owner: ALICE, name: "icon" } });
    expect((await problemOf(outcome)).code).toBe("content-expired");
  });
});

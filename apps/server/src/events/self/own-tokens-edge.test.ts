import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { randomIds } from "../../runtime/random-ids";
import { ALICE, type Answer, account, XcapWorld } from "../../xcap/testing/xcap-world";
import { OwnTokensEdge } from "./own-tokens-edge";

const HERE = "/api/v1/self/watcher-tokens";
const WISH = { label: "my page", origins: ["https://alice.example"], expiresInSeconds: 86_400 };

let world: XcapWorld;
let ended: string[];

beforeEach(async () => {
  world = await XcapWorld.open();
  await world.store.accounts.create([account("alice", "office.test"), account("bob", "office.test")], []);
  ended = [];
  world.beside.push(
    new OwnTokensEdge({
      clock: () => world.now,
      ids: randomIds(),
      stores: world.store,
      access: world.access,
      watcherStreams: { openOf: () => 3, endAllOf: (id) => ended.push(id) },
      onFault: (error) => {
        throw error;
      },
    }),
  );
});
afterEach(() => world.close());

const create = (wish: object = {}, username = "alice"): Promise<Answer> => {
  const body = JSON.stringify({ ...WISH, ...wish });
  return world.ask("POST", HERE, { body, type: "application/json" }, { username });
};

const listed = async (username = "alice") =>
  JSON.parse((await world.ask("GET", HERE, {}, { username })).text).items;

const problem = ({ text, status }: Answer): string =>
  `${status} ${String(JSON.parse(text).type).replace("/problems/", "")}`;

describe("COR-075 users and tokens of their own", () => {
  test("COR-075 one is for pages that show its maker to anybody, and nobody else", async () => {
    const made = await create();
    expect(made.status).toBe(201);
    const { token, secret } = JSON.parse(made.text);
    expect(secret).toMatch(/^plw_/);
    expect(token).toMatchObject({
      label: "my page",
      watcher: null,
      scope: { presentities: [ALICE], origins: ["https://alice.example"], streams: 100 },
      createdBy: ALICE,
    });
    expect(await listed()).toEqual([{ ...token, openStreams: 3 }]);
    expect(await listed("bob")).toEqual([]);
    const [audit] = await world.store.audit.list({ action: "watcher-token.create", limit: 1 });
    expect(audit?.actor).toBe(ALICE);
  });

  test("COR-075 its maker revokes it, nobody else among the users", async () => {
    const { token } = JSON.parse((await create()).text);
    const place = `${HERE}/${token.id}`;
    expect(problem(await world.ask("DELETE", place, {}, { username: "bob" }))).toBe("404 token-not-found");
    expect(ended).toEqual([]);
    expect((await world.ask("DELETE", place)).status).toBe(204);
    expect(ended).toEqual([token.id]);
    expect(await listed()).toMatchObject([{ revoked: true }]);
  });

  test.each([
    ["somebody else", { presentities: ["sip:bob@office.test"] }],
    ["a watcher", { watcher: "sip:alice@office.test" }],
    ["more streams", { streams: 101 }],
    ["a longer life", { expiresInSeconds: 367 * 86_400 }],
    ["no origin", { origins: ["alice.example"] }],
    ["no label", { label: "" }],
  ])("COR-075 400 for %s", async (_, wish) => {
    expect(problem(await create(wish))).toBe("400 invalid-input");
    expect(await listed()).toEqual([]);
  });

  test("COR-075 twenty at a time", async () => {
    for (let count = 0; count < 20; count += 1) expect((await create()).status).toBe(201);
    expect(problem(await create())).toBe("400 invalid-input");
    expect((await create({}, "bob")).status).toBe(201);
    await world.ask("DELETE", `${HERE}/${(await listed())[0].id}`);
    expect((await create()).status).toBe(201);
  });

  test("COR-075 what is no request for one is refused", async () => {
    const send = async (body: string, type = "application/json") =>
      problem(await world.ask("POST", HERE, { body, type }));
    expect(await send("{")).toBe("400 malformed-body");
    expect(await send("{}", "text/plain")).toBe("415 unsupported-media-type");
    expect(await send(`"${"x".repeat(70_000)}"`)).toBe("413 body-too-large");
    const put = await world.ask("PUT", HERE, { body: "{}", type: "application/json" });
    expect(problem(put)).toBe("405 method-not-allowed");
    const stranger = await world.ask("GET", HERE, {}, { username: "nobody" });
    expect(stranger.status).toBe(401);
  });
});

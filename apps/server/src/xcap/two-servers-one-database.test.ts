import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore, type Store } from "@porchlight/store";
import { afterEach, expect, test } from "vitest";
import { paths } from "../paths";
import { ELEMENT_TYPE, LISTS, U, XcapWorld } from "./testing/xcap-world";

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function storeIn(folder: string): Promise<Store> {
  return openStore({
    url: `file:${join(folder, "porchlight.db")}`,
    durability: "relaxed",
    migrationsDir: paths.migrations,
  });
}

test("XDM-031 writers on two servers over one database lose nothing: who was late decides again", async () => {
  const folder = await mkdtemp(join(tmpdir(), "porchlight-xcap-"));
  closers.push(() => rm(folder, { recursive: true, force: true }));
  const worlds = [
    await XcapWorld.open({}, await storeIn(folder)),
    await XcapWorld.open({}, await storeIn(folder)),
  ];
  for (const world of worlds) closers.push(() => world.close());
  await worlds[0]?.put();
  const uris = Array.from({ length: 20 }, (_, index) => `sip:n${index}@office.test`);
  const answers = await Promise.all(
    uris.map((uri, index) =>
      worlds[index % 2]?.ask("PUT", `${U}/~~/resource-lists/list/entry%5B@uri=%22${uri}%22%5D`, {
        body: `<entry uri="${uri}"/>`,
        type: ELEMENT_TYPE,
      }),
    ),
  );
  expect(answers.map((answer) => answer?.status)).toEqual(Array(20).fill(201));
  const stored = await worlds[0]?.store.documents.readAll({}, { limit: 1 });
  for (const uri of uris) expect(stored?.[0]?.text).toContain(`uri="${uri}"`);
  expect(stored?.[0]?.text.length).toBeGreaterThan(LISTS.length);
});

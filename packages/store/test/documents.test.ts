import { join } from "node:path";
import { instant } from "@porchlight/kernel";
import type { DocumentKey, DocumentWrite } from "@porchlight/xdm";
import { expect, test } from "vitest";
import { openStore } from "../src/index";
import { migrationsDir, temporaryStores } from "./temporary-store";

const stores = temporaryStores();
const key: DocumentKey = {
  auid: "resource-lists",
  tree: "users",
  xui: "sip:alice@office.test",
  path: "index",
};

const put = (etag: string, over?: string, text = `<t>${etag}</t>`): DocumentWrite => ({
  kind: "put",
  key,
  expected: over === undefined ? { kind: "absent" } : { kind: "etag", etag: over },
  text,
  etag,
  at: instant(1),
  author: "",
  client: "",
});

test("XDM-028 documents, their etags and their history are there when the store is opened again", async () => {
  const folder = await stores.folder();
  const first = await stores.open(folder);
  await first.documents.write(put("e1"));
  await first.documents.write(put("e2", "e1"));
  await first.close();
  const { documents } = await stores.open(folder);
  expect(await documents.read(key)).toMatchObject({ text: "<t>e2</t>", etag: "e2", version: 2 });
  expect(await documents.history(key, { limit: 10 })).toHaveLength(2);
});

test("XDM-031 of writers in two processes one wins each time", async () => {
  const folder = await stores.folder();
  const both = [await stores.open(folder), await stores.open(folder)];
  await both[0]?.documents.write(put("e0"));
  for (let round = 1; round <= 10; round += 1) {
    const results = await Promise.all(
      both.map(({ documents }, index) => documents.write(put(`e${round}.${index}`, `e${round - 1}`))),
    );
    expect(results.map(({ kind }) => kind).sort()).toEqual(["conflict", "written"]);
    const winner = results.findIndex(({ kind }) => kind === "written");
    expect((await both[1 - winner]?.documents.read(key))?.etag).toBe(`e${round}.${winner}`);
    await both[0]?.documents.write(put(`e${round}`, `e${round}.${winner}`));
  }
});

test("a long text is stored as a short one is", async () => {
  const folder = await stores.folder();
  const text = `<a>${"🕯️ \u001a0 '\"\\ ".repeat(40_000)}</a>`;
  await (await stores.open(folder)).documents.write(put("e1", undefined, text));
  expect((await (await stores.open(folder)).documents.read(key))?.text).toBe(text);
});

test("the bound of the history is a setting; a lower one is met with the next write", async () => {
  const folder = await stores.folder();
  const { documents } = await stores.open(folder);
  for (let index = 1; index <= 5; index += 1) {
    await documents.write(put(`e${index}`, index === 1 ? undefined : `e${index - 1}`));
  }
  const bounded = await openStore({
    url: `file:${join(folder, "porchlight.db")}`,
    durability: "relaxed",
    migrationsDir,
    documentHistory: { versionsPerDocument: 2 },
  });
  await bounded.documents.write(put("e6", "e5"));
  const versions = await bounded.documents.history(key, { limit: 10 });
  await bounded.close();
  expect(versions.map(({ version }) => version)).toEqual([6, 5]);
});

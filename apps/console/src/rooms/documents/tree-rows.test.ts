import type { DocumentFacts } from "@porchlight/admin-api";
import { expect, test } from "vitest";
import { treeWindow } from "./tree-rows";

const document = (user: string | null, usage: string, path: string): DocumentFacts => ({
  selector: `${usage}/${user}/${path}`,
  usage,
  user,
  path,
  etag: "e",
  version: 1,
  octets: 1,
  modifiedAt: "2030-01-01T12:00:00.000Z",
  author: "",
  client: "",
});

const all = [
  document(null, "rules", "index"),
  document("alice", "lists", "a"),
  document("alice", "lists", "b"),
  document("alice", "rules", "index"),
  document("bob", "rules", "index"),
];

const load = async ({ offset, limit }: { offset: number; limit: number }) => ({
  items: all.slice(offset, offset + limit),
  total: all.length,
});

const branches = async (offset: number, limit: number) =>
  (await treeWindow({ offset, limit }, load)).items.map(
    ({ opensUser, opensUsage }) => `${opensUser ? "user" : ""}${opensUsage ? "usage" : ""}`,
  );

test("a row opens a branch where its user or its usage begins", async () => {
  expect(await branches(0, 5)).toEqual(["userusage", "userusage", "", "usage", "userusage"]);
});

test("so it does at the seam of two windows", async () => {
  expect(await branches(2, 2)).toEqual(["", "usage"]);
  expect(await branches(4, 10)).toEqual(["userusage"]);
  expect((await treeWindow({ offset: 2, limit: 2 }, load)).total).toBe(5);
});

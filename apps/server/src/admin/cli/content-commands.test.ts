import { writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { after } from "@porchlight/kernel";
import { afterEach, beforeEach, expect, test } from "vitest";
import { picture } from "../../content/testing/content-world";
import { account } from "../../xcap/testing/xcap-world";
import { type AdminWorld, openAdminWorld } from "../testing/admin-world";
import { runCli } from "../testing/cli-world";

let world: AdminWorld;
let file: string;
beforeEach(async () => {
  world = await openAdminWorld();
  await world.store.accounts.putMany([account("alice", "office.test")]);
  await world.app.listen({ host: "127.0.0.1", port: 0 });
  const { port } = world.app.server.address() as AddressInfo;
  const credential = { url: `http://127.0.0.1:${port}`, token: world.localToken };
  await writeFile(join(world.dataDir, "cli-token"), JSON.stringify(credential));
  file = join(world.dataDir, "icon.png");
  await writeFile(file, await picture("png"));
});
afterEach(() => world.close());

const cli = (line: string) => runCli(world, line.split(" "));

test("PRV-037 porchlight content: put, list, orphans, delete", async () => {
  const put = await cli(`content put alice@office.test icon ${file} --type image/png`);
  expect(put).toMatchObject({ status: 0, stderr: "" });
  expect(put.stdout).toMatch(
    /^Created http:\/\/.*\/content\/sip:alice@office\.test\/icon, until 2030-01-31T12:00:00\.000Z\.\n$/,
  );
  await cli(`content put alice@office.test old ${file} --type image/png`);
  world.contentRights.referred.set("icon", after(world.deps.clock(), 1000));
  const names = async (line: string) =>
    (await cli(line)).stdout
      .split("\n")
      .slice(1, -1)
      .map((row) => row.split(/ {2,}/).slice(1, 2).concat(row.split(/ +/).slice(-1)));
  expect(await names("content list")).toEqual([
    ["icon", "1"],
    ["old", "0"],
  ]);
  expect(await names("content list --orphans --user alice@office.test")).toEqual([["old", "0"]]);
  expect((await cli("content delete alice@office.test old")).stdout).toBe(
    "Deleted old of alice@office.test.\n",
  );
  expect(await names("content list --orphans")).toEqual([]);
});

test("PRV-037 what the server refuses is told in a sentence, with status 1", async () => {
  const lie = await cli(`content put alice@office.test icon ${file} --type image/gif`);
  expect(lie.status).toBe(1);
  expect(lie.stderr).toContain("The object says it is image/gif; by its octets it is image/png.");
  expect((await cli("content delete alice@office.test none")).status).toBe(1);
  expect((await cli("content put alice@office.test icon")).status).toBe(2);
});

import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { hostsFileAddresses } from "./hosts-file";

const path = join(mkdtempSync(join(tmpdir(), "porchlight-hosts-")), "hosts");
writeFileSync(
  path,
  "127.0.0.1 localhost\n# 192.0.2.9 b.test\n192.0.2.1\tb.test Edge.B.test # one\n\n2001:db8::1 b.test\n",
);

test.each([
  ["b.test", ["192.0.2.1", "2001:db8::1"]],
  ["edge.b.test", ["192.0.2.1"]],
  ["c.test", []],
])("COR-022 %s in the table of the machine", async (name, addresses) => {
  expect(await hostsFileAddresses(name, path)).toEqual(addresses);
});

test("COR-022 a machine without a table has no addresses", async () => {
  expect(await hostsFileAddresses("b.test", "/nowhere/hosts")).toEqual([]);
});

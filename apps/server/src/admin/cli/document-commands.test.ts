import { mkdir, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type AdminWorld, openAdminWorld } from "../testing/admin-world";
import { runCli } from "../testing/cli-world";

const SELECTOR = "resource-lists/users/sip:alice@office.test/index";
const lists = (content: string): string =>
  `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists">${content}</resource-lists>\n`;
const ONE = lists('\n<list name="größe"/>\n');
const TWO = lists('\n<list name="größe"/>\n<list name="two"/>\n');

let world: AdminWorld;

beforeEach(async () => {
  world = await openAdminWorld();
});
afterEach(() => world.close());

const cli = (line: string, stdin?: string) => runCli(world, line.split(" "), stdin);

async function serve(): Promise<void> {
  await world.app.listen({ host: "127.0.0.1", port: 0 });
  const { port } = world.app.server.address() as AddressInfo;
  const credential = { url: `http://127.0.0.1:${port}`, token: world.localToken };
  await writeFile(join(world.dataDir, "cli-token"), JSON.stringify(credential));
}

async function file(text: string | Buffer): Promise<string> {
  const path = join(world.dataDir, "document.xml");
  await writeFile(path, text);
  return path;
}

describe.each(["with a running server", "on the store itself"])("porchlight document, %s", (mode) => {
  beforeEach(async () => {
    if (mode === "with a running server") await serve();
  });

  test("put, list, show, history, diff, delete and restore", async () => {
    const put = await cli(`document put ${SELECTOR} ${await file(ONE)}`);
    expect(put).toMatchObject({ status: 0, stderr: "" });
    expect(put.stdout).toMatch(new RegExp(`^Created ${SELECTOR}: version 1, entity-tag \\w+\\.\n$`));
    expect((await cli(`document put ${SELECTOR} -`, TWO)).stdout).toMatch(
      /^Changed .*: version 2, entity-tag /,
    );
    expect((await cli("document list")).stdout).toMatch(
      new RegExp(
        `^SELECTOR +VERSION +OCTETS +CHANGED +BY\n${SELECTOR} +2 +${Buffer.byteLength(TWO)} +2030-01-01T12:00:00.000Z +cli\n$`,
      ),
    );
    expect((await cli(`document show ${SELECTOR}`)).stdout).toBe(TWO);
    expect((await cli(`document show ${SELECTOR} 1`)).stdout).toBe(ONE);
    const history = (await cli(`document history ${SELECTOR}`)).stdout.split("\n");
    expect(history[0]).toMatch(/^VERSION +AT +OCTETS +BY +THROUGH +ENTITY-TAG$/);
    expect(history[1]).toMatch(/^2 +2030-01-01T12:00:00.000Z +\d+ +cli +command line +\w+$/);
    expect((await cli(`document diff ${SELECTOR}`)).stdout).toBe(
      [
        "--- version 1",
        "+++ version 2",
        "@@ -1,3 +1,4 @@",
        ' <resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists">',
        ' <list name="größe"/>',
        '+<list name="two"/>',
        " </resource-lists>",
        "",
      ].join("\n"),
    );
    expect((await cli(`document diff ${SELECTOR} 1 --since 2 --patch`)).stdout).toContain("remove sel=");
    expect((await cli(`document delete ${SELECTOR}`)).stdout).toBe(`Deleted ${SELECTOR}.\n`);
    expect((await cli("document list --json")).stdout).toBe("[]\n");
    expect((await cli("document list --deleted --user alice@office.test")).stdout).toContain(SELECTOR);
    expect((await cli(`document restore ${SELECTOR} 1 --new`)).stdout).toMatch(
      /^Restored version 1 of .*: version 4, /,
    );
    expect(JSON.parse((await cli(`document show ${SELECTOR} --json`)).stdout)).toMatchObject({
      version: 4,
      text: ONE,
    });
    const { items } = await world.as("auditor").listAudit({ query: { action: "document.restore" } });
    expect(items).toMatchObject([{ actor: "cli", target: SELECTOR }]);
  });

  test("what is refused is one sentence on standard error and status 1", async () => {
    await cli(`document put ${SELECTOR} -`, ONE);
    const refusals = [
      [await cli(`document put ${SELECTOR} -`, "<no"), /text is not well-formed XML.*\.$/],
      [await cli(`document put ${SELECTOR} - --new`, TWO), /ifMatch its entity-tag is \w+ now\.$/],
      [await cli(`document put ${SELECTOR} - --if-match other`, TWO), /another one by now/],
      [await cli(`document show ${SELECTOR.replace("index", "none")}`), /there is no document .*none\.$/],
      [await cli(`document show ${SELECTOR} 9`), /version 9 is not kept\.$/],
      [await cli("document show nonsense"), /nonsense is no document that this server keeps\.$/],
      [await cli(`document restore ${SELECTOR} 9`), /version 9 is not kept\.$/],
      [await cli(`document diff ${SELECTOR} --patch`), /there is no patch\.$/],
      [await cli(`document delete ${SELECTOR} --if-match other`), /its entity-tag is \w+ now\.$/],
    ] as const;
    for (const [outcome, sentence] of refusals) {
      expect(outcome).toMatchObject({ status: 1, stdout: "" });
      expect(outcome.stderr.trimEnd()).toMatch(sentence);
      expect(outcome.stderr.trimEnd()).not.toContain("\n");
    }
    expect((await cli(`document show ${SELECTOR}`)).stdout).toBe(ONE);
  });
});

test.each([
  ["document frobnicate"],
  ["document show"],
  [`document show ${SELECTOR} zero`],
  [`document restore ${SELECTOR}`],
  [`document diff ${SELECTOR} 1 2`],
  [`document put ${SELECTOR} - --new --if-match tag`],
])("%s is a usage error", async (line) => {
  const outcome = await cli(line, ONE);
  expect(outcome).toMatchObject({ status: 2, stdout: "" });
  expect(outcome.stderr).not.toBe("");
});

test("a file that cannot be read, or is not UTF-8, says so", async () => {
  await mkdir(join(world.dataDir, "folder"));
  const put = (path: string) => cli(`document put ${SELECTOR} ${path}`);
  expect((await put(join(world.dataDir, "folder"))).stderr).toContain("cannot be read: EISDIR");
  expect((await put(await file(Buffer.from([0x3c, 0xff])))).stderr).toContain("is not UTF-8 text");
});

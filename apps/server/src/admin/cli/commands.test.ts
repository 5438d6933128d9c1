import { mkdir, stat, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type AdminWorld, openAdminWorld } from "../testing/admin-world";
import { runCli } from "../testing/cli-world";
import { bindingView, subscriptionView } from "../testing/office-double";

let world: AdminWorld;

beforeEach(async () => {
  world = await openAdminWorld();
});
afterEach(() => world.close());

const cli = (line: string, stdin?: string) => runCli(world, line.split(" "), stdin);

async function serve(token = world.localToken): Promise<void> {
  if (!world.app.server.listening) await world.app.listen({ host: "127.0.0.1", port: 0 });
  const { port } = world.app.server.address() as AddressInfo;
  await writeFile(
    join(world.dataDir, "cli-token"),
    JSON.stringify({ url: `http://127.0.0.1:${port}`, token }),
  );
}

async function csvFile(text: string | Buffer): Promise<string> {
  const file = join(world.dataDir, "people.csv");
  await writeFile(file, text);
  return file;
}

describe.each(["with a running server", "on the store itself"])("porchlight user, %s", (mode) => {
  const online = mode === "with a running server";
  beforeEach(async () => {
    if (online) await serve();
  });

  test("add, show, list, disable, enable and delete", async () => {
    expect(
      await cli("user add sip:erin@office.test --password-stdin --display-name Erin", "pass word\n"),
    ).toEqual({
      status: 0,
      stdout: "Created sip:erin@office.test.\n",
      stderr: "",
    });
    const account = await world.store.accounts.find("sip:erin@office.test");
    expect(account?.secrets.MD5).toBe(world.deps.hasher.hex("MD5", "erin:office.test:pass word"));
    await cli("user add desk@office.test --password-stdin --role", "lamplight");
    await cli("user add room@office.test --password-stdin --resource", "lamplight");
    expect((await cli("user list")).stdout).toBe(
      [
        "ADDRESS               KIND      STATE    NAME",
        "sip:desk@office.test  role      enabled",
        "sip:erin@office.test  person    enabled  Erin",
        "sip:room@office.test  resource  enabled",
        "",
      ].join("\n"),
    );
    expect((await cli("user disable erin@office.test")).stdout).toBe("Disabled sip:erin@office.test.\n");
    expect(JSON.parse((await cli("user show erin@office.test --json")).stdout)).toMatchObject({
      disabled: true,
    });
    expect((await cli("user enable erin@office.test")).stdout).toBe("Enabled sip:erin@office.test.\n");
    expect((await cli("user show erin@office.test")).stdout).toMatch(/^state +enabled$/m);
    expect((await cli("user delete erin@office.test")).status).toBe(0);
    expect((await cli("user list --search erin --json")).stdout).toBe("[]\n");
    expect(world.office.told.length > 0).toBe(online);
    const { items } = await world.as("auditor").listAudit({ query: { target: "sip:erin@office.test" } });
    expect(items.map(({ actor, action }) => `${actor} ${action}`)).toEqual([
      "cli user.delete",
      "cli user.update",
      "cli user.update",
      "cli user.create",
    ]);
  });

  test("COR-046 what a user may use is said when it is added, changed, and shown", async () => {
    const may = async () =>
      /^may +(.+)$/m.exec((await cli("user show erin@office.test")).stdout)?.[1]?.trimEnd();
    await cli("user add erin@office.test --password-stdin --no-call --no-message", "lamplight");
    expect(await may()).toBe("publish, watch, list");
    expect(await cli("user set erin@office.test --call --no-watch --no-list --no-publish")).toMatchObject({
      status: 0,
      stdout: "Changed sip:erin@office.test.\n",
    });
    expect(await may()).toBe("call");
    await cli("user set erin@office.test --display-name Erin --no-call");
    expect(await may()).toBe("nothing");
    const nothing = await cli("user set erin@office.test");
    expect(nothing.stderr).toContain("give what to change, such as --no-call");
  });

  test("what is refused is one sentence on standard error and status 1", async () => {
    await cli("user add erin@office.test --password-stdin", "lamplight");
    const refusals = [
      [
        await cli("user add erin@office.test --password-stdin", "lamplight"),
        /sip:erin@office\.test is taken\.$/,
      ],
      [
        await cli("user add erin --password-stdin", "lamplight"),
        /aor is not an address such as sip:erin@office\.test\.$/,
      ],
      [await cli("user add x@elsewhere.test --password-stdin", "lamplight"), /elsewhere\.test is not one of/],
      [
        await cli("user add x@office.test --password-stdin", "nul\u0000in-the-middle"),
        /password has a control character\.$/,
      ],
      [await cli("user add x@office.test --password-stdin", ""), /There is no password on standard input\.$/],
      [await cli("user delete nobody@office.test"), /sip:nobody@office\.test is not a user\.$/],
    ] as const;
    for (const [outcome, sentence] of refusals) {
      expect(outcome).toMatchObject({ status: 1, stdout: "" });
      expect(outcome.stderr.trimEnd()).toMatch(sentence);
      expect(outcome.stderr.trimEnd()).not.toContain("\n");
    }
  });

  test("import checks first, then writes all or nothing", async () => {
    const bad = await csvFile("aor,password\nerin@office.test,lamplight\nfrank,lamplight\n");
    const refused = await cli(`user import ${bad}`);
    expect(refused).toMatchObject({ status: 1, stdout: "" });
    expect(refused.stderr).toContain("nothing was written");
    expect(refused.stderr).toContain("line 3, aor: is not an address");
    expect((await cli(`user import ${bad} --check`)).status).toBe(1);
    expect(await world.store.accounts.count()).toBe(0);
    const good = await csvFile(
      "aor,password,displayName\nerin@office.test,lamplight,Erin\nfrank@office.test,lamplight,\n",
    );
    expect((await cli(`user import ${good} --check`)).stdout).toContain("is good: 2 users.");
    expect(await cli(`user import ${good} --json`)).toMatchObject({
      status: 0,
      stdout: '{\n  "created": 2\n}\n',
    });
    expect(await world.store.accounts.count()).toBe(2);
  });

  test("token create prints the secret alone, and it works", async () => {
    const created = await cli("token create --role operator --expires 30d");
    expect(created.status).toBe(0);
    expect(created.stderr).toContain("not shown again");
    const headers = { authorization: `Bearer ${created.stdout.trim()}` };
    expect((await world.app.inject({ url: "/api/v1/session", headers })).json()).toMatchObject({
      role: "operator",
    });
  });
});

describe("porchlight", () => {
  test.each([
    ["user add"],
    ["user add erin@office.test"],
    ["user add erin@office.test --password-stdin --role --resource"],
    ["user frobnicate"],
    ["token create --role king --expires 30d"],
    ["token create --role operator --expires soon"],
    ["token create --role operator --expires 0d"],
    ["token create --role operator"],
    ["who --loud"],
  ])("%s is a usage error", async (line) => {
    const outcome = await cli(line, "lamplight");
    expect(outcome).toMatchObject({ status: 2, stdout: "" });
    expect(outcome.stderr).not.toBe("");
  });

  test.each([
    ["missing.csv", "cannot be read: ENOENT"],
    ["folder", "cannot be read: EISDIR"],
  ])("import of %s says why not", async (name, reason) => {
    await mkdir(join(world.dataDir, "folder"));
    const outcome = await cli(`user import ${join(world.dataDir, name)}`);
    expect(outcome.status).toBe(1);
    expect(outcome.stderr).toContain(reason);
  });

  test("import of a file that is not UTF-8 says so", async () => {
    const file = await csvFile(Buffer.from([0x61, 0xff, 0xfe]));
    expect((await cli(`user import ${file}`)).stderr).toContain("is not UTF-8");
  });

  test("who shows registrations and subscriptions, and nothing that steers the terminal", async () => {
    await serve();
    world.office.bindings.push(bindingView({ userAgent: "Phone\u001b[2J\u202e" }));
    world.office.subscribed.set("s1", subscriptionView({ reachable: false }));
    const { stdout } = await cli("who");
    expect(stdout).toContain("1 registrations");
    expect(stdout).toContain("Phone\\u001b[2J\\u202e");
    expect(stdout).toMatch(/sip:bob@office\.test +sip:alice@office\.test +presence +active, out of reach/);
    expect(JSON.parse((await cli("who --json")).stdout)).toMatchObject({
      registrations: [{ userAgent: "Phone\u001b[2J\u202e" }],
      subscriptions: [{ id: "s1" }],
    });
  });

  test("who needs a server", async () => {
    expect(await cli("who")).toMatchObject({
      status: 1,
      stderr: "No server is running on this data directory; start it first.\n",
    });
  });

  test("a credential of a server that was killed does not stop the command line", async () => {
    await serve();
    await world.app.close();
    expect((await cli("user list")).status).toBe(0);
  });

  test("a server of another data directory is not mistaken for ours", async () => {
    await serve(`plt_${"x".repeat(43)}`);
    const outcome = await cli("user list");
    expect(outcome.status).toBe(1);
    expect(outcome.stderr).toContain("does not take the local credential");
  });

  test("a damaged credential file counts as none", async () => {
    await writeFile(join(world.dataDir, "cli-token"), "{");
    expect((await cli("user list")).status).toBe(0);
    expect((await stat(world.dataDir)).isDirectory()).toBe(true);
  });
});

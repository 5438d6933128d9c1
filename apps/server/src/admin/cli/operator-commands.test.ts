import { writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { verifyPassword } from "../auth/password-hash";
import { type AdminWorld, openAdminWorld, PASSWORD } from "../testing/admin-world";
import { digitsOf } from "../testing/authenticator";
import { runCli } from "../testing/cli-world";
import { problemOf } from "../testing/problem-of";

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

describe.each(["with a running server", "on the store itself"])("porchlight operator, %s", (mode) => {
  beforeEach(async () => {
    if (mode === "with a running server") await serve();
  });

  test("add and list", async () => {
    expect(await cli("operator add olga --role operator --password-stdin", `${PASSWORD}\n`)).toEqual({
      status: 0,
      stdout: "Created olga.\n",
      stderr: "",
    });
    expect((await cli("operator list")).stdout).toBe(
      "NAME  ROLE      STATE    SECOND FACTOR\nolga  operator  enabled  no\n",
    );
    await world.browser().client.signIn({ body: { username: "olga", password: PASSWORD } });
    const again = await cli("operator add olga --role owner --password-stdin", PASSWORD);
    expect(again.status).toBe(1);
    expect(again.stderr).toContain("already");
    expect((await cli("operator add o/o --role owner --password-stdin", PASSWORD)).status).toBe(1);
    expect((await cli("operator add olga --role king --password-stdin", PASSWORD)).status).toBe(2);
  });

  test("role, disable, enable and end-sessions; an owner who may sign in is left", async () => {
    await world.operator("olga", "owner");
    await world.operator("sam", "operator");
    const browser = world.browser();
    await browser.client.signIn({ body: { username: "sam", password: PASSWORD } });
    expect((await cli("operator role sam support")).stdout).toBe("sam is support now.\n");
    expect((await browser.client.showMe()).role).toBe("support");
    expect((await cli("operator end-sessions sam")).stdout).toBe("Ended the sessions of sam.\n");
    expect(await problemOf(browser.client.showMe())).toMatchObject({ code: "unauthenticated" });
    expect((await cli("operator disable sam")).stdout).toBe("Disabled sam.\n");
    expect((await cli("operator list")).stdout).toContain("disabled");
    expect((await cli("operator enable sam")).stdout).toBe("Enabled sam.\n");
    const last = await cli("operator disable olga");
    expect([last.status, last.stderr]).toEqual([1, expect.stringContaining("only owner")]);
    expect((await cli("operator role sam king")).status).toBe(2);
  });

  test("who has lost password and second factor gets in again, and old sessions are over", async () => {
    await world.operator("olga", "owner");
    const browser = world.browser();
    await browser.client.signIn({ body: { username: "olga", password: PASSWORD } });
    const { secret } = await browser.client.enrolSecondFactor();
    const code = digitsOf(secret, world.deps.clock());
    await browser.client.confirmSecondFactor({ body: { code } });
    expect((await cli("operator list")).stdout).toContain("yes");

    expect((await cli("operator password olga --password-stdin", "another lamp\n")).stdout).toBe(
      "Set the password of olga.\n",
    );
    const olga = await world.store.operators.find("olga");
    expect(await verifyPassword("another lamp", olga?.passwordHash)).toBe(true);
    expect((await cli("operator reset-second-factor olga")).stdout).toBe(
      "olga signs in without a second factor.\n",
    );
    expect((await problemOf(browser.client.showMe())).code).toBe("unauthenticated");
    await browser.client.signIn({ body: { username: "olga", password: "another lamp" } });
    const actions = (await world.store.audit.list({ limit: 2, actor: "cli" })).map(({ action }) => action);
    expect(actions.filter((action) => !action.startsWith("session."))).toEqual([
      "second-factor.reset",
      "operator.password",
    ]);
  });

  test("one without a password chooses it behind a link that is printed", async () => {
    expect((await cli("operator add sam --role support")).stdout).toBe("Created sam.\n");
    const { stdout, stderr } = await cli("operator setup-link sam --expires 2h");
    expect(stderr).toContain("2030-01-01T14:00:00");
    const token = stdout.trim().split("#")[1] ?? "";
    await world.browser().client.redeemOperatorLink({ body: { token, password: PASSWORD } });
    const sam = await world.store.operators.find("sam");
    expect(await verifyPassword(PASSWORD, sam?.passwordHash)).toBe(true);
    expect((await cli("operator setup-link nobody --expires 2h")).status).toBe(1);
    expect((await cli("operator setup-link sam --expires soon")).status).toBe(2);
  });

  test("one is deleted, but not the last owner who may sign in", async () => {
    await world.operator("olga", "owner");
    await world.operator("sam", "support");
    expect((await cli("operator delete sam")).stdout).toBe("Deleted sam.\n");
    expect(await world.store.operators.find("sam")).toBeUndefined();
    expect((await cli("operator delete sam")).status).toBe(1);
    const last = await cli("operator delete olga");
    expect([last.status, last.stderr]).toEqual([1, expect.stringContaining("only owner")]);
  });

  test("an operator who does not exist, or has none, is told", async () => {
    await world.operator("olga", "owner");
    for (const line of ["reset-second-factor olga", "reset-second-factor nobody"]) {
      const outcome = await cli(`operator ${line}`);
      expect(outcome.status).toBe(1);
      expect(outcome.stderr).not.toBe("");
    }
    expect((await cli("operator password nobody --password-stdin", PASSWORD)).status).toBe(1);
    expect((await cli("operator password olga --password-stdin", "short")).status).toBe(1);
  });
});

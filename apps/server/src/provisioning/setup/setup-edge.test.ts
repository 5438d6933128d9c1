import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type AdminWorld, openAdminWorld } from "../../admin/testing/admin-world";
import { testConfig } from "../../testing/test-config";
import { clientSide } from "../../xcap/http/client-side";
import { SetupEdge } from "./setup-edge";
import { sipSettings } from "./sip-settings";

let world: AdminWorld;
let server: Server;
let origin: string;

beforeEach(async () => {
  world = await openAdminWorld();
  await world.as("owner").createUser({
    body: { aor: "sip:alice@office.test", password: "correct horse", displayName: "Alice", kind: "person" },
  });
  const { deps } = world;
  const edge = new SetupEdge({
    deps: { ...deps, domains: deps.facts.domains },
    access: { clientOf: (request) => clientSide(request, []) },
    settings: (redeemed, request) =>
      sipSettings(redeemed, {
        client: clientSide(request, []),
        config: testConfig(),
        profile: deps.provisioning.of(redeemed.aor, undefined).values,
        ports: { udp: 5060 },
      }),
    onFault: (error) => {
      throw error;
    },
  });
  server = createServer((request, response) => void edge.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.close();
  await world.close();
});

const link = async (wish: { givesPassword?: boolean; expiresInSeconds?: number } = {}) => {
  const body = { aor: "alice@office.test", label: "", givesPassword: true, expiresInSeconds: 600, ...wish };
  const { link: made, path } = await world.as("owner").createSetupLink({ body });
  return { id: made.id, token: path.split("#")[1] };
};

const redeem = (body: unknown): Promise<Response> =>
  fetch(`${origin}/setup/redeem`, { method: "POST", body: JSON.stringify(body) });

const secretsOf = async () => (await world.store.accounts.find("sip:alice@office.test"))?.secrets;

describe("a set-up link", () => {
  test("gives the settings of the account and a new password, once", async () => {
    const { token } = await link();
    const before = await secretsOf();
    const answer = await redeem({ token });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    const settings = (await answer.json()) as Record<string, unknown>;
    expect(settings).toMatchObject({
      address: "sip:alice@office.test",
      username: "alice",
      domain: "office.test",
      webSocket: `${origin.replace("http", "ws")}/sip`,
      port: 5060,
      tlsPort: 0,
    });
    expect(settings.password).toMatch(/^[a-z2-9]{20}$/);
    expect(await secretsOf()).not.toEqual(before);
    const again = await redeem({ token });
    expect([again.status, await again.json()]).toEqual([410, { fault: "used" }]);
    const { items } = await world.as("owner").listAudit({});
    expect(items.map(({ action }) => action)).toEqual(
      expect.arrayContaining(["setup-link.redeem", "user.password"]),
    );
    expect(JSON.stringify(items)).not.toContain(settings.password);
  });

  test("may leave the password as it is", async () => {
    const { token } = await link({ givesPassword: false });
    const before = await secretsOf();
    expect(await (await redeem({ token })).json()).toMatchObject({ password: null });
    expect(await secretsOf()).toEqual(before);
  });

  test("of two who use it at the same time one gets it", async () => {
    const { token } = await link();
    const answers = await Promise.all([redeem({ token }), redeem({ token })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410]);
  });

  test("sets nothing up when it is over or revoked, or its user is disabled", async () => {
    const [old, revoked, idle] = [await link({ expiresInSeconds: 60 }), await link(), await link()];
    world.advance(61_000);
    await world.as("owner").revokeSetupLink({ params: { id: revoked.id } });
    expect(await (await redeem({ token: old.token })).json()).toEqual({ fault: "expired" });
    expect(await (await redeem({ token: revoked.token })).json()).toEqual({ fault: "revoked" });
    await world.as("owner").updateUser({ params: { aor: "alice@office.test" }, body: { disabled: true } });
    expect((await redeem({ token: idle.token })).status).toBe(404);
  });

  test.each([{}, { token: "x" }, { token: `pls_${"a".repeat(43)}` }, [], null, "x".repeat(3000)])(
    "%j is none",
    async (body) => expect([400, 404]).toContain((await redeem(body)).status),
  );

  test("many attempts from one address have to wait", async () => {
    for (let count = 0; count < 30; count += 1) await redeem({});
    const answer = await redeem({});
    expect([answer.status, answer.headers.has("retry-after")]).toEqual([429, true]);
  });
});

describe("the page behind it", () => {
  test("PRV-035 says nothing and uses nothing before it is asked, and runs no script but its own", async () => {
    const page = await fetch(`${origin}/setup/`, { headers: { "Accept-Language": "de-DE,de;q=0.9" } });
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'; script-src 'self'");
    expect(page.headers.get("referrer-policy")).toBe("no-referrer");
    expect(await page.text()).toContain('<html lang="de">');
    for (const [path, type] of [
      ["setup.js", "text/javascript"],
      ["setup.css", "text/css"],
    ])
      expect((await fetch(`${origin}/setup/${path}`)).headers.get("content-type")).toContain(type);
    expect((await fetch(`${origin}/setup/other`)).status).toBe(404);
    expect((await fetch(`${origin}/setup/`, { method: "DELETE" })).status).toBe(405);
    expect((await fetch(`${origin}/setup/redeem`)).status).toBe(405);
  });
});

import { readFile } from "node:fs/promises";
import {
  AdminApiError,
  isWrite,
  type Operation,
  operations,
  problemCodes,
  problemTypes,
  problemTypeUri,
  type Role,
  roles,
} from "@porchlight/admin-api";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { routeUrl } from "./http/mount-operation";
import { type AdminWorld, openAdminWorld } from "./testing/admin-world";
import { bindingView, openFlow, presentityView, subscriptionView } from "./testing/office-double";

const all = Object.values(operations) as readonly Operation[];
let world: AdminWorld;

beforeAll(async () => {
  world = await openAdminWorld();
});
afterAll(() => world.close());

describe("the contract and the routes", () => {
  test("every operation of the registry has a route, and every route is an operation", () => {
    const promised = all.map((operation) => `${operation.method} /api${routeUrl(operation)}`);
    const documents = ["GET /api/v1/openapi.json"];
    const served = world.routes
      .map(({ method, url }) => `${method} ${url}`)
      .filter((route) => !route.startsWith("HEAD"));
    expect(served.sort()).toEqual([...promised, ...documents].sort());
  });

  test("every problem type is in the operations guide, and the guide names no other", async () => {
    const guide = await readFile(
      new URL("../../../../docs/operations/admin-api.md", import.meta.url),
      "utf8",
    );
    const documented = [...guide.matchAll(/^\| `\/problems\/([a-z-]+)` \| (\d{3}) \|/gm)];
    expect(documented.map(([, code, status]) => `${code} ${status}`).sort()).toEqual(
      problemCodes.map((code) => `${code} ${problemTypes[code].status}`).sort(),
    );
  });

  test.each(problemCodes)("the type URI of %s leads to what it means", async (code) => {
    const answer = await world.app.inject({ url: problemTypeUri(code) });
    expect(answer.json()).toMatchObject({
      title: problemTypes[code].title,
      status: problemTypes[code].status,
    });
  });
});

describe("SYS-018 roles", () => {
  const table = all
    .filter(({ roles: allowed }) => allowed !== "public")
    .flatMap((operation) => roles.map((role) => ({ id: operation.id, role, operation })));

  test.each(table)("$role at $id", async ({ role, operation }) => {
    const answer = await send(operation, { authorization: `Bearer ${world.secretOf(role)}` });
    if (operation.roles.includes(role as never)) expect([401, 403]).not.toContain(answer.statusCode);
    else expect(answer).toMatchObject({ statusCode: 403 });
    if (answer.statusCode === 403) expect(answer.json().type).toBe("/problems/role-forbidden");
  });

  test.each(all.filter(({ roles: allowed }) => allowed !== "public"))(
    "$id needs a sign-in",
    async (operation) => {
      const answer = await send(operation, isWrite(operation) ? { "x-porchlight-csrf": "1" } : {});
      expect(answer.statusCode).toBe(401);
      expect(answer.headers["content-type"]).toContain("application/problem+json");
      expect(answer.json().type).toBe("/problems/unauthenticated");
    },
  );

  test.each(["Bearer", "Bearer x", "Basic YTpi", `Bearer plt_${"A".repeat(43)}`])(
    "%s is nobody",
    async (authorization) => {
      const answer = await send(operations.showMe, { authorization });
      expect(answer.statusCode).toBe(401);
    },
  );

  /** Nothing that a role may do here changes anything: the bodies are empty and the ids unknown. */
  const send = (operation: Operation, headers: Record<string, string>) => {
    const url = operation.path.replace("{aor}", "sip%3Anobody@office.test").replace("{id}", "4711");
    if (operation.stream) return world.app.inject({ url: `${url}?topics=none`, headers });
    return world.app.inject({ method: operation.method, url, headers });
  };
});

describe("answers", () => {
  test("every answer of success is what the contract says", async () => {
    const { office } = world;
    office.states.set("sip:alice@office.test", [presentityView()]);
    office.subscribed.set("s1", subscriptionView());
    office.bindings.push(bindingView());
    office.flows.set(7, openFlow());
    office.closed.push({
      ...openFlow(),
      closedAt: world.deps.clock(),
      code: 1006,
      reason: "gone",
      identities: [],
    });
    const owner = world.as("owner");
    const aor = "sip:erin@office.test";
    const csv = "aor,password\nsip:frank@office.test,lamplight\n";
    const token = await owner.createToken({ body: { label: "t", role: "support", expiresInSeconds: 60 } });
    const answers: readonly (readonly [Operation, unknown])[] = [
      [operations.createToken, token],
      [operations.showMe, await owner.showMe()],
      [operations.listSessions, await owner.listSessions()],
      [operations.showOverview, await owner.showOverview()],
      [operations.createUser, await owner.createUser({ body: { aor, password: "lamplight" } })],
      [operations.listUsers, await owner.listUsers()],
      [operations.showUser, await owner.showUser({ params: { aor } })],
      [operations.updateUser, await owner.updateUser({ params: { aor }, body: { displayName: "Erin" } })],
      [operations.checkUserImport, await owner.checkUserImport({ body: { csv } })],
      [operations.importUsers, await owner.importUsers({ body: { csv } })],
      [operations.listPresentities, await owner.listPresentities()],
      [operations.showPresentity, await owner.showPresentity({ params: { aor: "alice@office.test" } })],
      [operations.listSubscriptions, await owner.listSubscriptions()],
      [operations.showSubscription, await owner.showSubscription({ params: { id: "s1" } })],
      [operations.listRegistrations, await owner.listRegistrations()],
      [operations.listConnections, await owner.listConnections()],
      [operations.listClosedConnections, await owner.listClosedConnections()],
      [
        operations.banNetwork,
        await owner.banNetwork({ body: { network: "198.51.100.7", seconds: 60, reason: "" } }),
      ],
      [operations.listBans, await owner.listBans()],
      [operations.showConnection, await owner.showConnection({ params: { id: 7 } })],
      [operations.listTokens, await owner.listTokens()],
      [operations.listAudit, await owner.listAudit()],
      [operations.listDomains, await owner.listDomains()],
      [operations.runDoctor, await owner.runDoctor()],
    ];
    for (const [{ id, response }, answer] of answers) {
      expect(response?.safeParse(answer).error, id).toBeUndefined();
    }
  });

  test.each(["owner", "support"] as readonly Role[])("nothing is kept by a cache for %s", async (role) => {
    const headers = { authorization: `Bearer ${world.secretOf(role)}` };
    for (const url of ["/api/v1/users", "/api/v1/nothing", "/api/v1/tokens"]) {
      expect((await world.app.inject({ url, headers })).headers["cache-control"]).toBe("no-store");
    }
  });

  test("an input that is not accepted is told with every field and reason", async () => {
    const error = await world
      .as("owner")
      .createUser({ body: { aor: "", password: 5, kind: "robot", colour: "red" } as never })
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AdminApiError);
    const { problem } = error as AdminApiError;
    expect(problem).toMatchObject({ type: "/problems/invalid-input", status: 400, field: "aor" });
    expect(problem.problems?.map(({ field }) => field)).toEqual(["aor", "password", "kind", "colour"]);
  });

  test.each([
    ["not JSON", { "content-type": "application/json" }, "{", "malformed-body", 400],
    ["empty", { "content-type": "application/json" }, "", "malformed-body", 400],
    [
      "a form",
      { "content-type": "application/x-www-form-urlencoded" },
      "aor=x",
      "unsupported-media-type",
      415,
    ],
    ["text", { "content-type": "text/plain" }, "{}", "unsupported-media-type", 415],
    ["too large", { "content-type": "application/json" }, `"${"x".repeat(70_000)}"`, "body-too-large", 413],
  ])("a body that is %s", async (_, headers, payload, code, status) => {
    const answer = await world.app.inject({
      method: "POST",
      url: "/api/v1/users",
      headers: { ...headers, authorization: `Bearer ${world.secretOf("owner")}` },
      payload,
    });
    expect(answer.json()).toMatchObject({ type: `/problems/${code}`, status });
  });

  test("what is nowhere is a problem too", async () => {
    const answer = await world.app.inject({ url: "/api/v1/weather" });
    expect(answer.json()).toMatchObject({ type: "/problems/not-found", status: 404 });
  });

  test("a fault of the store is told without its cause", async () => {
    const broken = await openAdminWorld();
    const secret = broken.secretOf("owner");
    broken.deps.stores.accounts.find = () => Promise.reject(new Error("disk I/O error at /var/lib"));
    const answer = await broken.app.inject({
      url: "/api/v1/users/erin@office.test",
      headers: { authorization: `Bearer ${secret}` },
    });
    expect(answer.json()).toMatchObject({ type: "/problems/internal-error", status: 500 });
    expect(answer.body).not.toContain("disk");
    await broken.close();
  });
});

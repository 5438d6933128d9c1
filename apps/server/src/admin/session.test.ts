import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type AdminWorld, openAdminWorld, PASSWORD } from "./testing/admin-world";
import type { Browser } from "./testing/browser";
import { problemOf } from "./testing/problem-of";

const MINUTE = 60_000;
let world: AdminWorld;

beforeEach(async () => {
  world = await openAdminWorld();
  await world.operator("olga", "operator");
});
afterEach(() => world.close());

const signIn = (browser: Browser, username = "olga", password = PASSWORD) =>
  browser.client.signIn({ body: { username, password } });

const signedIn = async (): Promise<Browser> => {
  const browser = world.browser();
  await signIn(browser);
  return browser;
};

describe("sign-in", () => {
  test("opens a session with the operator's role", async () => {
    const browser = world.browser();
    expect(await signIn(browser)).toMatchObject({
      name: "olga",
      role: "operator",
      via: "session",
      seesContent: true,
    });
    expect(await browser.client.showMe()).toMatchObject({ name: "olga", role: "operator" });
  });

  test("the cookie is HttpOnly, SameSite=Strict and for the API and the XCAP root of this origin", async () => {
    const browser = await signedIn();
    expect(browser.lastSetCookie).toMatch(/^porchlight_session=[^;]+; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  test("a wrong password and an unknown operator are answered alike", async () => {
    const wrong = await problemOf(signIn(world.browser(), "olga", "guess"));
    const unknown = await problemOf(signIn(world.browser(), "nobody", PASSWORD));
    expect(wrong.code).toBe("wrong-credentials");
    expect({ ...wrong.problem, instance: "" }).toEqual({ ...unknown.problem, instance: "" });
  });

  test("every sign-in has a new identifier, and a planted one is worth nothing", async () => {
    const browser = await signedIn();
    const before = browser.cookie;
    await signIn(browser);
    expect(browser.cookie).not.toBe(before);
    browser.cookie = before;
    expect((await problemOf(browser.client.showMe())).code).toBe("unauthenticated");
  });

  test("the store has a hash of the identifier only", async () => {
    const browser = await signedIn();
    const identifier = decodeURIComponent(browser.cookie?.split("=")[1] ?? "").split(".")[0] ?? "";
    const [session] = await world.store.sessions.listOf("olga");
    expect(identifier.length).toBeGreaterThan(30);
    expect(JSON.stringify(session)).not.toContain(identifier);
  });

  test("too many attempts are refused with Retry-After, then taken again", async () => {
    for (let attempt = 0; attempt < 10; attempt += 1) {
      expect((await problemOf(signIn(world.browser(), `guess${attempt}`, "x"))).code).toBe(
        "wrong-credentials",
      );
    }
    const refused = await problemOf(signIn(world.browser()));
    expect(refused).toMatchObject({ code: "too-many-attempts", status: 429, retryAfterSeconds: 60 });
    world.advance(MINUTE);
    await signIn(world.browser());
  });
});

describe("a session", () => {
  test("ends after an hour without a request", async () => {
    const browser = await signedIn();
    world.advance(59 * MINUTE);
    await browser.client.showMe();
    world.advance(59 * MINUTE);
    await browser.client.showMe();
    world.advance(60 * MINUTE);
    expect((await problemOf(browser.client.showMe())).code).toBe("unauthenticated");
  });

  test("ends twelve hours after sign-in however busy it is", async () => {
    const browser = await signedIn();
    for (let halfHours = 0; halfHours < 23; halfHours += 1) {
      world.advance(30 * MINUTE);
      await browser.client.showMe();
    }
    world.advance(30 * MINUTE);
    expect((await problemOf(browser.client.showMe())).code).toBe("unauthenticated");
  });

  test("is over for good after sign-out", async () => {
    const browser = await signedIn();
    const { cookie } = browser;
    await browser.client.signOut();
    expect(browser.cookie).toBeUndefined();
    browser.cookie = cookie;
    expect((await problemOf(browser.client.showMe())).code).toBe("unauthenticated");
  });

  test("is listed among the own ones and can be ended from another browser", async () => {
    await world.operator("peter", "operator");
    const [first, second, other] = [await signedIn(), await signedIn(), world.browser()];
    await signIn(other, "peter");
    const { items } = await first.client.listSessions();
    expect(items.map(({ current }) => current).sort()).toEqual([false, true]);
    const foreign = (await other.client.listSessions()).items[0]?.id ?? "";
    expect((await problemOf(first.client.endSession({ params: { id: foreign } }))).code).toBe(
      "session-not-found",
    );
    const mine = (await second.client.listSessions()).items.find(({ current }) => current)?.id ?? "";
    await first.client.endSession({ params: { id: mine } });
    expect((await problemOf(second.client.showMe())).code).toBe("unauthenticated");
    await first.client.showMe();
  });

  test("follows the operator: a lower role counts at once, a disabled operator is out", async () => {
    const browser = await signedIn();
    const olga = await world.store.operators.find("olga");
    if (olga === undefined) throw new Error("olga is missing");
    const note = { at: world.deps.clock(), actor: "test", action: "operator.update", target: "olga" };
    await world.store.operators.upsert(
      { ...olga, role: "support" },
      { ...note, before: undefined, after: undefined },
    );
    expect(
      (await problemOf(browser.client.createUser({ body: { aor: "x@office.test", password: "lamplight" } })))
        .code,
    ).toBe("role-forbidden");
    await world.store.operators.upsert(
      { ...olga, disabled: true },
      { ...note, before: undefined, after: undefined },
    );
    expect((await problemOf(browser.client.showMe())).code).toBe("unauthenticated");
  });

  test("a cookie that was tampered with is nobody's", async () => {
    const browser = await signedIn();
    browser.cookie = `${browser.cookie?.slice(0, -3)}abc`;
    expect((await problemOf(browser.client.showMe())).code).toBe("unauthenticated");
  });
});

describe("writes that ride on the cookie", () => {
  const write = (browser: Browser) =>
    browser.client.createUser({ body: { aor: "erin@office.test", password: "lamplight" } });

  test.each([
    ["without the header", { "x-porchlight-csrf": undefined }, "x-porchlight-csrf"],
    ["from another site", { "sec-fetch-site": "cross-site" }, "Sec-Fetch-Site"],
    ["from a sibling host", { "sec-fetch-site": "same-site" }, "Sec-Fetch-Site"],
    ["from another origin", { "sec-fetch-site": undefined, origin: "http://evil.test" }, "Origin"],
    ["from another port", { "sec-fetch-site": undefined, origin: "http://office.test:81" }, "Origin"],
    ["from nowhere", { "sec-fetch-site": undefined, origin: "null" }, "Origin"],
  ] as const)("%s are refused", async (_, headers, field) => {
    const browser = await signedIn();
    browser.headers = headers;
    const refused = await problemOf(write(browser));
    expect(refused).toMatchObject({ code: "cross-site-request", status: 403, problem: { field } });
    expect(await world.store.accounts.count()).toBe(0);
  });

  test("sign-in itself is refused from another site", async () => {
    const browser = world.browser();
    browser.headers = { origin: "http://evil.test", "sec-fetch-site": "cross-site" };
    expect((await problemOf(signIn(browser))).code).toBe("cross-site-request");
  });

  test("from the console are taken, and reads need no header", async () => {
    const browser = await signedIn();
    await write(browser);
    browser.headers = { "x-porchlight-csrf": undefined, origin: undefined };
    expect((await browser.client.listUsers()).total).toBe(1);
  });

  test("a token needs none of it", async () => {
    const answer = await world.app.inject({
      method: "POST",
      url: "/api/v1/users",
      headers: { authorization: `Bearer ${world.secretOf("operator")}`, origin: "http://elsewhere.test" },
      payload: { aor: "erin@office.test", password: "lamplight" },
    });
    expect(answer.statusCode).toBe(201);
  });
});

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { operatorOf } from "./http/operator-of";
import { type AdminWorld, openAdminWorld, PASSWORD } from "./testing/admin-world";
import { digitsOf } from "./testing/authenticator";
import type { Browser } from "./testing/browser";
import { problemOf } from "./testing/problem-of";

const STEP = 30_000;
const HOUR = 3_600_000;
let world: AdminWorld;

beforeEach(async () => {
  world = await openAdminWorld();
  await world.operator("olga", "operator");
});
afterEach(() => world.close());

const signIn = (browser: Browser, code?: string, username = "olga") =>
  browser.client.signIn({ body: { username, password: PASSWORD, ...(code === undefined ? {} : { code }) } });

async function signedIn(code?: string, username = "olga"): Promise<Browser> {
  const browser = world.browser();
  await signIn(browser, code, username);
  return browser;
}

/** The code that an authenticator shows `steps` from now. */
const codeOf = (secret: string, steps = 0): string => digitsOf(secret, world.deps.clock() + steps * STEP);

const nextStep = (): void => world.advance(STEP);

/** Sets the second factor up; the code of the present step is used by it. */
async function enrolled(browser: Browser) {
  const { secret } = await browser.client.enrolSecondFactor();
  const { recoveryCodes } = await browser.client.confirmSecondFactor({ body: { code: codeOf(secret) } });
  return { secret, recoveryCodes };
}

const codeOfProblem = async (call: Promise<unknown>) => (await problemOf(call)).code;

const audited = async (): Promise<readonly string[]> =>
  (await world.store.audit.list({ limit: 50, action: "second-factor" }))
    .map(({ action }) => action)
    .reverse();

describe("setting a second factor up", () => {
  test("shows a secret, and is in force once a code confirms it", async () => {
    const browser = await signedIn();
    const { secret, uri } = await browser.client.enrolSecondFactor();
    expect(uri).toContain(`secret=${secret}`);
    expect(decodeURIComponent(uri)).toContain("Porchlight office.test:olga");
    expect(await browser.client.showSecondFactor()).toMatchObject({ inForce: false, required: false });
    await signedIn();
    expect(await codeOfProblem(browser.client.confirmSecondFactor({ body: { code: "000000" } }))).toBe(
      "wrong-code",
    );
    const typed = codeOf(secret).replace(/^(...)/, "$1 ");
    const { recoveryCodes } = await browser.client.confirmSecondFactor({ body: { code: typed } });
    expect(recoveryCodes).toHaveLength(10);
    expect(await browser.client.showSecondFactor()).toEqual({
      inForce: true,
      required: false,
      since: new Date(world.deps.clock()).toISOString(),
      recoveryCodesLeft: 10,
    });
    expect(await audited()).toEqual(["second-factor.enable"]);
  });

  test("ends the other sessions of the operator", async () => {
    const [here, elsewhere] = [await signedIn(), await signedIn()];
    await enrolled(here);
    await here.client.showMe();
    expect(await codeOfProblem(elsewhere.client.showMe())).toBe("unauthenticated");
  });

  test("asked for again, the first secret is worth nothing", async () => {
    const browser = await signedIn();
    const first = await browser.client.enrolSecondFactor();
    await browser.client.enrolSecondFactor();
    expect(
      await codeOfProblem(browser.client.confirmSecondFactor({ body: { code: codeOf(first.secret) } })),
    ).toBe("wrong-code");
  });

  test("without a secret, and when one is in force, it is refused", async () => {
    const browser = await signedIn();
    const confirm = () => browser.client.confirmSecondFactor({ body: { code: "123456" } });
    expect(await codeOfProblem(confirm())).toBe("second-factor-not-found");
    await enrolled(browser);
    expect(await codeOfProblem(browser.client.enrolSecondFactor())).toBe("second-factor-exists");
    expect(await codeOfProblem(confirm())).toBe("second-factor-exists");
  });

  test("neither the secret nor a recovery code is to be read in the store", async () => {
    const { secret, recoveryCodes } = await enrolled(await signedIn());
    const stored = JSON.stringify([
      await world.store.secondFactors.list(),
      await world.store.audit.list({ limit: 50 }),
    ]);
    expect(stored).not.toContain(secret);
    for (const code of recoveryCodes) expect(stored).not.toContain(code);
  });

  test("a token has none", async () => {
    expect(await codeOfProblem(world.as("owner").showSecondFactor())).toBe("operator-not-found");
    expect(await codeOfProblem(world.as("owner").enrolSecondFactor())).toBe("operator-not-found");
  });
});

describe("signing in", () => {
  test("asks for the code after the password, and lets in with it", async () => {
    const { secret } = await enrolled(await signedIn());
    nextStep();
    expect(await codeOfProblem(signIn(world.browser()))).toBe("second-factor-needed");
    expect((await signIn(world.browser(), codeOf(secret))).name).toBe("olga");
  });

  test("tells nothing of a second factor to who has not the password", async () => {
    await enrolled(await signedIn());
    const call = world
      .browser()
      .client.signIn({ body: { username: "olga", password: "guess", code: "123456" } });
    expect(await codeOfProblem(call)).toBe("wrong-credentials");
  });

  test("takes one code never twice, whatever it was used for", async () => {
    const { secret } = await enrolled(await signedIn());
    expect(await codeOfProblem(signIn(world.browser(), codeOf(secret)))).toBe("wrong-code");
    nextStep();
    const code = codeOf(secret);
    await signIn(world.browser(), code);
    expect(await codeOfProblem(signIn(world.browser(), code))).toBe("wrong-code");
    const together = [1, 2, 3].map(() => signIn(world.browser(), codeOf(secret, 1)));
    const outcomes = await Promise.allSettled(together);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("bears a clock that is one step off, and no more", async () => {
    const { secret } = await enrolled(await signedIn());
    world.advance(10 * STEP);
    expect(await codeOfProblem(signIn(world.browser(), codeOf(secret, -2)))).toBe("wrong-code");
    expect(await codeOfProblem(signIn(world.browser(), codeOf(secret, 2)))).toBe("wrong-code");
    await signIn(world.browser(), codeOf(secret, -1));
    await signIn(world.browser(), codeOf(secret, 1));
  });

  test("takes each recovery code once, however it is typed, and notes it", async () => {
    const { recoveryCodes } = await enrolled(await signedIn());
    const [code = ""] = recoveryCodes;
    const browser = await signedIn(code.toUpperCase().replaceAll("-", " "));
    expect(await codeOfProblem(signIn(world.browser(), code))).toBe("wrong-code");
    expect((await browser.client.showSecondFactor()).recoveryCodesLeft).toBe(9);
    expect(await audited()).toEqual([
      "second-factor.enable",
      "second-factor.recovery-code",
      "second-factor.wrong-code",
    ]);
  });

  test("makes who guesses codes wait longer and longer, a right one included", async () => {
    const { secret } = await enrolled(await signedIn());
    for (let guess = 0; guess < 5; guess += 1) {
      expect(await codeOfProblem(signIn(world.browser(), "000000"))).toBe("wrong-code");
    }
    const refused = await problemOf(signIn(world.browser(), codeOf(secret, 1)));
    expect(refused).toMatchObject({ code: "too-many-attempts", retryAfterSeconds: 30 });
    world.advance(5 * 60_000);
    expect(await codeOfProblem(signIn(world.browser(), "000000"))).toBe("wrong-code");
    expect(await problemOf(signIn(world.browser(), codeOf(secret)))).toMatchObject({
      code: "too-many-attempts",
      retryAfterSeconds: 60,
    });
    world.advance(HOUR);
    await signIn(world.browser(), codeOf(secret));
  });

  test("says that codes cannot be checked when secrets.json is another one; recovery codes go on", async () => {
    const { secret, recoveryCodes } = await enrolled(await signedIn());
    nextStep();
    Object.assign(world.deps.facts, { sessionSecret: "t".repeat(32) });
    const refused = await problemOf(signIn(world.browser(), codeOf(secret)));
    expect(refused).toMatchObject({ code: "wrong-code" });
    expect(refused.problem.reason).toContain("recovery code");
    await signIn(world.browser(), recoveryCodes[0]);
  });
});

describe("with a code of it", () => {
  test("recovery codes are renewed, the ones before are worth nothing", async () => {
    const browser = await signedIn();
    const { secret, recoveryCodes } = await enrolled(browser);
    nextStep();
    const renewed = await browser.client.renewRecoveryCodes({ body: { code: codeOf(secret) } });
    expect(renewed.recoveryCodes).toHaveLength(10);
    expect(await codeOfProblem(signIn(world.browser(), recoveryCodes[0]))).toBe("wrong-code");
    await signIn(world.browser(), renewed.recoveryCodes[0]);
  });

  test.each(["of the authenticator", "for recovery"])("%s it is removed", async (kind) => {
    const browser = await signedIn();
    const { secret, recoveryCodes } = await enrolled(browser);
    nextStep();
    expect(await codeOfProblem(browser.client.removeSecondFactor({ body: { code: "000000" } }))).toBe(
      "wrong-code",
    );
    const code = kind === "for recovery" ? (recoveryCodes[3] ?? "") : codeOf(secret);
    await browser.client.removeSecondFactor({ body: { code } });
    await signedIn();
    expect(await codeOfProblem(browser.client.removeSecondFactor({ body: { code } }))).toBe(
      "second-factor-not-found",
    );
    expect((await audited()).at(-1)).toBe("second-factor.disable");
  });
});

describe("an owner", () => {
  beforeEach(() => world.operator("otto", "owner"));

  test("sees who has a second factor", async () => {
    await enrolled(await signedIn());
    const { items } = await (await signedIn(undefined, "otto")).client.listOperators();
    expect(items.map(({ name, role, secondFactor }) => [name, role, secondFactor])).toEqual([
      ["olga", "operator", true],
      ["otto", "owner", false],
    ]);
    expect(JSON.stringify(items)).not.toContain("scrypt");
  });

  test("resets that of another operator, whose sessions end", async () => {
    const olga = await signedIn();
    await enrolled(olga);
    const otto = await signedIn(undefined, "otto");
    const params = { name: "olga" };
    await otto.client.resetSecondFactor({ params });
    expect(await codeOfProblem(olga.client.showMe())).toBe("unauthenticated");
    await signedIn();
    expect(await codeOfProblem(otto.client.resetSecondFactor({ params }))).toBe("second-factor-not-found");
    expect(await codeOfProblem(otto.client.resetSecondFactor({ params: { name: "nobody" } }))).toBe(
      "operator-not-found",
    );
    const [last] = await world.store.audit.list({ limit: 1, action: "second-factor" });
    expect(last).toMatchObject({ actor: "otto", action: "second-factor.reset", target: "olga" });
  });

  test("does not get round the code for the own one", async () => {
    const otto = await signedIn(undefined, "otto");
    await enrolled(otto);
    const refused = await problemOf(otto.client.resetSecondFactor({ params: { name: "otto" } }));
    expect(refused.problem.reason).toContain("your own");
    expect(await codeOfProblem(signIn(world.browser(), undefined, "otto"))).toBe("second-factor-needed");
  });
});

describe("where a second factor is required", () => {
  beforeEach(async () => {
    await world.close();
    world = await openAdminWorld({ secondFactor: "required" });
    await world.operator("olga", "operator");
  });

  test("who has none can set one up and sign out, and nothing else", async () => {
    const browser = world.browser();
    expect(await signIn(browser)).toMatchObject({ name: "olga", secondFactorMissing: true });
    expect(await codeOfProblem(browser.client.listUsers())).toBe("second-factor-required");
    expect(await codeOfProblem(browser.client.listSessions())).toBe("second-factor-required");
    expect(await operatorOf({ cookie: browser.cookie ?? "" }, world.deps)).toBeUndefined();
    await enrolled(browser);
    expect(await browser.client.showMe()).toMatchObject({ secondFactorMissing: false });
    await browser.client.listUsers();
    expect(await operatorOf({ cookie: browser.cookie ?? "" }, world.deps)).toMatchObject({ name: "olga" });
  });

  test("who removes it sets up another one first", async () => {
    const browser = await signedIn();
    const { recoveryCodes } = await enrolled(browser);
    await browser.client.removeSecondFactor({ body: { code: recoveryCodes[0] ?? "" } });
    expect(await codeOfProblem(browser.client.listUsers())).toBe("second-factor-required");
    await enrolled(browser);
    await browser.client.listUsers();
  });

  test("tokens go on without", async () => {
    expect((await world.as("operator").listUsers()).total).toBe(0);
  });
});

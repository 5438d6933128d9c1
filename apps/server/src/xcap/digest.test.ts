import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Answer, account, type Login, U, XcapWorld } from "./testing/xcap-world";

let world: XcapWorld;
beforeEach(async () => {
  world = await XcapWorld.open();
  await world.put();
});
afterEach(() => world.close());

const isStale = ({ headers }: Answer): boolean => (headers["www-authenticate"] ?? "").includes("stale=true");
const withField = (authorization: string): Promise<Answer> =>
  world.raw("GET", U, { headers: { Authorization: authorization } });
const credentials = async (login: Login = {}): Promise<string> =>
  world.credentials(await world.challenges(), "GET", U, login);

describe("V-01 credentials over HTTP", () => {
  test("XDM-060 401 asks with SHA-256 first, then MD5, qop auth, in the realm of the user's domain", async () => {
    const [first, second, ...others] = await world.challenges();
    expect(first).toMatch(/^Digest realm="office\.test", nonce="[^"]+", algorithm=SHA-256, qop="auth"$/);
    expect(second).toMatch(/^Digest realm="office\.test", nonce="[^"]+", algorithm=MD5, qop="auth"$/);
    expect(others).toEqual([]);
  });

  test.each([{ algorithm: "SHA-256" }, { algorithm: "MD5" }, { username: "alice@office.test" }] as const)(
    "XDM-060 right credentials are let in: %o",
    async (login) => {
      expect((await withField(await credentials(login))).status).toBe(200);
    },
  );

  test.each([{ password: "guess" }, { username: "nobody" }, { username: "nobody", password: "x" }])(
    "XDM-061 wrong credentials are challenged without stale: %o",
    async (login) => {
      const answer = await withField(await credentials(login));
      expect([answer.status, isStale(answer)]).toEqual([401, false]);
    },
  );

  test("XDM-061 right credentials with an old nonce: stale=true; wrong ones with it: not", async () => {
    const challenges = await world.challenges();
    world.advance(301);
    const old = await withField(world.credentials(challenges, "GET", U));
    expect([old.status, isStale(old)]).toEqual([401, true]);
    const wrong = await withField(world.credentials(challenges, "GET", U, { password: "guess" }));
    expect([wrong.status, isStale(wrong)]).toEqual([401, false]);
  });

  test("XDM-061 a nonce count that was seen is refused, the next one is taken", async () => {
    const challenges = await world.challenges();
    const first = world.credentials(challenges, "GET", U);
    expect((await withField(first)).status).toBe(200);
    expect((await withField(first)).status).toBe(401);
    expect((await withField(world.credentials(challenges, "GET", U, { nc: 2 }))).status).toBe(200);
  });

  test("XDM-061 credentials for another address: 400", async () => {
    for (const uri of ["/", `${U}x`, U.replace("alice", "bob"), `${U}?xmlns(a=b)`]) {
      expect((await withField(await credentials({ uri }))).status, uri).toBe(400);
    }
  });

  test("RFC 7616 section 3.4.6 the absolute form of the same address is the same", async () => {
    expect((await withField(await credentials({ uri: `http://127.0.0.1:${world.port}${U}` }))).status).toBe(
      200,
    );
  });

  test.each([
    ["username and username* together", (text: string) => `${text}, username*=UTF-8''alice`],
    ["nc of seven digits", (text: string) => text.replace("nc=00000001", "nc=0000001")],
    ["no nonce", (text: string) => text.replace(/nonce="[^"]+", /, "")],
    ["an open quote", (text: string) => `${text}, opaque="`],
  ])("malformed credentials are 400: %s", async (_, spoil) => {
    expect((await withField(spoil(await credentials()))).status).toBe(400);
  });

  test.each(["Basic YWxpY2U6d29uZGVybGFuZA==", "Bearer abcdefghijklmnopqrstuvwxyz", "Unknown x=y", ""])(
    "another scheme is challenged: %s",
    async (authorization) => {
      const answer = await withField(authorization);
      expect(answer.status).toBe(401);
      expect(answer.headers["www-authenticate"]).toMatch(/^Digest .*, Digest /);
    },
  );

  test("without qop they are challenged again", async () => {
    const text = await credentials();
    const bare = text.replace(/, (?:qop|nc|cnonce)=(?:"[^"]*"|[^,]*)/g, "");
    expect((await withField(bare)).status).toBe(401);
  });

  test("quoted or not, algorithm, qop and nc are understood", async () => {
    const text = await credentials();
    const quoted = text.replace(/(algorithm|qop|nc)=([^",\s]+)/g, '$1="$2"');
    expect(quoted).not.toBe(text);
    expect((await withField(quoted)).status).toBe(200);
  });

  test("a disabled account is not let in", async () => {
    world.directory.put([account("alice", "office.test", { disabled: true })]);
    expect((await withField(await credentials())).status).toBe(401);
  });

  test("guessing is slowed down, and not even the right password tells that it is", async () => {
    for (let guess = 0; guess < 6; guess += 1) {
      await world.ask("GET", U, {}, { username: "bob", password: `guess ${guess}` });
    }
    const bobs = U.replace("alice", "bob");
    expect((await world.ask("GET", bobs, {}, { username: "bob" })).status).toBe(401);
    world.advance(10);
    expect((await world.ask("GET", bobs, {}, { username: "bob" })).status).toBe(404);
  });
});

describe("several domains", () => {
  test("each user is asked in its own realm, and comes with its credentials to other domains", async () => {
    const two = await XcapWorld.open({ PORCHLIGHT_ADDITIONAL_DOMAINS: "branch.test" });
    const branch = U.replace("office.test", "branch.test");
    expect((await two.challenges(branch))[0]).toContain('realm="branch.test"');
    expect((await two.ask("GET", branch)).status).toBe(404);
    expect((await two.challenges("/xcap-root/xcap-caps/global/index"))[0]).toContain('realm="office.test"');
    const own = two.credentials(await two.challenges(), "GET", branch);
    expect((await two.raw("GET", branch, { headers: { Authorization: own } })).status).toBe(403);
    await two.close();
  });
});

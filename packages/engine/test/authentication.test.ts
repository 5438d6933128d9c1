import { answerChallenge } from "@porchlight/sip-auth";
import { testHasher } from "@porchlight/testkit";
import { beforeEach, describe, expect, test } from "vitest";
import type { Party, RequestWish } from "./party";
import { password, World } from "./world";

let world: World;

beforeEach(() => {
  world = new World();
});

interface Login {
  readonly username?: string;
  readonly password?: string;
  readonly nc?: number;
  readonly uri?: string;
  readonly algorithms?: readonly ("MD5" | "SHA-256")[];
}

function credentials(party: Party, challenges: readonly string[], method: string, login: Login = {}): string {
  const answer = answerChallenge(testHasher, challenges, {
    username: login.username ?? party.user,
    password: login.password ?? password,
    realm: "office.test",
    method,
    uri: login.uri ?? party.aor,
    nc: login.nc ?? 1,
    cnonce: "c0ffee",
    ...(login.algorithms === undefined ? {} : { algorithms: login.algorithms }),
  });
  return `Authorization: ${answer}`;
}

const challengesOf = (response: { headers: { raw(name: string): readonly string[] } }): readonly string[] =>
  response.headers.raw("www-authenticate");

/** Sends once to be challenged and once with credentials. */
function withDigest(party: Party, method: string, wish: RequestWish, login: Login = {}) {
  const challenged = party.request(method, wish);
  expect(challenged.status).toBe(401);
  const authorization = credentials(party, challengesOf(challenged), method, login);
  return party.request(method, { ...wish, headers: [...(wish.headers ?? []), authorization] });
}

const publication: RequestWish = {
  headers: ["Event: presence"],
  body: '<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:alice@office.test"/>',
};

describe("challenges", () => {
  test("COR-040 over UDP one challenge per algorithm, the strongest first, each with qop", () => {
    const challenges = challengesOf(world.connect("alice", "udp", false).request("PUBLISH", publication));
    expect(challenges).toHaveLength(2);
    expect(challenges[0]).toMatch(/^Digest .*algorithm=SHA-256/);
    expect(challenges[1]).toMatch(/^Digest .*algorithm=MD5/);
    for (const challenge of challenges) {
      expect(challenge).toContain('realm="office.test"');
      expect(challenge).toContain('qop="auth"');
    }
  });

  test.each([
    ["for clients that read one challenge only", "", "MD5", "SHA-256"],
    ["but last for SIP.js, which reads the last", "SIP.js/0.21.1", "SHA-256", "MD5"],
    ["and for JsSIP", "JsSIP 3.10.1", "SHA-256", "MD5"],
  ])("COR-040 over WebSocket MD5 comes first, %s", (_, userAgent, ...order) => {
    const { headers = [], ...wish } = publication;
    const agent = userAgent === "" ? [] : [`User-Agent: ${userAgent}`];
    const party = world.connect("alice", "ws", false);
    const challenges = challengesOf(party.request("PUBLISH", { ...wish, headers: [...headers, ...agent] }));
    expect(challenges.map((challenge) => /algorithm=([\w-]+)/.exec(challenge)?.[1])).toEqual(order);
  });

  test.each([["MD5"], ["SHA-256"]] as const)("COR-040 %s credentials are accepted", (algorithm) => {
    const alice = world.connect("alice", "ws", false);
    expect(withDigest(alice, "PUBLISH", publication, { algorithms: [algorithm] }).status).toBe(200);
  });

  test("the whole address is accepted as username", () => {
    const alice = world.connect("alice", "ws", false);
    expect(withDigest(alice, "PUBLISH", publication, { username: "alice@office.test" }).status).toBe(200);
  });

  test("COR-047 Basic is never accepted", () => {
    const alice = world.connect("alice", "ws", false);
    const response = alice.request("PUBLISH", {
      ...publication,
      headers: ["Event: presence", "Authorization: Basic YWxpY2U6eA=="],
    });
    expect(response.status).toBe(401);
    expect(challengesOf(response).every((challenge) => challenge.startsWith("Digest "))).toBe(true);
  });

  test("COR-040 an expired nonce with the right digest is stale, with the wrong one it is not", () => {
    const alice = world.connect("alice", "ws", false);
    const challenges = challengesOf(alice.request("PUBLISH", publication));
    world.pass(301_000);
    const right = alice.request("PUBLISH", {
      ...publication,
      headers: ["Event: presence", credentials(alice, challenges, "PUBLISH")],
    });
    expect(right.status).toBe(401);
    expect(challengesOf(right)[0]).toContain("stale=true");
    const wrong = alice.request("PUBLISH", {
      ...publication,
      headers: ["Event: presence", credentials(alice, challenges, "PUBLISH", { password: "guess" })],
    });
    expect(challengesOf(wrong)[0]).not.toContain("stale=true");
  });

  test("COR-040 a count that was used before is refused", () => {
    const alice = world.connect("alice", "ws", false);
    const challenges = challengesOf(alice.request("PUBLISH", publication));
    const authorization = credentials(alice, challenges, "PUBLISH");
    const again = { ...publication, headers: ["Event: presence", authorization] };
    expect(alice.request("PUBLISH", again).status).toBe(200);
    expect(alice.request("PUBLISH", again).status).toBe(401);
    const next = credentials(alice, challenges, "PUBLISH", { nc: 2 });
    expect(alice.request("PUBLISH", { ...publication, headers: ["Event: presence", next] }).status).toBe(200);
  });
});

describe("who may not", () => {
  test("wrong password, unknown user and disabled user look the same on the wire and differ in the log", () => {
    const answers = [
      withDigest(world.connect("alice", "ws", false), "PUBLISH", publication, { password: "guess" }),
      withDigest(world.connect("nobody", "ws", false), "PUBLISH", publication),
    ];
    const [carol] = world.accounts.filter(({ user }) => user === "carol");
    if (carol === undefined) throw new Error("carol is missing");
    world.do((engine, now) => engine.accountsChanged([{ ...carol, disabled: true }], now));
    answers.push(withDigest(world.connect("carol", "ws", false), "PUBLISH", publication));
    const shapes = answers.map((answer) => [
      answer.status,
      challengesOf(answer).map((text) => text.replace(/nonce="[^"]*"/, "")),
    ]);
    expect(shapes[1]).toEqual(shapes[0]);
    expect(shapes[2]).toEqual(shapes[0]);
    const failures = world.events.flatMap((event) =>
      event.kind === "authentication-failed" ? [event.failure] : [],
    );
    expect(failures).toEqual(["wrong-password", "unknown-user", "disabled-user"]);
  });

  test("COR-041 From must be the authenticated user's own", () => {
    const alice = world.connect("alice", "ws", false);
    const wish = { ...publication, from: "<sip:bob@office.test>;tag=x" };
    expect(withDigest(alice, "PUBLISH", wish).status).toBe(403);
  });

  test("COR-044 PRS-059 nobody without an identity subscribes, and an unknown presentity is told only to those who are known", () => {
    const stranger = world.connect("alice", "ws", false);
    const wish: RequestWish = { uri: "sip:nobody@office.test", headers: ["Event: presence"] };
    expect(stranger.request("SUBSCRIBE", wish).status).toBe(401);
    expect(withDigest(stranger, "SUBSCRIBE", wish, { uri: "sip:nobody@office.test" }).status).toBe(404);
  });

  test("COR-045 guessing is slowed down: after some wrong passwords not even the right one is taken", () => {
    const guesser = world.connect("alice", "ws", false);
    for (let guess = 0; guess < 8; guess += 1)
      withDigest(guesser, "PUBLISH", publication, { password: `guess ${guess}` });
    expect(withDigest(guesser, "PUBLISH", publication).status).toBe(401);
    world.pass(600_000);
    expect(withDigest(guesser, "PUBLISH", publication).status).toBe(200);
  });

  test("P-Asserted-Identity counts from a trusted network only", () => {
    const asserted = "P-Asserted-Identity: <sip:alice@office.test>";
    const wish: RequestWish = {
      ...publication,
      uri: "sip:alice@office.test",
      headers: ["Event: presence", asserted],
    };
    expect(world.connect("gateway", "tcp", true).request("PUBLISH", wish).status).toBe(200);
    expect(world.connect("mallory", "tcp", false).request("PUBLISH", wish).status).toBe(401);
  });

  test.each(["P-Asserted-Identity : ", "p-asserted-IDENTITY:", "P-Asserted-Identity\t: "])(
    "a header name written %j is the same header",
    (name) => {
      const wish: RequestWish = {
        ...publication,
        uri: "sip:alice@office.test",
        headers: ["Event: presence", `${name}<sip:bob@office.test>`],
      };
      expect(world.connect("gateway", "tcp", true).request("PUBLISH", wish).status).toBe(403);
    },
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { chooseChallenge, parseDigestChallenge } from "./digest-challenge";
import { digestCredentials } from "./digest-response";
import { DigestSession } from "./digest-session";
import { splitChallenges } from "./split-challenges";

const example = {
  username: "Mufasa",
  password: "Circle of Life",
  method: "GET",
  uri: "/dir/index.html",
  body: "",
  cnonce: "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ",
  nonceCount: 1,
};
const challengeOf = (algorithm: string) =>
  `Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=${algorithm}, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"`;

test("RFC 7616 §3.9.1 the worked example with MD5", () => {
  const challenge = parseDigestChallenge(challengeOf("MD5"));
  expect(challenge && digestCredentials(challenge, example)).toContain(
    'response="8ca523f5e9506fed4657c9700eebdbec"',
  );
});

test("RFC 7616 §3.9.1 the worked example with SHA-256", () => {
  const challenge = parseDigestChallenge(challengeOf("SHA-256"));
  expect(challenge && digestCredentials(challenge, example)).toContain(
    'response="753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"',
  );
});

test("RFC 8760 §2.4 the topmost supported challenge is taken", () => {
  const values = ["SHA-512-256", "SHA-256", "MD5"].map(
    (algorithm) => `Digest realm="a", nonce="n", algorithm=${algorithm}`,
  );
  expect(chooseChallenge(values, "a")?.algorithm).toBe("SHA-256");
  expect(chooseChallenge(values.toReversed(), "a")?.algorithm).toBe("MD5");
});

test("a challenge for another realm is not answered", () => {
  expect(chooseChallenge(['Digest realm="evil", nonce="n"'], "office.test")).toBeUndefined();
});

test("nonce-counts rise from 1 and start again with a new nonce", () => {
  const session = new DigestSession({ username: "alice", password: "x", realm: "office.test" });
  const request = { method: "PUBLISH", uri: "sip:alice@office.test", body: "" };
  expect(session.headers(request)).toEqual([]);
  session.accept("server", ['Digest realm="office.test", nonce="one", qop="auth"']);
  expect(session.headers(request)[0]).toContain("nc=00000001");
  expect(session.headers(request)[0]).toContain("nc=00000002");
  session.accept("server", ['Digest realm="office.test", nonce="two", qop="auth"']);
  expect(session.headers(request)[0]).toMatch(/^Authorization: .*nonce="two".*nc=00000001/);
});

test("any text is parsed or refused in bounded time", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 2000 }), (text) => {
      parseDigestChallenge(`Digest ${text}`);
      parseDigestChallenge(text);
    }),
  );
});

test("RFC 9110 §11.6.1 challenges that were joined into one field come apart", () => {
  const challenges = [
    'Digest realm="a, Digest b", nonce="1", qop="auth,auth-int", algorithm=SHA-256',
    'Digest realm="\\"", nonce="2"',
    "Negotiate",
    "Basic abc==",
    'Bearer realm="x"',
  ];
  expect(splitChallenges(challenges.join(", "))).toEqual(challenges);
  expect(splitChallenges(challenges.join(" ,,"))).toEqual(challenges);
  expect(splitChallenges("")).toEqual([]);
});

test("any field is split in bounded time", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('"', ",", "=", "\\", " ", "a"), maxLength: 400 }),
      (text) => {
        expect(splitChallenges(text).join("").length).toBeLessThanOrEqual(text.length * 2);
      },
    ),
  );
});

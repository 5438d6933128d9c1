import { describe, expect, test } from "vitest";
import { NodeHasher } from "../test/node-hasher";
import { computeResponse, type DigestAlgorithm, digestHa1, parseAlgorithm } from "./digest";

const hasher = new NodeHasher();
const mufasa = { username: "Mufasa", realm: "http-auth@example.org", password: "Circle of Life" };
const alice = { username: "alice", realm: "example.com", password: "wonderland" };
const lion = {
  nonce: "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
  cnonce: "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ",
};
const ours = { nonce: "nonce-0001", cnonce: "cnonce-0001" };

function respond(
  algorithm: DigestAlgorithm,
  user: typeof alice,
  request: string,
  nonces: typeof ours,
  rest: { qop?: "auth" | "auth-int" | undefined; body?: string } = { qop: "auth" },
): string {
  const [method = "", uri = ""] = request.split(" ");
  return computeResponse(hasher, {
    algorithm,
    ha1: digestHa1(hasher, algorithm, user.username, user.realm, user.password),
    method,
    uri,
    qop: rest.qop,
    nc: "00000001",
    body: new TextEncoder().encode(rest.body ?? ""),
    ...nonces,
  });
}

describe("COR-040 V-01 digest responses", () => {
  test.each([
    ["MD5", mufasa, "GET /dir/index.html", lion, "8ca523f5e9506fed4657c9700eebdbec"],
    [
      "SHA-256",
      mufasa,
      "GET /dir/index.html",
      lion,
      "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1",
    ],
    ["MD5", alice, "REGISTER sip:example.com", ours, "13198332ffa2cb7ea04f310ca7da38bf"],
    ["MD5", alice, "PUBLISH sip:alice@example.com", ours, "0187e0bc22a2ffec5af88706f85eb8a6"],
    [
      "SHA-256",
      alice,
      "REGISTER sip:example.com",
      ours,
      "e99e530e091186dbeda92612ee75e7805425d056519ce10757ed9885f9cc6553",
    ],
    [
      "SHA-256",
      alice,
      "PUBLISH sip:alice@example.com",
      ours,
      "8abde183900e89178c0e033e1da94e529034442b03dd48cff1511a6bc481481b",
    ],
    [
      "SHA-512-256",
      alice,
      "REGISTER sip:example.com",
      ours,
      "b490acdba6b082586dd626797a5933e2641b6aee7ea4fd7548da74d8ac361151",
    ],
    [
      "SHA-512-256",
      alice,
      "PUBLISH sip:alice@example.com",
      ours,
      "0c2d11fd37bda1a44e5430d688102aad8bba41dfe630c0891d7c9dc168afcb90",
    ],
  ] as const)("%s %o %s", (algorithm, user, request, nonces, expected) => {
    expect(respond(algorithm, user, request, nonces)).toBe(expected);
  });

  test("user names and realms are hashed as UTF-8", () => {
    const user = { username: "Jäsøn Doe", realm: "api@example.org", password: "Secret, or not?" };
    const nonces = {
      nonce: "5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK",
      cnonce: "NTg6RKcb9boFIAS3KrFK9BGeh+iDa/sm6jUMp2wds69v",
    };
    expect(respond("SHA-512-256", user, "GET /doe.json", nonces)).toBe(
      "3798d4131c277846293534c3edc11bd8a5e4cdcbff78b05db9d95eeb1cec68a5",
    );
  });

  test("HA1 is what is kept of a password", () => {
    expect(digestHa1(hasher, "MD5", alice.username, alice.realm, alice.password)).toBe(
      "93dfce8dfebfae8af4a726982429d23a",
    );
    expect(digestHa1(hasher, "SHA-256", alice.username, alice.realm, alice.password)).toBe(
      "8a76b8adf2eb7492ff78f57bc361a5c93e2f53c6e93f7ee91f68b5382cfea14f",
    );
  });

  test("auth-int of an empty body hashes the empty string", () => {
    const empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    const ha2 = hasher.hex("SHA-256", `PUBLISH:sip:alice@example.com:${empty}`);
    const ha1 = digestHa1(hasher, "SHA-256", alice.username, alice.realm, alice.password);
    const expected = hasher.hex("SHA-256", `${ha1}:nonce-0001:00000001:cnonce-0001:auth-int:${ha2}`);
    expect(respond("SHA-256", alice, "PUBLISH sip:alice@example.com", ours, { qop: "auth-int" })).toBe(
      expected,
    );
    const other = { qop: "auth-int", body: "x" } as const;
    expect(respond("SHA-256", alice, "PUBLISH sip:alice@example.com", ours, other)).not.toBe(expected);
  });

  test("without qop, nc and cnonce do not count (RFC 2069)", () => {
    const one = respond("MD5", alice, "REGISTER sip:example.com", ours, { qop: undefined });
    const other = respond(
      "MD5",
      alice,
      "REGISTER sip:example.com",
      { ...ours, cnonce: "x" },
      { qop: undefined },
    );
    expect(one).toBe(other);
  });
});

test("an absent algorithm is MD5, a name counts without case, others are unknown", () => {
  expect(parseAlgorithm(undefined)).toBe("MD5");
  expect(parseAlgorithm("sha-256")).toBe("SHA-256");
  expect(parseAlgorithm("SHA-512-256")).toBe("SHA-512-256");
  for (const unknown of ["MD5-sess", "SHA-256-sess", "SHA1", ""])
    expect(parseAlgorithm(unknown)).toBeUndefined();
});

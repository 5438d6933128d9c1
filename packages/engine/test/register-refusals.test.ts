import { answerChallenge } from "@porchlight/sip-auth";
import { testHasher } from "@porchlight/testkit";
import { beforeEach, describe, expect, test } from "vitest";
import type { RegisterRefusal } from "../src/index";
import type { Party, RequestWish } from "./party";
import { password, World } from "./world";

let world: World;

beforeEach(() => {
  world = new World();
});

const REGISTER: RequestWish = { uri: "sip:office.test", headers: ["User-Agent: Desk phone"] };

const refusals = (): readonly (readonly [string, RegisterRefusal, string])[] =>
  world.events.flatMap((event) =>
    event.kind === "register-refused" ? [[event.aor, event.cause, event.userAgent] as const] : [],
  );

function register(party: Party, wish: RequestWish, secret = password): number {
  const challenges = party.request("REGISTER", wish).headers.raw("www-authenticate");
  const answer = answerChallenge(testHasher, challenges, {
    username: party.user,
    password: secret,
    realm: "office.test",
    method: "REGISTER",
    uri: wish.uri ?? party.aor,
    nc: 1,
    cnonce: "c0ffee",
  });
  const headers = [...(wish.headers ?? []), `Authorization: ${answer}`];
  return party.request("REGISTER", { ...wish, headers }).status;
}

describe("what is told of a REGISTER that is not taken", () => {
  test("it was asked for credentials, and the password is wrong", () => {
    const alice = world.connect("alice", "udp", false);
    expect(register(alice, { ...REGISTER, to: `<${alice.aor}>` }, "guess")).toBe(401);
    expect(refusals()).toEqual([
      ["sip:alice@office.test", "challenged", "Desk phone"],
      ["sip:alice@office.test", "wrong-password", "Desk phone"],
    ]);
  });

  test("nobody has the name", () => {
    const nobody = world.connect("nobody", "udp", false);
    expect(register(nobody, { ...REGISTER, to: `<${nobody.aor}>` })).toBe(401);
    expect(refusals().at(-1)).toEqual(["sip:nobody@office.test", "unknown-user", "Desk phone"]);
  });

  test("its address is in a domain that is not ours", () => {
    const alice = world.connect("alice", "udp", false);
    expect(register(alice, { ...REGISTER, to: "<sip:alice@192.0.2.1>" })).toBe(404);
    expect(refusals().map(([aor, cause]) => [aor, cause])).toEqual([
      ["sip:alice@office.test", "challenged"],
      ["sip:alice@office.test", "foreign-domain"],
    ]);
  });

  test("it signs in as one user and registers another", () => {
    const alice = world.connect("alice", "udp", false);
    expect(register(alice, { ...REGISTER, to: "<sip:bob@office.test>" })).toBe(403);
    expect(refusals().at(-1)).toEqual(["sip:bob@office.test", "other-user", "Desk phone"]);
  });

  test("of one that is taken only the challenge is told, and of other methods nothing", () => {
    const alice = world.connect("alice", "udp", false);
    expect(register(alice, { ...REGISTER, to: `<${alice.aor}>` })).toBe(200);
    expect(refusals().map(([, cause]) => cause)).toEqual(["challenged"]);
    expect(alice.request("PUBLISH", { headers: ["Event: presence"] }).status).toBe(401);
    expect(refusals()).toHaveLength(1);
  });
});

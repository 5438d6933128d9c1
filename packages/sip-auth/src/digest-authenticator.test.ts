import { instant } from "@porchlight/kernel";
import { parseChallenge } from "@porchlight/sip-message";
import { beforeEach, describe, expect, test } from "vitest";
import { Office, password, realm, short, uri } from "../test/office";

let office: Office;

beforeEach(() => {
  office = new Office();
});

const parameters = (value: string): Record<string, string> => {
  const parsed = parseChallenge(value);
  return parsed.ok
    ? Object.fromEntries([...parsed.value.params].map((each) => [each.name, each.value ?? ""]))
    : {};
};

describe("COR-040 challenges", () => {
  test("one for each algorithm in the order asked for, qop always, the algorithm unquoted", () => {
    const [first, second, ...others] = office.challenges();
    expect(others).toEqual([]);
    expect(first).toMatch(/^Digest realm="office\.test", nonce="[^"]+", algorithm=SHA-256, qop="auth"$/);
    expect(second).toMatch(/^Digest realm="office\.test", nonce="[^"]+", algorithm=MD5, qop="auth"$/);
  });

  test("an algorithm asked for twice is offered once", () => {
    expect(office.authenticator.challenges(realm, ["MD5", "SHA-256", "MD5"], false, office.now)).toHaveLength(
      2,
    );
  });

  test("stale stands only where it is true", () => {
    expect(office.challenges(true).every((value) => value.endsWith(", stale=true"))).toBe(true);
    expect(office.challenges(false).some((value) => value.includes("stale"))).toBe(false);
  });

  test("every round has a nonce of its own", () => {
    const nonces = [office.challenges(), office.challenges()].map(([value = ""]) => parameters(value).nonce);
    expect(new Set(nonces).size).toBe(2);
  });

  test("COR-047 nothing but Digest is offered", () => {
    expect(office.challenges().every((value) => value.startsWith("Digest "))).toBe(true);
  });
});

describe("COR-040 V-01 credentials received", () => {
  test.each(["SHA-256", "MD5"] as const)("the right %s digest is accepted", (algorithm) => {
    const verdict = office.verify(office.answer(office.challenges(), { algorithms: [algorithm] }));
    expect(verdict).toEqual({ kind: "authenticated", username: "alice", algorithm });
  });

  test("none at all, or an empty field: a challenge, and nothing to be judged", () => {
    expect(short(office.verify([]))).toBe("challenge");
    expect(short(office.verify(""))).toBe("challenge");
  });

  test("right digest, expired nonce: stale", () => {
    const answer = office.answer(office.challenges());
    expect(short(office.pass(301).verify(answer))).toBe("challenge expired-nonce stale");
    expect(short(office.verify(office.answer(office.challenges(true))))).toBe("authenticated alice");
  });

  test("a nonce lasts 300 s, or as long as it is set to", () => {
    const answer = office.answer(office.challenges());
    expect(short(office.pass(300).verify(answer))).toBe("authenticated alice");
    const brief = new Office({ nonceLifetimeSeconds: 5 });
    expect(short(brief.verify(brief.answer(brief.challenges())))).toBe("authenticated alice");
    const late = brief.answer(brief.challenges());
    expect(short(brief.pass(6).verify(late))).toBe("challenge expired-nonce stale");
  });

  test("wrong digest, any nonce: never stale", () => {
    const wrong = office.answer(office.challenges(), { password: "guess" });
    expect(short(office.verify(wrong))).toBe("challenge wrong-password");
    expect(short(office.pass(301).verify(wrong))).toBe("challenge wrong-password");
  });

  test("another method or another uri than was hashed is a wrong digest", () => {
    expect(short(office.verify(office.answer(office.challenges()), { method: "PUBLISH" }))).toBe(
      "challenge wrong-password",
    );
    const answer = office.answer(office.challenges()).replace(`uri="${uri}"`, 'uri="sip:other"');
    expect(short(office.verify(answer))).toBe("challenge wrong-password");
  });

  test("right digest, nc seen before: refused, and the client told to take the new nonce", () => {
    const challenges = office.challenges();
    expect(short(office.verify(office.answer(challenges, { nc: 1 })))).toBe("authenticated alice");
    expect(short(office.verify(office.answer(challenges, { nc: 1 })))).toBe("challenge replayed-nonce stale");
    expect(short(office.verify(office.answer(challenges, { nc: 2 })))).toBe("authenticated alice");
  });

  test("nc may be overtaken on the way, each counts once", () => {
    const challenges = office.challenges();
    const at = (nc: number): string => short(office.verify(office.answer(challenges, { nc })));
    expect([1, 5, 3, 4, 3, 2, 5].map(at)).toEqual([
      "authenticated alice",
      "authenticated alice",
      "authenticated alice",
      "authenticated alice",
      "challenge replayed-nonce stale",
      "authenticated alice",
      "challenge replayed-nonce stale",
    ]);
    expect(at(1000)).toBe("authenticated alice");
    expect(at(900)).toBe("challenge replayed-nonce stale");
  });

  test("a wrong digest uses up no nc", () => {
    const challenges = office.challenges();
    office.verify(office.answer(challenges, { nc: 1, password: "guess" }));
    expect(short(office.verify(office.answer(challenges, { nc: 1 })))).toBe("authenticated alice");
  });

  test("SIP: a uri other than the Request-URI counts, when it names somebody here", () => {
    const answer = office.answer(office.challenges(), { uri: "sip:alice@office.test" });
    const acceptsUri = (given: string): boolean => given.endsWith("office.test");
    expect(short(office.verify(answer, { acceptsUri }))).toBe("authenticated alice");
    const foreign = office.answer(office.challenges(), { uri: "sip:alice@elsewhere.test" });
    expect(short(office.verify(foreign, { acceptsUri }))).toBe("400");
  });

  test.each([
    ["username and username* together", (value: string) => `${value}, username*=UTF-8''alice`],
    ["nc of seven digits", (value: string) => value.replace("nc=00000001", "nc=0000001")],
    ["nc that is no hexadecimal number", (value: string) => value.replace("nc=00000001", "nc=0000000g")],
    ["a parameter twice", (value: string) => `${value}, nc=00000002`],
    ["no nonce", (value: string) => value.replace(/nonce="[^"]*", /, "")],
    ["no response", (value: string) => value.replace(/response="[^"]*", /, "")],
    ["no uri", (value: string) => value.replace(/uri="[^"]*", /, "")],
    ["no username", (value: string) => value.replace(/username="[^"]*", /, "")],
    ["qop without cnonce", (value: string) => value.replace(/, cnonce="[^"]*"/, "")],
    ["qop without nc", (value: string) => value.replace(", nc=00000001", "")],
    ["an unknown qop", (value: string) => value.replace("qop=auth", "qop=auth-conf")],
    ["an open quote", (value: string) => value.slice(0, -1)],
    ["a field of 9000 characters", (value: string) => `${value}, x="${"y".repeat(9000)}"`],
    [
      "a username* that is not UTF-8",
      (value: string) => value.replace('username="alice"', "username*=UTF-8''%ff"),
    ],
    ["a username* without charset", (value: string) => value.replace('username="alice"', "username*=alice")],
  ])("400: %s", (_, spoil) => {
    const answer = office.answer(office.challenges());
    expect(short(office.verify(answer))).toBe("authenticated alice");
    expect(short(office.verify(spoil(answer)))).toBe("400");
  });

  test("username* alone is a username", () => {
    const answer = office
      .answer(office.challenges())
      .replace('username="alice"', "username*=utf-8'en'%61lice");
    expect(short(office.verify(answer))).toBe("authenticated alice");
  });

  test("COR-047 Basic, Bearer and unknown schemes are challenged", () => {
    for (const value of ["Basic YWxpY2U6d29uZGVybGFuZA==", "Bearer x.y.z", 'NewScheme a="b", c', "Digest"]) {
      expect(short(office.verify(value))).toBe("challenge");
    }
  });

  test("auth-int covers the body", () => {
    const body = new TextEncoder().encode("<presence/>");
    const challenges = office.challenges().map((value) => value.replace('qop="auth"', 'qop="auth-int"'));
    expect(short(office.verify(office.answer(challenges, { body }), { body }))).toBe("authenticated alice");
    expect(short(office.verify(office.answer(challenges, { body, nc: 2 })))).toBe("challenge wrong-password");
    expect(short(office.verify(office.answer(challenges, { nc: 3 })))).toBe("authenticated alice");
  });

  test("without qop: challenged again, accepted by switch and for MD5 only", () => {
    const without = (at: Office): string[] =>
      at.challenges().map((value) => value.replace(', qop="auth"', ""));
    const md5 = { algorithms: ["MD5"] } as const;
    expect(short(office.verify(office.answer(without(office), md5)))).toBe("challenge");
    const lenient = new Office({ acceptWithoutQop: true });
    expect(short(lenient.verify(lenient.answer(without(lenient), md5)))).toBe("authenticated alice");
    expect(short(lenient.verify(lenient.answer(without(lenient))))).toBe("challenge");
  });

  test("an algorithm that is not taken is challenged", () => {
    const answer = office.answer(office.challenges(), { algorithms: ["MD5"] });
    expect(short(office.verify(answer, { algorithms: ["SHA-256"] }))).toBe("challenge");
    expect(short(office.verify(answer.replace("algorithm=MD5", "algorithm=SHA-512-256")))).toBe("challenge");
    expect(short(office.verify(answer.replace("algorithm=MD5", "algorithm=MD5-sess")))).toBe("challenge");
  });
});

describe("whose credentials", () => {
  test("of several fields the one for our realm counts, wherever it stands", () => {
    const own = office.answer(office.challenges());
    const foreign = own
      .replace('realm="office.test"', 'realm="elsewhere.test"')
      .replace("nc=00000001", "nc=bad");
    expect(short(office.verify([foreign, "Basic eA==", own]))).toBe("authenticated alice");
  });

  test("only a foreign realm: told apart in the log, challenged on the wire", () => {
    const foreign = office
      .answer(office.challenges())
      .replace('realm="office.test"', 'realm="elsewhere.test"');
    expect(office.verify(foreign)).toEqual({
      kind: "challenge",
      failure: "foreign-realm",
      stale: false,
      username: "alice",
    });
  });

  test("a username is hashed in the form in which it was sent", () => {
    const username = "alice@office.test";
    expect(office.verify(office.answer(office.challenges(), { username }))).toMatchObject({ username });
    expect(short(office.verify(office.answer(office.challenges(), { username: "Alice" })))).toBe(
      "challenge unknown-user",
    );
  });

  test("an unknown user and a wrong password cost the same and look the same", () => {
    const cost = (username: string): number => {
      const answer = office.answer(office.challenges(), { username, password: "guess" });
      const before = office.hasher.hashes + office.hasher.macs;
      expect(office.verify(answer)).toMatchObject({ kind: "challenge", stale: false });
      return office.hasher.hashes + office.hasher.macs - before;
    };
    expect(cost("nobody")).toBe(cost("alice"));
    expect(short(office.verify(office.answer(office.challenges(), { username: "nobody" })))).toBe(
      "challenge unknown-user",
    );
  });

  test("a disabled user is refused with the right password, and is never stale", () => {
    const answer = office.answer(office.challenges(), { username: "mallory" });
    expect(short(office.verify(answer))).toBe("challenge disabled-user");
    expect(short(office.pass(400).verify(answer))).toBe("challenge disabled-user");
    const wrong = office.answer(office.challenges(), { username: "mallory", password: "guess" });
    expect(short(office.verify(wrong))).toBe("challenge wrong-password");
  });
});

describe("nonces are ours and not used twice", () => {
  const withNonce = (nonce: string): string =>
    office.answer([`Digest realm="${realm}", nonce="${nonce}", algorithm=SHA-256, qop="auth"`]);

  test("a nonce that was never ours is forged, whoever made it", () => {
    const [challenge = ""] = office.challenges();
    const nonce = parameters(challenge).nonce ?? "";
    const [issued, random, mac] = nonce.split(".");
    const forged = [
      "",
      ".",
      "x",
      "x".repeat(5000),
      `${nonce}0`,
      nonce.slice(0, -1),
      `${issued}0.${random}.${mac}`,
      `${issued}.${random}x.${mac}`,
    ];
    for (const each of forged) expect(short(office.verify(withNonce(each)))).toBe("challenge forged-nonce");
    expect(short(office.verify(withNonce(nonce)))).toBe("authenticated alice");
  });

  test("a nonce of another realm or another secret is forged", () => {
    const other = office.authenticator.challenges("elsewhere.test", ["MD5"], false, office.now);
    expect(short(office.verify(withNonce(parameters(other[0] ?? "").nonce ?? "")))).toBe(
      "challenge forged-nonce",
    );
    const stranger = new Office({ secret: "of a stranger" });
    expect(short(office.verify(stranger.answer(stranger.challenges())))).toBe("challenge forged-nonce");
  });

  test("credentials from before a restart cannot be replayed", () => {
    const answer = office.answer(office.challenges());
    expect(short(office.verify(answer))).toBe("authenticated alice");
    const restarted = new Office();
    restarted.now = instant(office.now + 1000);
    expect(short(restarted.verify(answer))).toBe("challenge expired-nonce stale");
    expect(short(restarted.verify(restarted.answer(restarted.challenges())))).toBe("authenticated alice");
  });

  test("a nonce that had to be forgotten counts as expired, and so does what is as old", () => {
    const small = new Office({ maxTrackedNonces: 2 });
    const unused = small.challenges();
    const answers = [1, 2, 3].map(() => small.pass(1).answer(small.challenges()));
    for (const answer of answers) expect(short(small.verify(answer))).toBe("authenticated alice");
    expect(answers.map((answer) => short(small.verify(answer)))).toEqual([
      "challenge expired-nonce stale",
      "challenge replayed-nonce stale",
      "challenge replayed-nonce stale",
    ]);
    expect(short(small.verify(small.answer(unused)))).toBe("challenge expired-nonce stale");
    expect(short(small.verify(small.answer(small.challenges())))).toBe("authenticated alice");
  });

  test("a clock that goes back locks nobody out", () => {
    expect(short(office.verify(office.answer(office.challenges())))).toBe("authenticated alice");
    office.pass(-3600);
    expect(short(office.verify(office.answer(office.challenges())))).toBe("authenticated alice");
  });

  test("a nonce in use needs no second look at its signature", () => {
    const challenges = office.challenges();
    office.verify(office.answer(challenges, { nc: 1 }));
    const before = office.hasher.macs;
    expect(short(office.verify(office.answer(challenges, { nc: 2 })))).toBe("authenticated alice");
    expect(office.hasher.macs).toBe(before);
  });
});

test("two users of one nonce count for themselves", () => {
  const challenges = office.challenges();
  const other = "alice@office.test";
  expect(short(office.verify(office.answer(challenges, { nc: 1 })))).toBe("authenticated alice");
  expect(short(office.verify(office.answer(challenges, { nc: 1, username: other, password })))).toBe(
    `authenticated ${other}`,
  );
});

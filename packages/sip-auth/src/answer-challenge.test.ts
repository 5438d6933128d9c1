import { parseCredentials } from "@porchlight/sip-message";
import { expect, test } from "vitest";
import { NodeHasher } from "../test/node-hasher";
import { answerChallenge, type DigestAnswerInput } from "./answer-challenge";

const hasher = new NodeHasher();
const input: DigestAnswerInput = {
  username: 'a "quoted" name',
  password: "p",
  method: "REGISTER",
  uri: "sip:office.test",
  nc: 26,
  cnonce: "c",
};

function answered(
  challenges: readonly string[],
  more: Partial<DigestAnswerInput> = {},
): Record<string, string> | undefined {
  const value = answerChallenge(hasher, challenges, { ...input, ...more });
  if (value === undefined) return undefined;
  const parsed = parseCredentials(value);
  if (!parsed.ok) throw new Error(parsed.error);
  return Object.fromEntries([...parsed.value.params].map((each) => [each.name, each.value ?? ""]));
}

const challenge = (algorithm: string, more = ', qop="auth"'): string =>
  `Digest realm="office.test", nonce="n-${algorithm}", algorithm=${algorithm}${more}`;

test("COR-040 the topmost challenge that is understood is answered, the rest ignored", () => {
  const values = [
    "Basic realm=x",
    challenge("SHA-999"),
    "Digest broken",
    challenge("SHA-256"),
    challenge("MD5"),
  ];
  expect(answered(values)?.nonce).toBe("n-SHA-256");
  expect(answered(values, { algorithms: ["MD5"] })?.nonce).toBe("n-MD5");
  expect(answered([challenge("MD5"), challenge("SHA-256")])?.nonce).toBe("n-MD5");
});

test("what is answered is copied, nc has eight digits, names are quoted", () => {
  expect(answered([challenge("MD5", ', qop="auth-int,auth", opaque="o"')])).toMatchObject({
    username: input.username,
    realm: "office.test",
    uri: "sip:office.test",
    algorithm: "MD5",
    qop: "auth",
    nc: "0000001a",
    cnonce: "c",
    opaque: "o",
  });
});

test("a challenge without qop is answered without nc", () => {
  const answer = answered([challenge("MD5", "")]);
  expect(answer?.response).toMatch(/^[0-9a-f]{32}$/);
  expect(answer).not.toHaveProperty("nc");
});

test("a realm that is not ours gets no answer", () => {
  expect(answered([challenge("MD5")], { realm: "elsewhere.test" })).toBeUndefined();
});

test("nothing that can be answered", () => {
  expect(answered([])).toBeUndefined();
  expect(answered(["", "Digest", challenge("MD5", ', qop="x"'), 'Digest realm="r"'])).toBeUndefined();
});

import { createHash } from "node:crypto";

const hash = (algorithm: string, text: string): string =>
  createHash(algorithm === "SHA-256" ? "sha256" : "md5")
    .update(text)
    .digest("hex");

const parameter = (challenge: string, name: string): string =>
  new RegExp(`${name}="?([^",]+)"?`).exec(challenge)?.[1] ?? "";

/** Answers a Digest challenge as any phone would (RFC 7616, qop auth). */
export function authorization(
  challenge: string,
  user: string,
  password: string,
  method: string,
  uri: string,
  count = 1,
): string {
  const algorithm = parameter(challenge, "algorithm") || "MD5";
  const realm = parameter(challenge, "realm");
  const nonce = parameter(challenge, "nonce");
  const nc = count.toString(16).padStart(8, "0");
  const cnonce = "0a4f113b";
  const ha1 = hash(algorithm, `${user}:${realm}:${password}`);
  const ha2 = hash(algorithm, `${method}:${uri}`);
  const response = hash(algorithm, `${ha1}:${nonce}:${nc}:${cnonce}:auth:${ha2}`);
  return `Digest username="${user}", realm="${realm}", nonce="${nonce}", uri="${uri}", response="${response}", algorithm=${algorithm}, qop=auth, nc=${nc}, cnonce="${cnonce}"`;
}

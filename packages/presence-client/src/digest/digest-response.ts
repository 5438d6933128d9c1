import { md5 } from "@noble/hashes/legacy";
import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils";
import type { DigestAlgorithm, DigestChallenge } from "./digest-challenge";

export interface DigestInput {
  readonly username: string;
  readonly password: string;
  readonly method: string;
  /** The Request-URI as sent. */
  readonly uri: string;
  readonly body: string | Uint8Array;
  readonly cnonce: string;
  /** How often this nonce has been used, this use included. */
  readonly nonceCount: number;
}

/** The value of an Authorization header that answers `challenge` (RFC 7616 §3.4). */
export function digestCredentials(challenge: DigestChallenge, input: DigestInput): string {
  const nc = input.nonceCount.toString(16).padStart(8, "0");
  const parts = [
    `username=${quoted(input.username)}`,
    `realm=${quoted(challenge.realm)}`,
    `nonce=${quoted(challenge.nonce)}`,
    `uri=${quoted(input.uri)}`,
    `response="${digestResponse(challenge, input, nc)}"`,
    `algorithm=${challenge.algorithm}`,
  ];
  if (challenge.qop) parts.push(`qop=${challenge.qop}`, `nc=${nc}`, `cnonce=${quoted(input.cnonce)}`);
  if (challenge.opaque !== undefined) parts.push(`opaque=${quoted(challenge.opaque)}`);
  return `Digest ${parts.join(", ")}`;
}

function digestResponse(challenge: DigestChallenge, input: DigestInput, nc: string): string {
  const hash = (data: string | Uint8Array): string => hashHex(challenge.algorithm, data);
  const ha1 = hash(`${input.username}:${challenge.realm}:${input.password}`);
  const a2 = `${input.method}:${input.uri}`;
  const ha2 = hash(challenge.qop === "auth-int" ? `${a2}:${hash(input.body)}` : a2);
  if (!challenge.qop) return hash(`${ha1}:${challenge.nonce}:${ha2}`);
  return hash(`${ha1}:${challenge.nonce}:${nc}:${input.cnonce}:${challenge.qop}:${ha2}`);
}

function hashHex(algorithm: DigestAlgorithm, data: string | Uint8Array): string {
  const octets = typeof data === "string" ? utf8ToBytes(data) : data;
  return bytesToHex(algorithm === "MD5" ? md5(octets) : sha256(octets));
}

const quoted = (text: string): string => `"${text.replace(/["\\]/g, "\\$&")}"`;

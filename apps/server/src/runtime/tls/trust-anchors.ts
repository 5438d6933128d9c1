import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { rootCertificates } from "node:tls";
import { say } from "../sayings";
import { StartupError, systemCode } from "../startup-error";

const pemBlock = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/**
 * Authorities believed for certificates of peers: the well-known ones and those of the file; undefined without a file,
 * which means the well-known ones alone. Throws `StartupError`.
 */
export const readTrustAnchors = (tlsCa: string | undefined): readonly string[] | undefined =>
  tlsCa === undefined ? undefined : [...rootCertificates, ...readOwnAnchors(tlsCa)];

/** Those of the file, PEM each. Throws `StartupError`. */
export function readOwnAnchors(tlsCa: string): readonly string[] {
  const own = readText(tlsCa).match(pemBlock) ?? [];
  if (own.length === 0 || !own.every(isCertificate)) {
    throw new StartupError(say("no-certificates-in-file", { file: tlsCa }));
  }
  return own;
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new StartupError(
      say("file-cannot-be-read", { file: path, code: systemCode(error), setting: "PORCHLIGHT_TLS_CA" }),
    );
  }
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).serialNumber !== "";
  } catch {
    return false;
  }
}

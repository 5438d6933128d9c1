import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { createSecureContext } from "node:tls";
import { say } from "./sayings";
import { StartupError, systemCode } from "./startup-error";
import { identitiesOf } from "./tls/certificate-names";

/** A certificate chain and its key, PEM. */
export interface Certificate {
  readonly cert: Buffer;
  readonly key: Buffer;
  /** SHA-256 fingerprint of the first certificate, as in `X509Certificate.fingerprint256`. */
  readonly fingerprint: string;
  readonly validFrom: Date;
  readonly validTo: Date;
  readonly names: string;
  /** SIP domains it is for (RFC 5922 section 7.1). */
  readonly identities: readonly string[];
}

export interface CertificatePaths {
  readonly cert: string;
  readonly key: string;
}

/** The files of the settings; undefined when none are set. */
export const configuredFiles = ({
  tlsCert,
  tlsKey,
}: {
  readonly tlsCert?: string | undefined;
  readonly tlsKey?: string | undefined;
}): CertificatePaths | undefined =>
  tlsCert === undefined || tlsKey === undefined ? undefined : { cert: tlsCert, key: tlsKey };

/** Reads a certificate and its key. Throws `StartupError`. */
export function readCertificate(paths: CertificatePaths): Certificate {
  const cert = readPem(paths.cert, "PORCHLIGHT_TLS_CERT");
  const key = readPem(paths.key, "PORCHLIGHT_TLS_KEY");
  try {
    return certificateOf(cert, key);
  } catch (error) {
    throw new StartupError(say("certificate-and-key-apart", { ...paths, code: systemCode(error) }));
  }
}

/** Throws when the chain and the key do not belong together. */
export function certificateOf(cert: Buffer, key: Buffer): Certificate {
  createSecureContext({ cert, key });
  const first = new X509Certificate(cert);
  return {
    cert,
    key,
    fingerprint: first.fingerprint256,
    validFrom: new Date(first.validFrom),
    validTo: new Date(first.validTo),
    names: first.subjectAltName ?? "",
    identities: identitiesOf(first),
  };
}

function readPem(path: string, setting: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new StartupError(say("file-cannot-be-read", { file: path, code: systemCode(error), setting }));
  }
}

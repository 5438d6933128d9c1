import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { createSecureContext } from "node:tls";
import { StartupError, systemCode } from "./startup-error";

/** A certificate chain and its key, PEM. */
export interface Certificate {
  readonly cert: Buffer;
  readonly key: Buffer;
  /** SHA-256 fingerprint of the first certificate, as in `X509Certificate.fingerprint256`. */
  readonly fingerprint: string;
  readonly validTo: Date;
  readonly names: string;
}

/** Reads the configured certificate; undefined when none is. Throws `StartupError`. */
export function readCertificate(settings: {
  readonly tlsCert?: string | undefined;
  readonly tlsKey?: string | undefined;
}): Certificate | undefined {
  const { tlsCert, tlsKey } = settings;
  if (tlsCert === undefined || tlsKey === undefined) return undefined;
  const cert = readPem(tlsCert, "PORCHLIGHT_TLS_CERT");
  const key = readPem(tlsKey, "PORCHLIGHT_TLS_KEY");
  try {
    createSecureContext({ cert, key });
    const { fingerprint256, validTo, subjectAltName = "" } = new X509Certificate(cert);
    return { cert, key, fingerprint: fingerprint256, validTo: new Date(validTo), names: subjectAltName };
  } catch (error) {
    throw new StartupError(
      `The certificate ${tlsCert} and the key ${tlsKey} do not work together (${systemCode(error)}): give a PEM chain and its own key.`,
    );
  }
}

function readPem(path: string, setting: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new StartupError(
      `${path} cannot be read (${systemCode(error)}): correct ${setting} or the permissions.`,
    );
  }
}

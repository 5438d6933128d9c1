import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generate } from "selfsigned";

export interface CertificateVariables extends Readonly<Record<string, string>> {
  readonly PORCHLIGHT_TLS_CERT: string;
  readonly PORCHLIGHT_TLS_KEY: string;
}

/** A new certificate for localhost, as environment variables. */
export async function selfSigned(): Promise<CertificateVariables> {
  const { cert, private: key } = await generate([{ name: "commonName", value: "localhost" }]);
  const directory = mkdtempSync(join(tmpdir(), "porchlight-tls-"));
  const files = { cert: join(directory, "cert.pem"), key: join(directory, "key.pem") };
  writeFileSync(files.cert, cert);
  writeFileSync(files.key, key);
  return { PORCHLIGHT_TLS_CERT: files.cert, PORCHLIGHT_TLS_KEY: files.key };
}

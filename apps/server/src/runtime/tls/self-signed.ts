import { isIP } from "node:net";
import { join } from "node:path";
import type { SubjectAltNameEntry } from "selfsigned";
import { type Certificate, type CertificatePaths, readCertificate } from "../certificate";
import { openDataDirectory } from "../data-directory";
import { writePrivateFile } from "../private-file";

const dayMs = 86_400_000;
/** The longest that clients accept of a certificate which a person has trusted. */
const validDays = 825;
const renewDays = 30;

export interface SelfSignedFor {
  readonly dataDir: string;
  readonly domains: readonly string[];
  /** Address bound; named in the certificate unless it stands for all. */
  readonly listen: string;
}

export const selfSignedFiles = (dataDir: string): CertificatePaths => ({
  cert: join(dataDir, "tls", "self-signed.pem"),
  key: join(dataDir, "tls", "self-signed-key.pem"),
});

/** The certificate in the data directory; made when there is none for these names, or it ends soon. */
export async function ensureSelfSigned(wanted: SelfSignedFor): Promise<CertificatePaths> {
  const paths = selfSignedFiles(wanted.dataDir);
  const names = namesFor(wanted);
  if (isUsable(paths, names)) return paths;
  openDataDirectory(join(wanted.dataDir, "tls"));
  const pems = await makeSelfSigned(wanted.domains[0] ?? "localhost", names);
  writePrivateFile(paths.key, pems.key);
  writePrivateFile(paths.cert, pems.cert);
  return paths;
}

/** Each domain as a SIP domain and as a DNS name; `localhost` and addresses for the browser on this machine. */
function namesFor({ domains, listen }: SelfSignedFor): readonly SubjectAltNameEntry[] {
  const isOne = listen !== "0.0.0.0" && listen !== "::";
  const addresses = new Set(["127.0.0.1", "::1", ...(isOne ? [listen] : [])]);
  return [
    ...domains.map((domain) => ({ type: 6, value: `sip:${domain}` }) as const),
    ...[...domains, "localhost"].map((value) => ({ type: 2, value }) as const),
    ...[...addresses].map((ip) => ({ type: 7, ip }) as const),
  ];
}

async function makeSelfSigned(
  commonName: string,
  altNames: readonly SubjectAltNameEntry[],
): Promise<{ readonly cert: string; readonly key: string }> {
  const { generate } = await import("selfsigned");
  const now = Date.now();
  const made = await generate([{ name: "commonName", value: commonName.slice(0, 64) }], {
    algorithm: "sha256",
    keyType: "ec",
    notBeforeDate: new Date(now - dayMs),
    notAfterDate: new Date(now + validDays * dayMs),
    extensions: [
      { name: "basicConstraints", cA: false, critical: true },
      { name: "keyUsage", digitalSignature: true, critical: true },
      { name: "extKeyUsage", serverAuth: true, clientAuth: true },
      { name: "subjectAltName", altNames: [...altNames] },
    ],
  });
  return { cert: made.cert, key: made.private };
}

function isUsable(paths: CertificatePaths, names: readonly SubjectAltNameEntry[]): boolean {
  const certificate = readIfGood(paths);
  if (certificate === undefined) return false;
  const leftMs = certificate.validTo.getTime() - Date.now();
  return leftMs > renewDays * dayMs && names.every((name) => hasName(certificate, name));
}

function hasName({ names }: Certificate, { ip, value }: SubjectAltNameEntry): boolean {
  if (ip === undefined) return names.split(", ").some((name) => name.endsWith(`:${value}`));
  // IPv6 addresses are written out in full there.
  return isIP(ip) === 6 || names.split(", ").includes(`IP Address:${ip}`);
}

function readIfGood(paths: CertificatePaths): Certificate | undefined {
  try {
    return readCertificate(paths);
  } catch {
    return undefined;
  }
}

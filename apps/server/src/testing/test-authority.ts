import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generate } from "selfsigned";
import type { CertificateVariables } from "./self-signed";

export interface TestNames {
  readonly uris?: readonly string[];
  readonly dnsNames?: readonly string[];
  readonly commonName?: string;
  /** When it ends; in a day when left out. */
  readonly validTo?: Date;
  /** What it may be used for; both when left out. */
  readonly usage?: "server" | "client";
}

const dayMs = 86_400_000;

/** An authority that issues certificates for tests. */
export class TestAuthority {
  private constructor(
    /** PEM file of the authority itself. */
    readonly file: string,
    readonly cert: string,
    readonly key: string,
  ) {}

  static async create(name = "Test authority"): Promise<TestAuthority> {
    const made = await generate([{ name: "commonName", value: name }], {
      algorithm: "sha256",
      keyType: "ec",
      extensions: [
        { name: "basicConstraints", cA: true, critical: true },
        { name: "keyUsage", keyCertSign: true, cRLSign: true, critical: true },
      ],
    });
    return new TestAuthority(write("ca.pem", made.cert), made.cert, made.private);
  }

  /** A new certificate, as environment variables. */
  async issue(names: TestNames): Promise<CertificateVariables> {
    const { cert, key } = await this.issuePems(names);
    return { PORCHLIGHT_TLS_CERT: write("cert.pem", cert), PORCHLIGHT_TLS_KEY: write("key.pem", key) };
  }

  async issuePems(names: TestNames): Promise<{ readonly cert: string; readonly key: string }> {
    const { commonName = "test", dnsNames = [], uris = [], usage } = names;
    const validTo = names.validTo ?? new Date(Date.now() + dayMs);
    const altNames = [
      ...uris.map((value) => ({ type: 6, value }) as const),
      ...dnsNames.map((value) => ({ type: 2, value }) as const),
    ];
    const made = await generate([{ name: "commonName", value: commonName }], {
      algorithm: "sha256",
      keyType: "ec",
      notBeforeDate: new Date(Math.min(Date.now(), validTo.getTime()) - dayMs),
      notAfterDate: validTo,
      ca: { cert: this.cert, key: this.key },
      extensions: [
        { name: "basicConstraints", cA: false },
        { name: "extKeyUsage", serverAuth: usage !== "client", clientAuth: usage !== "server" },
        ...(altNames.length === 0 ? [] : [{ name: "subjectAltName" as const, altNames }]),
      ],
    });
    return { cert: made.cert, key: made.private };
  }
}

function write(name: string, text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), "porchlight-tls-")), name);
  writeFileSync(path, text);
  return path;
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Certificate, certificateOf } from "../../certificate";
import { openDataDirectory } from "../../data-directory";
import { writePrivateFile } from "../../private-file";

/** What is kept of one authority: the account's key, and the certificate with its key in one file. */
export class AcmeFolder {
  readonly #path: string;

  constructor(dataDir: string, directory: string) {
    const { host, pathname } = new URL(directory);
    this.#path = join(dataDir, "acme", `${host}${pathname}`.replace(/[^a-z0-9.-]+/gi, "_"));
  }

  /** Undefined when there is none that is whole. */
  readCertificate(): Certificate | undefined {
    const pem = this.#read("certificate.pem");
    if (pem === undefined) return undefined;
    try {
      return certificateOf(pem, pem);
    } catch {
      return undefined;
    }
  }

  writeCertificate(chain: string, key: string): void {
    this.#write("certificate.pem", `${key.trim()}\n${chain.trim()}\n`);
  }

  readAccountKey(): Buffer | undefined {
    return this.#read("account-key.pem");
  }

  writeAccountKey(key: string): void {
    this.#write("account-key.pem", key);
  }

  #read(name: string): Buffer | undefined {
    try {
      return readFileSync(join(this.#path, name));
    } catch {
      return undefined;
    }
  }

  #write(name: string, text: string): void {
    openDataDirectory(this.#path);
    writePrivateFile(join(this.#path, name), text);
  }
}

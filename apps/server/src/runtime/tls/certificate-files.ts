import { statSync } from "node:fs";
import type { Saying } from "@porchlight/kernel";
import type { Logger } from "../../log/logger";
import { type Certificate, type CertificatePaths, readCertificate } from "../certificate";
import { say } from "../sayings";
import { systemCode } from "../startup-error";
import { trouble } from "../trouble";
import type { CertificateKeeper } from "./certificate-keeper";
import { LiveCertificate } from "./live-certificate";

const lookEveryMs = 5000;

/**
 * A certificate in files that somebody else renews. They are looked at again and again, which also sees links that are
 * turned and files on a network; events of the file system do not.
 */
export class CertificateFiles implements CertificateKeeper {
  readonly live: LiveCertificate;
  readonly #paths: CertificatePaths;
  readonly #log: Logger;
  readonly #everyMs: number;
  #seen: string;
  #timer: NodeJS.Timeout | undefined;

  /** Throws `StartupError` when there is no usable certificate to begin with. */
  constructor(paths: CertificatePaths, log: Logger, everyMs = lookEveryMs) {
    this.#paths = paths;
    this.#log = log;
    this.#everyMs = everyMs;
    this.#seen = lookOf(paths);
    this.live = new LiveCertificate(readCertificate(paths));
  }

  start(): void {
    this.#timer = setInterval(() => this.#look(), this.#everyMs);
    this.#timer.unref();
  }

  reload(): void {
    this.#seen = lookOf(this.#paths);
    try {
      this.#take(readCertificate(this.#paths));
    } catch (error) {
      this.#keep(trouble(error));
    }
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    if (lookOf(this.#paths) !== this.#seen) this.reload();
  }

  #take(certificate: Certificate): void {
    const { cert, key } = this.live.current;
    if (cert.equals(certificate.cert) && key.equals(certificate.key)) return this.live.keep(undefined);
    if (hasExpired(certificate) && !hasExpired(this.live.current))
      return this.#keep(say("newer-certificate-expired", { file: this.#paths.cert }));
    this.live.replace(certificate);
    const { fingerprint, names, validTo } = certificate;
    this.#log.info({ fingerprint, names, validTo }, "new certificate in use");
  }

  #keep(problem: Saying): void {
    this.live.keep(problem);
    this.#log.error({ problem: problem.text }, "the new certificate is not usable; the old one stays in use");
  }
}

const hasExpired = ({ validTo }: Certificate): boolean => validTo.getTime() < Date.now();

const lookOf = ({ cert, key }: CertificatePaths): string => [cert, key].map(stateOf).join(" ");

/** Changes whenever a file does; links are followed. */
function stateOf(path: string): string {
  try {
    const { ino, mtimeMs, size } = statSync(path);
    return `${ino}/${mtimeMs}/${size}`;
  } catch (error) {
    return systemCode(error);
  }
}

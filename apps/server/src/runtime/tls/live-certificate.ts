import type { Saying } from "@porchlight/kernel";
import type { Certificate } from "../certificate";

/** The certificate that new connections are shown, and who follows its changes. */
export class LiveCertificate {
  #current: Certificate;
  #problem: Saying | undefined;
  readonly #followers: ((certificate: Certificate) => void)[] = [];

  constructor(certificate: Certificate) {
    this.#current = certificate;
  }

  get current(): Certificate {
    return this.#current;
  }

  /** Why a newer one could not be had. */
  get problem(): Saying | undefined {
    return this.#problem;
  }

  /** `use` is called with each later certificate. */
  follow(use: (certificate: Certificate) => void): void {
    this.#followers.push(use);
  }

  replace(certificate: Certificate): void {
    this.#current = certificate;
    this.#problem = undefined;
    for (const use of this.#followers) use(certificate);
  }

  /** The current one stays. */
  keep(problem: Saying | undefined): void {
    this.#problem = problem;
  }
}

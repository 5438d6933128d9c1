import type { AcmeChallenges } from "./acme/acme-challenges";
import type { LiveCertificate } from "./live-certificate";

/** Looks after the certificate while the server runs. A fault of its own never ends the server. */
export interface CertificateKeeper {
  readonly live: LiveCertificate;
  /** Open challenges of an ACME authority. */
  readonly challenges?: AcmeChallenges;
  /** Once the ports are open. */
  start(): void;
  /** Looks for a newer one at once. */
  reload(): void;
  stop(): void | Promise<void>;
}

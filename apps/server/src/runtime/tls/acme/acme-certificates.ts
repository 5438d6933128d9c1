import type { Logger } from "../../../log/logger";
import type { Certificate } from "../../certificate";
import { say } from "../../sayings";
import type { CertificateKeeper } from "../certificate-keeper";
import { LiveCertificate } from "../live-certificate";
import type { AcmeChallenges } from "./acme-challenges";

export interface AcmeParts {
  /** Issued earlier; undefined when there is none yet. */
  readonly issued: Certificate | undefined;
  /** Shown until one is issued. */
  readonly placeholder: Certificate;
  readonly names: readonly string[];
  readonly challenges: AcmeChallenges;
  readonly order: () => Promise<Certificate>;
  readonly log: Logger;
  /** Milliseconds to wait after so many failures in a row. */
  readonly retryMs?: (failures: number) => number;
}

/** A timer cannot run for months, and clocks are set. */
const lookAgainMs = 6 * 3_600_000;
const firstRetryMs = 5 * 60_000;
const longestRetryMs = 12 * 3_600_000;

/** A certificate from an ACME authority, renewed when a third of its life is left; tried again and again. */
export class AcmeCertificates implements CertificateKeeper {
  readonly live: LiveCertificate;
  readonly challenges: AcmeChallenges;
  readonly #parts: AcmeParts;
  #issued: Certificate | undefined;
  #failures = 0;
  #isBusy = false;
  #isStopped = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: AcmeParts) {
    this.#parts = parts;
    this.challenges = parts.challenges;
    this.#issued = parts.issued;
    this.live = new LiveCertificate(parts.issued ?? parts.placeholder);
    if (parts.issued === undefined) this.live.keep(say("no-certificate-issued-yet"));
  }

  start(): void {
    this.reload();
  }

  reload(): void {
    void this.#renewIfDue();
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  async #renewIfDue(): Promise<void> {
    if (this.#isBusy || this.#isStopped) return;
    this.#isBusy = true;
    if (isDue(this.#issued, this.#parts.names)) await this.#renew();
    this.#isBusy = false;
    this.#schedule();
  }

  async #renew(): Promise<void> {
    const { log, order } = this.#parts;
    try {
      this.#issued = await order();
      this.#failures = 0;
      this.live.replace(this.#issued);
      const { fingerprint, names, validTo } = this.#issued;
      log.info({ fingerprint, names, validTo }, "certificate issued");
    } catch (error) {
      this.#failures += 1;
      const reason = error instanceof Error ? error.message : String(error);
      this.live.keep(say("no-certificate-issued", { message: reason.slice(0, 500) }));
      log.error(
        { reason, failures: this.#failures },
        "no certificate issued; the server goes on and tries again",
      );
    }
  }

  #schedule(): void {
    if (this.#isStopped) return;
    clearTimeout(this.#timer);
    const { retryMs = spreadRetryMs } = this.#parts;
    const waitMs = this.#failures > 0 ? retryMs(this.#failures) : lookAgainMs;
    this.#timer = setTimeout(() => void this.#renewIfDue(), waitMs);
    this.#timer.unref();
  }
}

/** Longer after each failure, by up to a fifth at random: authorities count failures. */
const spreadRetryMs = (failures: number): number =>
  Math.min(longestRetryMs, firstRetryMs * 2 ** (failures - 1)) * (1 + Math.random() / 5);

export function isDue(issued: Certificate | undefined, names: readonly string[], now = Date.now()): boolean {
  if (issued === undefined) return true;
  const dnsNames = issued.names.toLowerCase().split(", ");
  if (!names.every((name) => dnsNames.includes(`dns:${name.toLowerCase()}`))) return true;
  const [from, to] = [issued.validFrom.getTime(), issued.validTo.getTime()];
  return now > to - (to - from) / 3;
}

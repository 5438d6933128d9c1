import type { DigestChallenge } from "./digest-challenge";

/** How often one request answers challenges: a fresh one once, and once more when the nonce is called stale. */
export class ChallengeRounds {
  #answered = false;
  #renewed = false;

  /** Whether `challenge` is to be answered; no means that the password is refused. */
  admits(challenge: DigestChallenge | undefined): boolean {
    if (!challenge || (this.#answered && (this.#renewed || !challenge.stale))) return false;
    this.#renewed = this.#answered;
    this.#answered = true;
    return true;
  }
}

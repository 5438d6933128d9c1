/** Answers to HTTP-01 challenges that are open (RFC 8555 section 8.3). */
export class AcmeChallenges {
  readonly #answers = new Map<string, string>();

  open(token: string, answer: string): void {
    this.#answers.set(token, answer);
  }

  close(token: string): void {
    this.#answers.delete(token);
  }

  answerTo(token: string): string | undefined {
    return this.#answers.get(token);
  }
}

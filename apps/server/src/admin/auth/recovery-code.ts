import { readableLetters, secretHash } from "./secret";

const CODES = 10;

/** Ten new codes such as `abcde-fghjk-mnpqr`: 74 bits each, so that their hashes cannot be searched. */
export const newRecoveryCodes = (): readonly string[] =>
  Array.from({ length: CODES }, () => [5, 5, 5].map(readableLetters).join("-"));

/** What is stored of a code, in whatever case and with whatever between its letters it was typed. */
export const recoveryHash = (typed: string): string =>
  secretHash(typed.toLowerCase().replaceAll(/[^a-z0-9]/g, ""));

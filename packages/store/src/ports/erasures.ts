import type { Instant } from "@porchlight/kernel";

/** Somebody who is to be found nowhere any more (requirement PRV-056). */
export interface Erasure {
  /** Address of record. */
  readonly aor: string;
  /** Address of record that stands for it in what has to be kept. */
  readonly pseudonym: string;
  readonly at: Instant;
  /** When the account was made that goes with it: another one of the same name is somebody else's. Undefined without one. */
  readonly accountSince: Instant | undefined;
}

/**
 * Takes an address out of what stays when its account is gone: charging records, the audit log, tokens for others. What other
 * people have written in their own documents stays theirs, and what the engine holds is the engine's to end.
 */
export interface ErasureStore {
  /** From now on it is known that there is something to be done. */
  begin(erasure: Erasure): Promise<void>;
  /** Those that have begun and are not done, in the order in which they began. */
  pending(): Promise<readonly Erasure[]>;
  /** Puts the pseudonym in the place of the address; how many rows were changed. May be done again. */
  pseudonymise(erasure: Erasure): Promise<number>;
  /** It is done: the address is forgotten here too. */
  finish(erasure: Erasure): Promise<void>;
}

import type { Instant } from "@porchlight/kernel";
import type { AuditNote } from "./audit";

/** What an operator proves to hold beside the password. */
export interface SecondFactorRecord {
  readonly operator: string;
  /** The shared secret, encrypted. */
  readonly sealedSecret: string;
  /** Undefined until a first code has shown that the authenticator has the secret. */
  readonly confirmedAt: Instant | undefined;
  /** The latest time step of which a code was taken; -1 before the first. */
  readonly lastStep: number;
}

/** How an authenticator was shown to have the secret. */
export interface Confirmation {
  readonly operator: string;
  /** The secret that was shown; another one may have taken its place since. */
  readonly sealedSecret: string;
  readonly step: number;
  readonly at: Instant;
  readonly recoveryHashes: readonly string[];
}

/** Second factors of operators. What is told of `audit` is written in one transaction with its line of the audit log. */
export interface SecondFactorStore {
  /** In order of the operators' names; those that are not confirmed are among them. */
  list(): Promise<readonly SecondFactorRecord[]>;
  find(operator: string): Promise<SecondFactorRecord | undefined>;
  /** Keeps a secret that is to be confirmed, in place of one that never was. False when one is in force. */
  begin(operator: string, sealedSecret: string): Promise<boolean>;
  /** Puts the secret into force with its recovery codes. False when it is not the one that waits. */
  confirm(confirmation: Confirmation, audit: AuditNote): Promise<boolean>;
  /** Notes that a code of this time step was taken. False when one of it or of a later one was. */
  useStep(operator: string, step: number): Promise<boolean>;
  recoveryCodesLeft(operator: string): Promise<number>;
  /** Takes a recovery code away. False when there is no such code. */
  useRecoveryCode(operator: string, codeHash: string, audit: AuditNote): Promise<boolean>;
  /** Puts new recovery codes in the place of all others. */
  replaceRecoveryCodes(operator: string, codeHashes: readonly string[], audit: AuditNote): Promise<void>;
  /** Takes everything away. False, and nothing noted, when nothing was in force. */
  remove(operator: string, audit: AuditNote): Promise<boolean>;
}

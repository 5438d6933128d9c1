/** Why a store cannot be opened. */
export type StoreFaultCode =
  | "unsupported-url"
  | "unwritable"
  | "not-a-database"
  | "no-database"
  | "damaged"
  | "not-empty"
  | "not-an-office"
  | "newer-database"
  | "changed-migration"
  | "failed-migration"
  | "no-migrations";

/** A fault that a person can mend. The message is one sentence that says what, where and the mend. */
export class StoreFault extends Error {
  override readonly name = "StoreFault";

  constructor(
    readonly code: StoreFaultCode,
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}

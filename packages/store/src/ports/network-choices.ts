import type { AuditNote } from "./audit";

/** Whether what the network knows of somebody is part of their presence. */
export interface NetworkChoice {
  /** Address of record. */
  readonly aor: string;
  readonly published: boolean;
}

/** What was chosen for single accounts; the setting of the server holds for all others. Choices go with their account. */
export interface NetworkChoiceStore {
  /** By address. */
  list(): Promise<readonly NetworkChoice[]>;
  /** Undefined takes the choice back. False, and nothing written, when there is no such account. */
  put(aor: string, published: boolean | undefined, audit: AuditNote): Promise<boolean>;
}

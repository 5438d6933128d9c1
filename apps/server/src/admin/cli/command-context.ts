import type { OperationDeps } from "../deps";
import type { CalendarHouse } from "../ports/calendars";
import type { OfficeDocuments } from "../ports/documents";

/** A store opened without a server. */
export interface OfflineOffice {
  readonly deps: OperationDeps;
  /** Puts together what decides on documents: schemas, usages, accounts. */
  documents(): Promise<OfficeDocuments>;
  readonly calendars: CalendarHouse;
  close(): Promise<void>;
}

/** What the host gives to the commands. */
export interface CommandContext {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
  /** From the configuration; read when a command runs. */
  dataDir(): Promise<string>;
  /**
   * Opens the store of the data directory, migrated, for a command that finds no server; until it is closed no server
   * starts. Undefined when a server has the directory after all: it is starting or stopping.
   */
  openOffline(): Promise<OfflineOffice | undefined>;
  /** Sets the exit status of the process. */
  exit(status: 1 | 2): void;
}

import { join } from "node:path";
import { type JournalEntry, keptRecords, type NumberedRecord } from "@porchlight/accounting";
import { JournalFile } from "./journal-file";

/**
 * Records between their being made and their being on disk: lines in a file, written before the answers that they
 * tell of leave. Of the two files one grows, while what the other has is on its way to the database.
 */
export class RecordJournal {
  readonly #onFault: (error: unknown) => void;
  #growing: JournalFile;
  #resting: JournalFile;
  /** Number of the last record in each; 0 where there is none. */
  #grownTo = 0;
  #restsAt = 0;
  #isFailing = false;

  /** @param epoch of the numbers; what is left of others is not read */
  constructor(folder: string, epoch: number, onFault: (error: unknown) => void) {
    this.#onFault = onFault;
    const fileNamed = (name: string) => new JournalFile(join(folder, name), `epoch ${epoch}`);
    this.#growing = fileNamed("charging-1.journal");
    this.#resting = fileNamed("charging-2.journal");
  }

  /** What a process before this one has kept, in any order. */
  kept(): readonly NumberedRecord[] {
    return [...this.#growing.lines(), ...this.#resting.lines()].flatMap(recordsIn);
  }

  /** All that is kept is on disk. */
  clear(): void {
    this.#growing.clear();
    this.#resting.clear();
    this.#grownTo = 0;
    this.#restsAt = 0;
  }

  /** They survive the process from now on, unless the disk fails; then that is told once. One write, the highest number last. */
  keep(entries: readonly JournalEntry[]): void {
    this.#grownTo = entries.at(-1)?.number ?? this.#grownTo;
    try {
      this.#growing.append(entries.map(({ number, text }) => `${number} ${text}`));
      this.#isFailing = false;
    } catch (error) {
      if (!this.#isFailing) this.#onFault(error);
      this.#isFailing = true;
    }
  }

  /** Records up to a number are on disk. */
  release(through: number): void {
    if (through >= this.#grownTo) return this.clear();
    if (through < this.#restsAt) return;
    this.#resting.clear();
    [this.#growing, this.#resting] = [this.#resting, this.#growing];
    this.#restsAt = this.#grownTo;
  }

  close(): void {
    this.#growing.close();
    this.#resting.close();
  }
}

/** None for a line that was cut short. */
function recordsIn(line: string): readonly NumberedRecord[] {
  const [, number, text] = /^(\d+) (.+)$/.exec(line) ?? [];
  try {
    return text === undefined ? [] : keptRecords({ number: Number(number), text });
  } catch {
    return [];
  }
}

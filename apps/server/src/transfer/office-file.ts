import type { OfficeRow } from "@porchlight/store";
import { CommandFailure } from "../admin/cli/command-failure";
import { systemCode } from "../runtime/startup-error";
import { FORMAT_VERSION, type OfficeCounts, type OfficeHead, readLine } from "./office-format";
import { textLines } from "./text-lines";

/** The file of an office, read from its first line to its last as often as it is asked for. */
export class OfficeFile {
  readonly #file: string;
  /** Of the latest row. */
  #line = 0;

  constructor(file: string) {
    this.#file = file;
  }

  /** A sentence about the row that was read last. */
  failure(reason: string): CommandFailure {
    return new CommandFailure(`${this.#file}, line ${this.#line}: ${reason}; nothing was imported.`);
  }

  /** Every row. Rejects with a `CommandFailure` for what is no office, of a newer format, or not whole. */
  async *rows(): AsyncGenerator<OfficeRow, void> {
    const counts: Record<string, number> = {};
    let isWhole = false;
    this.#line = 0;
    for await (const text of this.#texts()) {
      this.#line += 1;
      const line = readLine(text);
      if (isWhole) throw this.failure("there is something behind the end");
      if (this.#line === 1) this.#begin(line?.kind === "head" ? line.head : undefined);
      else if (line?.kind === "row") {
        counts[line.row.table] = (counts[line.row.table] ?? 0) + 1;
        yield line.row;
      } else if (line?.kind === "end" && isSame(line.counts, counts)) isWhole = true;
      else throw this.failure("it is not a line of an office");
    }
    if (!isWhole)
      throw new CommandFailure(`${this.#file} is not whole: its end is missing; nothing was imported.`);
  }

  async *#texts(): AsyncGenerator<string, void> {
    try {
      yield* textLines(this.#file);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const reason = "code" in error ? systemCode(error) : error.message;
      throw new CommandFailure(`${this.#file} cannot be read (${reason}).`);
    }
  }

  #begin(head: OfficeHead | undefined): void {
    if (head === undefined)
      throw new CommandFailure(`${this.#file} is no office: make one with porchlight export.`);
    if (head.version > FORMAT_VERSION)
      throw new CommandFailure(
        `${this.#file} is of format ${head.version}, which a newer Porchlight wrote; this one reads up to ${FORMAT_VERSION}.`,
      );
  }
}

const isSame = (some: OfficeCounts, others: OfficeCounts): boolean =>
  [...new Set([...Object.keys(some), ...Object.keys(others)])].every((name) => some[name] === others[name]);

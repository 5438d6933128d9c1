import { closeSync, fstatSync, ftruncateSync, openSync, readFileSync, writeSync } from "node:fs";

const ownerOnly = 0o600;

/** One file of a journal: a head, then a line for each entry. What was appended survives the process, not always a power cut. */
export class JournalFile {
  readonly #descriptor: number;
  readonly #head: string;
  #octets: number;

  /** @param head what the lines belong to; those behind another head are not read */
  constructor(path: string, head: string) {
    this.#descriptor = openSync(path, "a+", ownerOnly);
    this.#head = head;
    this.#octets = fstatSync(this.#descriptor).size;
  }

  /** The last one may have been cut short. */
  lines(): readonly string[] {
    const [head, ...lines] = readFileSync(this.#descriptor, "utf8").split("\n");
    return head === this.#head ? lines : [];
  }

  /** Throws when they could not be written; then nothing of them is there. */
  append(lines: readonly string[]): void {
    const text = `${[...(this.#octets === 0 ? [this.#head] : []), ...lines].join("\n")}\n`;
    const written = writeSync(this.#descriptor, text);
    // Octets are at least as many as UTF-16 code units.
    if (written >= text.length) this.#octets += written;
    else this.#takeBack();
  }

  #takeBack(): never {
    ftruncateSync(this.#descriptor, this.#octets);
    throw new Error("no space for charging records");
  }

  clear(): void {
    if (this.#octets === 0) return;
    ftruncateSync(this.#descriptor, 0);
    this.#octets = 0;
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}

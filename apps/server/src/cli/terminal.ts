import { clearLine, cursorTo } from "node:readline";

/** Shows the step at work on a terminal, and nothing elsewhere. */
export class ProgressLine {
  readonly #stream: NodeJS.WriteStream;

  constructor(stream: NodeJS.WriteStream = process.stderr) {
    this.#stream = stream;
  }

  show(step: string): void {
    if (!this.#stream.isTTY) return;
    this.#clear();
    this.#stream.write(`${step} ...`);
  }

  done(): void {
    if (this.#stream.isTTY) this.#clear();
  }

  #clear(): void {
    clearLine(this.#stream, 0);
    cursorTo(this.#stream, 0);
  }
}

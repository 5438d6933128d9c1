import { setImmediate as nextTurn } from "node:timers/promises";
import { type DocumentLibrary, type RulesFault, rulesFault } from "@porchlight/event-packages";
import type { Logger } from "../../log/logger";

/** Documents looked at before other work gets its turn, and lines written of what a start finds. */
const atOnce = 100;
const lines = 20;

/** Rules documents that no longer read, say after an upgrade: whoever has one is seen by nobody else until it is mended. */
export class UnreadableRules {
  readonly #library: DocumentLibrary;
  readonly #log: Logger;
  readonly #faults = new Map<string, RulesFault>();

  constructor(library: DocumentLibrary, log: Logger) {
    this.#library = library;
    this.#log = log;
    library.onChange(({ path, newText }) => this.#judge(path, newText));
  }

  /** Looks at every document, in the background. */
  async review(): Promise<void> {
    let looked = 0;
    for (const path of this.#library.paths()) {
      this.#judge(path, this.#library.read(path)?.text);
      looked += 1;
      if (looked % atOnce === 0) await nextTurn();
    }
    for (const [path, { owner, reason }] of [...this.#faults].slice(0, lines)) {
      this.#log.error({ owner, document: path, reason, hint: HINT }, "rules cannot be read");
    }
    if (this.#faults.size > lines) {
      this.#log.error({ documents: this.#faults.size, hint: HINT }, "more rules cannot be read");
    }
  }

  /** Addresses of those concerned, sorted. */
  get owners(): readonly string[] {
    return [...new Set([...this.#faults.values()].map(({ owner }) => owner))].sort();
  }

  #judge(path: string, text: string | undefined): void {
    const fault = text === undefined ? undefined : rulesFault(path, text);
    if (fault === undefined) this.#faults.delete(path);
    else this.#faults.set(path, fault);
  }
}

const HINT = "nobody but the owner sees anything; mend the document, or restore an earlier version of it";

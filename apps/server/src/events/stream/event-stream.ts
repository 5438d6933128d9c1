import { eventId, type MarkedNews } from "../news-mark";

/** The part of an HTTP response that is written to. */
export interface StreamOutput {
  /** False when no more should be written until it is drained. */
  write(text: string): boolean;
  end(text: string): unknown;
  destroy(): unknown;
}

/** As many heartbeats in a row a reader may be behind. */
const PATIENCE = 2;

/**
 * One stream of server-sent events. A slow reader is told the newest state of each presentity, never a queue of older ones,
 * and is cut off when it takes nothing at all.
 */
export class EventStream {
  readonly #output: StreamOutput;
  readonly #known: ReadonlySet<string>;
  /** Mark of what the reader knows of each presentity. */
  readonly #marks = new Map<string, string>();
  readonly #waiting = new Map<string, MarkedNews>();
  #isBehind = false;
  #isOver = false;
  #isHeld = false;
  /** It is to end when what is held is told. */
  #endMs: number | undefined;
  #missedBeats = 0;

  /** `known`: marks of what the reader knows from before. */
  constructor(output: StreamOutput, known: ReadonlySet<string>) {
    this.#output = output;
    this.#known = known;
  }

  begin(retryMs: number): void {
    this.#write(`retry: ${retryMs}\n\n`);
  }

  /** What is told meanwhile goes out at the end: the first id names all of it that the reader knows from before. */
  together(telling: () => void): void {
    this.#isHeld = true;
    telling();
    this.#isHeld = false;
    this.#flush();
    if (this.#endMs !== undefined) this.end(this.#endMs);
  }

  tell(news: MarkedNews): void {
    const { presentity, mark } = news;
    if (!this.#marks.has(presentity) && this.#known.has(mark)) this.#marks.set(presentity, mark);
    if (this.#marks.get(presentity) === mark) this.#waiting.delete(presentity);
    else this.#waiting.set(presentity, news);
    this.#flush();
  }

  /** The reader has taken what was written. */
  drained(): void {
    this.#isBehind = false;
    this.#missedBeats = 0;
    this.#flush();
  }

  beat(): void {
    if (!this.#isBehind) return this.#write(":\n\n");
    this.#missedBeats += 1;
    if (this.#missedBeats >= PATIENCE) this.cutOff();
  }

  /** Ends it when what was told is written; the reader comes back after this time. */
  end(retryMs: number): void {
    if (this.#isOver) return;
    if (this.#isHeld) {
      this.#endMs = retryMs;
      return;
    }
    if (this.#isBehind) return this.cutOff();
    this.#isOver = true;
    this.#output.end(`retry: ${retryMs}\n\n`);
  }

  cutOff(): void {
    this.#isOver = true;
    this.#output.destroy();
  }

  #flush(): void {
    for (const [presentity, { mark, data }] of this.#waiting) {
      if (this.#isBehind || this.#isOver || this.#isHeld) return;
      this.#waiting.delete(presentity);
      this.#marks.set(presentity, mark);
      this.#write(`id: ${eventId(this.#marks.values())}\nevent: presence\ndata: ${data}\n\n`);
    }
  }

  #write(text: string): void {
    if (!this.#isOver) this.#isBehind = !this.#output.write(text);
  }
}
